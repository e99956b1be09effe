import { join } from 'node:path';
import type { Configuration } from '../configuration.ts';
import { openCouchStore } from './couch-store.ts';
import { REGISTRY } from './database-name.ts';
import { openPouchStore } from './pouch-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that the configuration names, and its registry, so that what is wrong with it
 * shows now. Throws a `StoreFailure`.
 */
export async function openStore({ couchUrl, dataFolder }: Configuration): Promise<Store> {
  const store = couchUrl
    ? await openCouchStore({ url: couchUrl })
    : await openPouchStore(join(dataFolder, 'store'));
  try {
    await store.database(REGISTRY);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
