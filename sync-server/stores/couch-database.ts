import { inBatches } from '../batches.ts';
import { ChangeListeners } from './change-listeners.ts';
import { runCouchFeed } from './couch-feed.ts';
import { BATCH, CouchReader } from './couch-reader.ts';
import type { CouchRequests } from './couch-requests.ts';
import { CouchRevisions } from './couch-revisions.ts';
import { keysFrom } from './key-range.ts';
import { bodyOf, documentOf, forkedIn, isDesignId, type RevisionBody } from './revision-body.ts';
import type {
  AllDocuments,
  ChangeSignal,
  ChangesPage,
  Database,
  LivingDocument,
  Revision,
  StoredDocument,
  StoreWrite,
  WriteOutcome,
} from './store.ts';
import { StoreFailure } from './store-failure.ts';
import { assertWellFormed, isRevision } from './well-formed.ts';
import { writeOverStanding } from './write-bases.ts';

export interface CouchDatabaseOptions {
  name: string;
  /** Its name in CouchDB. */
  db: string;
  requests: CouchRequests;
  reconnectAfter: number;
}

/** As many documents as CouchDB purges at once, as it is set up. */
const PURGE_BATCH = 100;

type ChangesRow = {
  id: string;
  seq: string;
  doc?: RevisionBody | null;
  changes: { rev: string }[];
};

/** One database of a CouchDB behind the store's contract. */
export class CouchDatabase implements Database {
  readonly name: string;
  readonly revisions: CouchRevisions;
  readonly #db: string;
  readonly #requests: CouchRequests;
  readonly #reader: CouchReader;
  readonly #listeners: ChangeListeners;

  constructor({ name, db, requests, reconnectAfter }: CouchDatabaseOptions) {
    this.name = name;
    this.#db = db;
    this.#requests = requests;
    this.revisions = new CouchRevisions(requests, db, () => this.#listeners.tell('changed'));
    this.#reader = new CouchReader((path, body, qs) => this.#post(path, body, qs));
    this.#listeners = new ChangeListeners(() =>
      runCouchFeed({
        requests,
        db,
        reconnectAfter,
        tell: (signal) => this.#listeners.tell(signal),
      }),
    );
  }

  async get(id: string): Promise<StoredDocument | undefined> {
    return (await this.getMany([id]))[0];
  }

  getMany(ids: readonly string[]): Promise<(StoredDocument | undefined)[]> {
    return this.#reader.getMany(ids);
  }

  async all(): Promise<AllDocuments> {
    // The seq first: what changes while the documents are read comes again in the feed.
    const seq = await this.currentSeq();
    const [row] = (await this.#changes({ descending: true, limit: 1 })).results;
    const last = row && { id: row.id, rev: row.changes[0]?.rev ?? '' };
    return { seq, last, documents: await this.#reader.living() };
  }

  range(prefix: string): Promise<LivingDocument[]> {
    return this.#reader.living(keysFrom(prefix));
  }

  async currentSeq(): Promise<string> {
    return (await this.#changes({ since: 'now', limit: 1 })).last_seq;
  }

  async write(writes: readonly StoreWrite[]): Promise<WriteOutcome[]> {
    assertWellFormed(writes);
    const outcomes = await inBatches(writes, BATCH, (batch) => this.#writeBatch(batch));
    // Others' changes come with the feed; whoever asks after this write must not see less.
    if (outcomes.some(({ outcome }) => outcome === 'written')) this.#listeners.tell('changed');
    return outcomes;
  }

  async changes({ seq, limit }: { seq?: string; limit: number }): Promise<ChangesPage> {
    // One more than asked for, to know whether there is more.
    const asked = { since: seq ?? '0', limit: limit + 1, include_docs: true, style: 'all_docs' };
    const answer = await this.#changes(asked);
    const page = answer.results.slice(0, limit);
    const more = answer.results.length > limit;
    const next = more ? (page.at(-1)?.seq ?? answer.last_seq) : answer.last_seq;
    const shown = page.filter((row) => row.doc && !isDesignId(row.id));
    const changes = shown.map((row) => documentOf(row.doc as RevisionBody));
    return {
      changes,
      seqs: shown.map(({ seq: at }) => at),
      forked: forkedIn(page),
      more,
      seq: next,
    };
  }

  async missing(revs: readonly Revision[]): Promise<Revision[]> {
    const held = await inBatches(revs.filter(isRevision), BATCH, (batch) =>
      this.#reader.held(batch),
    );
    const heldPairs = new Set(held.map(({ id, rev }) => `${rev} ${id}`));
    return revs.filter(({ id, rev }) => !heldPairs.has(`${rev} ${id}`));
  }

  onChange(listener: (signal: ChangeSignal) => void): () => void {
    return this.#listeners.add(listener);
  }

  /**
   * Purges documents that were deleted, with all their leaves, then has the files rewritten: CouchDB
   * does that by itself when it finds the time. Only an administrator may. [CouchDB 3.5, `/db/_purge`
   * and `/db/_compact`]
   */
  async expunge(ids: readonly string[]): Promise<void> {
    await inBatches(ids, PURGE_BATCH, async (batch) => {
      const leaves = await this.revisions.leaves(batch);
      const revs = batch.map((id, index) => [id, revsOf(leaves[index] ?? [])] as const);
      const body = Object.fromEntries(revs.filter(([, own]) => own.length > 0));
      if (Object.keys(body).length > 0) await this.#post('_purge', body);
      return [];
    });
    await this.#post('_compact', {});
  }

  /** Ends the feed. */
  close(): void {
    this.#listeners.clear();
  }

  #writeBatch(writes: readonly StoreWrite[]): Promise<WriteOutcome[]> {
    return writeOverStanding(this.revisions, writes, async (tried) => {
      const docs = tried.map(({ write, base }) => bodyOf(write, base));
      const results = (await this.#post('_bulk_docs', { docs })) as unknown as unknown[];
      return tried.map(({ write }, index) => outcomeOf(write.id, results[index]));
    });
  }

  async #changes(qs: Record<string, string | number | boolean>) {
    const answer = await this.#requests.send({
      method: 'GET',
      db: this.#db,
      path: '_changes',
      qs,
    });
    return answer as unknown as { results: ChangesRow[]; last_seq: string };
  }

  #post(path: string, body: unknown, qs?: Record<string, boolean>) {
    return this.#requests.send({ method: 'POST', db: this.#db, path, body, qs });
  }
}

function revsOf(leaves: readonly RevisionBody[]): string[] {
  return leaves.flatMap(({ _rev }) => (_rev === undefined ? [] : [_rev]));
}

function outcomeOf(id: string, result: unknown): WriteOutcome {
  const { rev, error, reason } = (result ?? {}) as Record<string, unknown>;
  if (typeof rev === 'string' && !error) return { id, outcome: 'written', rev };
  if (error === 'conflict') return { id, outcome: 'conflict' };
  const said = `CouchDB did not write ${JSON.stringify(id)}: ${error} ${reason}`;
  throw new StoreFailure(error === 'forbidden' ? 'unauthorised' : 'unavailable', said);
}
