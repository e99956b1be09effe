import { type DatabaseKind, databaseOf } from '#domain/ids.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { DenyList } from '../access/deny-list.ts';
import type { ApiFailure } from '../api-failure.ts';
import type { ServerIdentity } from '../identity.ts';
import type { Database, Revision, Store, StoredDocument } from '../stores/store.ts';
import { type DiffAnswer, type DiffView, diffOf } from './diff.ts';
import { lastSurviving } from './feed-pages.ts';
import { type FeedWindow, shownIn } from './feed-window.ts';
import { Mirror } from './mirror.ts';
import { ReadPages } from './read-pages.ts';
import type { Encoding } from './shared-body.ts';
import { readSinceToken, sinceToken } from './since-token.ts';
import { type Snapshot, Snapshots } from './snapshot.ts';

/** What a client asks when it pulls. */
export interface ChangesRequest {
  since?: string;
  limit: number;
  /** Versions that were accepted from this client and that no feed has shown it yet. */
  accepted: readonly Revision[];
  /** The number of the last erasure that the client has applied. */
  erasedUpTo?: number;
}

/** What it gets. */
export interface ChangesAnswer {
  since: string;
  more: boolean;
  /** Ids that this scope held and that were erased. */
  erased: string[];
  /** The number of the last erasure; the client says it when it has dropped what is named. */
  erasedUpTo: number;
  changes: StoredDocument[];
}

export interface ScopeFeedOptions {
  identity: ServerIdentity;
  kind: DatabaseKind;
  database: Database;
  denyList: DenyList;
  store: Pick<Store, 'kind'>;
}

/** What one scope of a quarter shows to those who may read all of a database. */
export class ScopeFeed {
  readonly database: Database;
  readonly mirror: Mirror;
  readonly #identity: ServerIdentity;
  readonly #view: DiffView;
  readonly #snapshots: Snapshots;
  readonly #pages: ReadPages;

  constructor({ identity, kind, database, store, denyList }: ScopeFeedOptions) {
    this.database = database;
    this.#view = {
      covers: (id) => (databaseOf(id) ?? kind) === kind,
      shows: () => true,
      denyList,
    };
    this.mirror = new Mirror(database, denyList);
    this.#identity = identity;
    this.#snapshots = new Snapshots(identity, database.name, this.mirror);
    this.#pages = new ReadPages(database, store.kind === 'pouchdb');
  }

  /** The number of the last erasure in the quarter. */
  get erasedUpTo(): number {
    return this.#view.denyList.erasedUpTo?.(this.database.name) ?? 0;
  }

  /** Everything, where it costs nothing: it was made for somebody else. */
  snapshotAtHand(encoding: Encoding, window?: FeedWindow): Promise<Snapshot | undefined> {
    return this.#snapshots.atHand(encoding, window);
  }

  /** Everything, or what is in a window, to be streamed. */
  snapshot(encoding: Encoding, window?: FeedWindow): Promise<Snapshot> {
    return this.#snapshots.current(encoding, window);
  }

  /**
   * What changed since. The failure is `epoch-changed` where this store is not the one the client
   * knew: another epoch, or one that was set back, which shows in its not knowing a version that
   * it once showed or accepted. The store is asked before the page is read.
   */
  async changes(request: ChangesRequest): Promise<Result<ChangesAnswer, ApiFailure>> {
    const position = this.#positionOf(request.since);
    if (!position.ok) return position;
    const { seq, last } = position.value;
    const { denyList } = this.#view;
    // Whether the store was set back cannot be told by what was erased: the client compares.
    if (last && denyList.isErased(last.id)) return this.#epochChanged();
    const promised = [...(last ? [last] : []), ...request.accepted];
    if (!(await this.#hasHeld(promised))) return this.#epochChanged();
    let page = await this.#pages.read(seq, request.limit);
    let next = lastSurviving(page, denyList);
    // Nothing but what was erased: no client may stand there, where nothing vouches for the store.
    while (!next && page.more) {
      page = await this.#pages.read(page.seq, request.limit);
      next = lastSurviving(page, denyList);
    }
    next ??= { seq: seq ?? '', last };
    const since = sinceToken(this.#identity, this.database.name, next);
    const erased = [...denyList.erasedFrom(this.database.name, request.erasedUpTo)];
    const { erasedUpTo } = this;
    const changes = page.changes.filter(({ id }) => !denyList.isErased(id));
    return success({ since, more: page.more, erased, erasedUpTo, changes });
  }

  /** What differs from the versions a client has, tombstones included. Of what is not in a window only
   *  what the client has is compared. */
  async diff(
    epoch: string,
    have: ReadonlyMap<string, string>,
    window?: FeedWindow,
  ): Promise<Result<DiffAnswer, ApiFailure>> {
    const identity = this.#identity;
    if (epoch !== identity.epoch) return this.#epochChanged();
    const state = await this.mirror.current();
    const since = sinceToken(identity, this.database.name, state);
    const shown = shownIn(state.documents, window);
    const { docs, gone, unknown } = await diffOf(this.database, shown, have, this.#view);
    return success({ epoch, since, docs, gone, unknown });
  }

  /** Lets go of the feed and what is remembered of it. */
  end(): void {
    this.mirror.end();
    this.#pages.end();
  }

  #positionOf(since: string | undefined) {
    if (since === undefined) return success({ seq: undefined, last: undefined });
    const read = readSinceToken(this.#identity, this.database.name, since);
    if (read.ok) return success({ ...read.value, seq: read.value.seq || undefined });
    if (read.error.code === 'foreign') return this.#epochChanged();
    return failure<ApiFailure>({
      code: 'invalid',
      field: 'since',
      expected: 'what this server gave',
    });
  }

  /** What the mirror shows the store holds; only the rest has to be asked for. */
  async #hasHeld(revs: readonly Revision[]): Promise<boolean> {
    if (revs.length === 0) return true;
    const { documents, last } = await this.mirror.current();
    const open = revs.filter(({ id, rev }) => {
      const isLast = last?.id === id && last.rev === rev;
      // What was erased may be gone as if it never was.
      if (this.#view.denyList.isErased(id)) return false;
      return !isLast && documents.get(id)?.rev !== rev;
    });
    return open.length === 0 || (await this.database.missing(open)).length === 0;
  }

  /** The client goes on with `diff`, for which it needs the epoch of today. */
  #epochChanged(): Result<never, ApiFailure> {
    return failure({ code: 'epoch-changed', details: { epoch: this.#identity.epoch } });
  }
}
