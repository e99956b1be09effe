import { type DatabaseKind, isQuarterId } from '#domain/ids.ts';
import { parsePublicDocument } from '#domain/public-document.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { DenyList } from './access/deny-list.ts';
import type { Scope } from './access/scopes.ts';
import { ScopeFeed } from './feed/scope-feed.ts';
import type { ServerIdentity } from './identity.ts';
import { databaseNameOf, quarterDatabaseOf } from './stores/database-name.ts';
import type { Database, Store, StoredDocument } from './stores/store.ts';

/** How long the list of databases is believed, in ms: others may make quarters too. */
const NAMES_VALID_MS = 1000;

/** The database that each scope shows; `me` has no feed, for it shows a part of one only. */
const KINDS: Record<FeedScope, DatabaseKind> = {
  public: 'public',
  team: 'team',
  office: 'private',
};
type FeedScope = Exclude<Scope, 'me'>;

/** The quarters of this server, and the feeds of each. */
export class Quarters {
  readonly #store: Store;
  readonly #identity: ServerIdentity;
  readonly #denyList: DenyList;
  readonly #feeds = new Map<string, Promise<ScopeFeed>>();
  #ids: { read: Promise<Set<string>>; until: number } | undefined;

  constructor(store: Store, identity: ServerIdentity, denyList: DenyList) {
    this.#store = store;
    this.#identity = identity;
    this.#denyList = denyList;
  }

  /**
   * The feed of a quarter's scope; `undefined` where there is no such quarter, and then nothing is
   * made. A quarter that was given up (its document is deleted) keeps its feeds, or its devices would
   * never learn what else was deleted.
   */
  async feed(quarterId: string, scope: FeedScope): Promise<ScopeFeed | undefined> {
    const name = databaseNameOf(quarterId, KINDS[scope]);
    return this.#feeds.get(name) ?? ((await this.#exists(quarterId)) && this.#open(name, scope));
  }

  /** The feed of what everyone may read in a quarter. */
  publicFeed(quarterId: string): Promise<ScopeFeed | undefined> {
    return this.feed(quarterId, 'public');
  }

  /** A database of a quarter that exists, made where it is missing. */
  database(quarterId: string, kind: DatabaseKind): Promise<Database> {
    return this.#store.database(databaseNameOf(quarterId, kind));
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

  /** Whose public database is open is known; asked is the store for the others only. */
  async #exists(quarterId: string): Promise<true | undefined> {
    if (this.#feeds.has(databaseNameOf(quarterId, 'public'))) return true;
    return (await this.#stored(quarterId)) && true;
  }

  #open(name: string, scope: FeedScope): Promise<ScopeFeed> {
    const known = this.#feeds.get(name);
    if (known) return known;
    const [store, identity, denyList] = [this.#store, this.#identity, this.#denyList];
    const opening = store
      .database(name)
      .then(
        (database) => new ScopeFeed({ identity, kind: KINDS[scope], database, store, denyList }),
      );
    this.#feeds.set(name, opening);
    opening.catch(() => this.#feeds.delete(name));
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
