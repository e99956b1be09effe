import { changeDocument } from '../../../app/data/local-writes.ts';
import { syncRound as round } from '../../../app/sync/round.ts';

export * from '../../../app/sync/round.ts';

/** Deletes, as its user would, what has expired by its own clock. */
export const syncRound: typeof round = async (parts, signal) => {
  const { around } = parts;
  const today = around.now().toISOString().slice(0, 10);
  const rows = await around.database.documents.toArray();
  for (const { id, doc } of rows) {
    if (typeof doc.deleteAfter !== 'string' || doc.deleteAfter >= today) continue;
    await changeDocument(around, id, () => undefined);
  }
  return round(parts, signal);
};
