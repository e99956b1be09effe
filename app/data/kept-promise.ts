import { Dexie } from 'dexie';

/**
 * A live query forgets what it reads after it has waited for anything but the database, or for functions
 * that call functions that read, so that it would miss changes: what it waits for is made a promise of
 * the database's.
 */
export function kept<Value>(promise: Promise<Value>): PromiseLike<Value> {
  return Dexie.Promise.resolve(promise);
}
