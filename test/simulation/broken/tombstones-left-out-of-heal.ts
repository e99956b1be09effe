import { revsHeld as held } from '../../../app/data/revs-held.ts';

/** Tells the server of living documents only. */
export const revsHeld: typeof held = async (around, scope) => {
  const revs = await held(around, scope);
  for (const { id } of await around.database.tombstones.toArray()) revs.delete(id);
  return revs;
};
