import { isQuarterId } from '#domain/ids.ts';
import { parsePublicDocument } from '#domain/public-document.ts';
import type { Quarter } from '#domain/quarter.ts';
import { ScopeFeed } from './feed/scope-feed.ts';
import type { ServerIdentity } from './identity.ts';
import { databaseNameOf, quarterDatabaseOf } from './stores/database-name.ts';
import type { Store, StoredDocument } from './stores/store.ts';

/** How long the list of databases is believed, in ms: others may make quarters too. */
const NAMES_VALID_MS = 1000;

/** The quarters of this server, and what everyone may read of each. */
export class Quarters {
  readonly #store: Store;
  readonly #identity: ServerIdentity;
  readonly #feeds = new Map<string, Promise<ScopeFeed>>();
  #ids: { read: Promise<Set<string>>; until: number } | undefined;

  constructor(store: Store, identity: ServerIdentity) {
    this.#store = store;
    this.#identity = identity;
  }

  /**
   * The public feed of a quarter; `undefined` where there is no such quarter. Nothing is made. A
   * quarter that was given up (its document is deleted) keeps its feed, or its devices would never
   * learn what else was deleted.
   */
  async publicFeed(quarterId: string): Promise<ScopeFeed | undefined> {
    return this.#feeds.get(quarterId) ?? ((await this.#stored(quarterId)) && this.#open(quarterId));
  }

  /** The quarters' own documents, by name. One that is still being made is left out. */
  async list(): Promise<Quarter[]> {
    const quarters = await Promise.all([...(await this.#knownIds())].map((id) => this.get(id)));
    return quarters
      .filter((quarter) => quarter !== undefined)
      .sort((a, b) => a.name.localeCompare(b.name, 'de'));
  }

  /** A quarter's own document. */
  async get(quarterId: string): Promise<Quarter | undefined> {
    const stored = await this.#stored(quarterId);
    if (!stored || stored.deleted) return undefined;
    const parsed = parsePublicDocument(stored.doc);
    return parsed.ok && parsed.value.type === 'quarter' ? (parsed.value as Quarter) : undefined;
  }

  /** Reads what first visits will want, so that the first of them does not wait for it. */
  async warmUp(): Promise<void> {
    for (const id of await this.#knownIds()) await (await this.publicFeed(id))?.mirror.current();
  }

  /** Ends all feeds. */
  async end(): Promise<void> {
    for (const feed of await Promise.allSettled(this.#feeds.values())) {
      if (feed.status === 'fulfilled') feed.value.end();
    }
    this.#feeds.clear();
  }

  async #stored(quarterId: string): Promise<StoredDocument | undefined> {
    if (!isQuarterId(quarterId) || !(await this.#knownIds()).has(quarterId)) return undefined;
    const database = await this.#store.database(databaseNameOf(quarterId, 'public'));
    return database.get(`quarter:${quarterId}`);
  }

  #open(quarterId: string): Promise<ScopeFeed> {
    const known = this.#feeds.get(quarterId);
    if (known) return known;
    const opening = this.#store
      .database(databaseNameOf(quarterId, 'public'))
      .then(
        (database) => new ScopeFeed({ identity: this.#identity, database, store: this.#store }),
      );
    this.#feeds.set(quarterId, opening);
    opening.catch(() => this.#feeds.delete(quarterId));
    return opening;
  }

  #knownIds(): Promise<Set<string>> {
    if (this.#ids && Date.now() < this.#ids.until) return this.#ids.read;
    const read = this.#readIds();
    this.#ids = { read, until: Date.now() + NAMES_VALID_MS };
    read.catch(() => {
      this.#ids = undefined;
    });
    return read;
  }

  async #readIds(): Promise<Set<string>> {
    const ids = new Set<string>();
    for (const name of await this.#store.databaseNames()) {
      const found = quarterDatabaseOf(name);
      if (found?.kind === 'public') ids.add(found.quarterId);
    }
    return ids;
  }
}
