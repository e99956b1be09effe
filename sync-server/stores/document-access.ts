import type { StoredDocument, StoreWrite, WriteOutcome } from './store.ts';

/**
 * What a command (import, and later backup or erase) may do with the documents: the same whether
 * it opened the store itself or speaks with the running server over its local socket.
 */
export interface DocumentAccess {
  /** Current versions by id, tombstones included, in order; nothing where there is no database. */
  getMany(database: string, ids: readonly string[]): Promise<(StoredDocument | undefined)[]>;
  /** Compare-and-set of each write by itself; outcomes in order. The database is made where it is
   *  missing. A malformed document (`malformationOf`) throws before anything is written. */
  write(database: string, writes: readonly StoreWrite[]): Promise<WriteOutcome[]>;
  /** The server's writer id, and the first of `count` clock numbers that nobody gets again. */
  takeNumbers(count: number): Promise<{ writer: string; first: number }>;
}
