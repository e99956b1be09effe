import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { LocalDatabase } from '../../app/data/database.ts';

// Live queries stand still where the environment has no IndexedDB at all.
Dexie.dependencies.indexedDB ??= new IDBFactory();
Dexie.dependencies.IDBKeyRange ??= IDBKeyRange;

/** A device's database that lives in memory; the same factory given twice is two tabs of it. */
export function aDatabase(indexedDB: IDBFactory = new IDBFactory()): LocalDatabase {
  return new LocalDatabase('vor-ort', { indexedDB, IDBKeyRange });
}
