import { randomUUID } from 'node:crypto';
import memoryAdapter from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-node';
import { PouchStore, REVISION_OPTIONS } from '../../sync-server/stores/pouch-store.ts';
import type { Store } from '../../sync-server/stores/store.ts';

PouchDB.plugin(memoryAdapter);
// Every open database listens to PouchDB itself; a test file opens more than Node thinks healthy.
(PouchDB as unknown as NodeJS.EventEmitter).setMaxListeners(0);

/** A PouchDB in memory. Databases of one name are one: take a name that nobody else has. */
export function memoryPouch(name: string, options: object = {}): PouchDB.Database {
  return new PouchDB(name, { adapter: 'memory', ...options });
}

/** The embedded store without a disk. What it holds is gone when it is closed. */
export function aMemoryStore(): Store {
  const prefix = `${randomUUID()}-`;
  const names = new Set<string>();
  return new PouchStore({
    open: (name) => {
      names.add(name);
      return memoryPouch(prefix + name, REVISION_OPTIONS);
    },
    names: async () => [...names],
  });
}
