import { CouchDatabase } from './couch-database.ts';
import { CouchRequests, statusOf } from './couch-requests.ts';
import { assertDatabaseName, isDatabaseName } from './database-name.ts';
import type { Database, Store } from './store.ts';

/** Where the CouchDB is, and which of its databases are ours. */
export interface CouchStoreOptions {
  /** Its root with name and password: `https://name:password@host:6984`. */
  url: string;
  /** Stands before every database's name, so that others may live beside ours. */
  prefix?: string;
  /** How long one answer may take, in ms. */
  timeout?: number;
  /** How long a feed waits before it asks a CouchDB again that was away, in ms. */
  reconnectAfter?: number;
}

const PREFIX = 'vor-ort-';

/**
 * Opens a CouchDB 3.5 as a store; only its documented interface is used. The account must be allowed
 * to make databases. Throws `StoreFailure` `unauthorised` or `unavailable`.
 */
export async function openCouchStore(options: CouchStoreOptions): Promise<Store> {
  const store = new CouchStore(options);
  await store.databaseNames();
  return store;
}

class CouchStore implements Store {
  readonly kind = 'couchdb';
  readonly #requests: CouchRequests;
  readonly #prefix: string;
  readonly #reconnectAfter: number;
  readonly #databases = new Map<string, Promise<CouchDatabase>>();

  constructor({ url, prefix = PREFIX, timeout, reconnectAfter = 1000 }: CouchStoreOptions) {
    this.#requests = new CouchRequests(url, timeout);
    this.#prefix = prefix;
    this.#reconnectAfter = reconnectAfter;
  }

  database(name: string): Promise<Database> {
    assertDatabaseName(name);
    const known = this.#databases.get(name);
    if (known) return known;
    const opening = this.#open(name);
    this.#databases.set(name, opening);
    opening.catch(() => this.#databases.delete(name));
    return opening;
  }

  async databaseNames(): Promise<string[]> {
    const prefix = this.#prefix;
    const names = await this.#requests.send({
      method: 'GET',
      db: '_all_dbs',
      qs: { startkey: prefix, endkey: `${prefix}\ufff0` },
    });
    return (names as unknown as string[])
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .filter(isDatabaseName)
      .sort();
  }

  async expunge(name: string, ids: readonly string[]): Promise<void> {
    const database = (await this.database(name)) as CouchDatabase;
    await database.expunge(ids);
  }

  async close(): Promise<void> {
    const databases = await Promise.allSettled(this.#databases.values());
    this.#databases.clear();
    for (const database of databases) {
      if (database.status === 'fulfilled') database.value.close();
    }
  }

  async #open(name: string): Promise<CouchDatabase> {
    const db = this.#prefix + name;
    try {
      await this.#requests.send({ method: 'PUT', db });
    } catch (error) {
      // 412: it is there already, perhaps made by another process a moment ago.
      if (statusOf(error) !== 412) throw error;
    }
    const requests = this.#requests;
    return new CouchDatabase({ name, db, requests, reconnectAfter: this.#reconnectAfter });
  }
}
