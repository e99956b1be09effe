import { Dexie } from 'dexie';

/** Whether the database lives in this page's memory alone, where no worker can open it. */
export function livesInMemory(): boolean {
  return Dexie.dependencies.indexedDB !== globalThis.indexedDB;
}
