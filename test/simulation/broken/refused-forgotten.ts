import { takeOutcomes as take } from '../../../app/data/outbox.ts';

export * from '../../../app/data/outbox.ts';

/** What the server refuses is gone. */
export const takeOutcomes: typeof take = async (around, batch, answer) => {
  const waiting = await take(around, batch, answer);
  await around.database.refusals.clear();
  return waiting;
};
