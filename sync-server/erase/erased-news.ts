import { setTimeout } from 'node:timers/promises';
import { type Followed, followChanges } from '../feed/follow-changes.ts';
import { quarterDatabaseOf, REGISTRY } from '../stores/database-name.ts';
import type { Database, Store, StoredDocument } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import type { ErasedList, Erasure } from './erased-list.ts';
import { ERASURE_PREFIX, erasureIn } from './erasures.ts';

export interface ErasedNewsOptions {
  store: Store;
  list: ErasedList;
  /** An erasure that this process did not do was heard of, begun or done. */
  heard: (erasure: Erasure) => Promise<void>;
  /** Replication, or a device, brought the name of somebody unknown until now. */
  brought: () => void;
  /** How often the store is asked for new quarters, in ms. */
  lookEvery?: number;
}

const PAGE = 500;
const LOOK_EVERY_MS = 5000;
/** The deny-list's entries in a private database, which replication carries. */
const REPLICATED = 'office:erased:';

/**
 * Keeps a process's deny-list as the store has it: other processes on the store erase too, and
 * replication brings what other servers erased. Doors that let something in ask before they decide
 * (`upToDate`); doors that let something out are told by the feed.
 */
export class ErasedNews {
  readonly #options: ErasedNewsOptions;
  readonly #watched = new Map<string, () => void>();
  readonly #ended = new AbortController();
  #seq: string | undefined;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(options: ErasedNewsOptions) {
    this.#options = options;
  }

  /**
   * Resolves when everything that was named before the call is on the list. The embedded store
   * belongs to one process, which knows what it named. Throws a `StoreFailure`.
   */
  async upToDate(): Promise<void> {
    if (this.#options.store.kind === 'pouchdb') return;
    // A reading that has begun may have passed by what was named since.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#running = this.#readOn();
        return this.#running;
      });
    return this.#next;
  }

  /** Follows the registry and the private databases until `end`. */
  async follow(): Promise<void> {
    const { store, lookEvery = LOOK_EVERY_MS } = this.#options;
    const { signal } = this.#ended;
    while (!signal.aborted) {
      try {
        await this.#watchAll(await store.databaseNames());
      } catch (error) {
        // Another look comes; what lets in asks for itself meanwhile.
        if (!signal.aborted && !(error instanceof StoreFailure)) throw error;
      }
      await setTimeout(lookEvery, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Lets go of the feeds. */
  end(): void {
    this.#ended.abort();
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }

  async #watchAll(names: readonly string[]): Promise<void> {
    for (const name of [REGISTRY, ...names]) {
      const isPrivate = quarterDatabaseOf(name)?.kind === 'private';
      if (this.#watched.has(name) || !(isPrivate || name === REGISTRY)) continue;
      const database = await this.#options.store.database(name);
      if (this.#ended.signal.aborted) return;
      const tell = isPrivate
        ? (followed: Followed) => void this.#hearReplicated(database, followed).catch(() => {})
        : (followed: Followed) => void this.#hearRegistry(followed).catch(() => {});
      this.#watched.set(name, followChanges(database, tell));
    }
  }

  async #hearRegistry(followed: Followed): Promise<void> {
    // The store may have come back older, and gone on without what is known here.
    if (followed === 'missed') this.#seq = undefined;
    else if (!followed.changes.some(({ id }) => id.startsWith(ERASURE_PREFIX))) return;
    await this.upToDate();
  }

  async #hearReplicated(database: Database, followed: Followed): Promise<void> {
    const documents: readonly StoredDocument[] =
      followed === 'missed' ? await database.range(REPLICATED) : followed.changes;
    const hashes = documents
      .filter((one) => one.id.startsWith(REPLICATED))
      .map((one) => (one.deleted ? '' : String(one.doc.hash)));
    if (hashes.length === 0) return;
    // An erasure by another process on this store is told there first.
    await this.upToDate();
    const quarter = quarterDatabaseOf(database.name)?.quarterId ?? '';
    if (this.#options.list.addTold(hashes, quarter)) this.#options.brought();
  }

  async #readOn(): Promise<void> {
    const registry = await this.#options.store.database(REGISTRY);
    if (this.#seq === undefined) {
      const seq = await registry.currentSeq();
      await this.#take(await registry.range(ERASURE_PREFIX));
      this.#seq = seq;
    }
    for (;;) {
      const page = await registry.changes({ seq: this.#seq, limit: PAGE });
      await this.#take(page.changes);
      this.#seq = page.seq;
      if (!page.more) return;
    }
  }

  async #take(documents: readonly StoredDocument[]): Promise<void> {
    for (const stored of documents) {
      if (stored.deleted || !stored.id.startsWith(ERASURE_PREFIX)) continue;
      const erasure = erasureIn(stored);
      if (!this.#options.list.knows(erasure)) await this.#options.heard(erasure);
    }
  }
}
