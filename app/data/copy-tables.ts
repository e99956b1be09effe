import type { LocalDatabase } from './database.ts';

/**
 * The tables a transaction must hold in which copies change. Its function must be an `async` one:
 * Dexie follows the awaits of no other.
 */
export function tablesOf(database: LocalDatabase) {
  const { documents, tombstones, outbox, own, checkpoints, refusals } = database;
  return [documents, tombstones, outbox, own, checkpoints, refusals];
}
