import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCouchStore } from '../../sync-server/stores/couch-store.ts';
import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';
import type { Store } from '../../sync-server/stores/store.ts';
import { CouchDouble } from './couch-double.ts';

/** A store that can be opened again after it was closed. */
export interface OpenedStore {
  store: Store;
  reopen(): Promise<Store>;
  /** Takes away what lies behind it; the store itself is closed by then. */
  remove(): Promise<void>;
}

/** Both kinds of store, by name: for `describe.each`. */
export const BOTH_STORES: [string, () => Promise<OpenedStore>][] = [
  ['the embedded store on disk', openOnDisk],
  ['nano and a double of CouchDB', openDoubled],
];

/** The embedded store in a folder of its own. */
export async function openOnDisk(): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-store-'));
  return {
    store: await openPouchStore(folder),
    reopen: () => openPouchStore(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openDoubled(): Promise<OpenedStore> {
  const double = await new CouchDouble().start();
  const open = () => openCouchStore({ url: double.url, reconnectAfter: 10 });
  return { store: await open(), reopen: open, remove: () => double.stop() };
}
