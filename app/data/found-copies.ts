import type { Surroundings } from './copies.ts';
import type { LocalDocument, LocalTombstone, OutboxEntry } from './database.ts';
import { rowsById } from './rows-by-id.ts';

/** What there is of some ids. */
export interface Found {
  ids: readonly string[];
  rows: ReadonlyMap<string, LocalDocument>;
  tombstones: ReadonlyMap<string, LocalTombstone>;
  entries: ReadonlyMap<string, OutboxEntry>;
}

/** Reads them side by side, in a transaction that holds all three tables. */
export async function foundOf(
  { database, quarter }: Surroundings,
  ids: readonly string[],
): Promise<Found> {
  const [rows, tombstones, entries] = await Promise.all([
    rowsById(database.documents, quarter, ids),
    rowsById(database.tombstones, quarter, ids),
    rowsById(database.outbox, quarter, ids),
  ]);
  return { ids, rows, tombstones, entries };
}
