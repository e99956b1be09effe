import { inBatches } from '../batches.ts';
import { ChangeListeners } from './change-listeners.ts';
import { type KeyRange, keysFrom } from './key-range.ts';
import type { PouchHandle } from './pouch-handle.ts';
import { eachOf, PouchRevisions } from './pouch-revisions.ts';
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
import { assertWellFormed, isDocumentId, isRevision } from './well-formed.ts';
import { writeOverStanding } from './write-bases.ts';

/** How many documents are read at once where it reads many. */
const PAGE = 500;

type Row = { id: string; seq: number | string; changes: unknown[]; doc?: unknown };

/** One PouchDB behind the store's contract. */
export class PouchDatabase implements Database {
  readonly name: string;
  readonly revisions: PouchRevisions;
  readonly #handle: PouchHandle;
  readonly #pouch: PouchDB.Database;
  readonly #listeners = new ChangeListeners();

  constructor(name: string, handle: PouchHandle) {
    const { pouch } = handle;
    this.name = name;
    this.#handle = handle;
    this.revisions = new PouchRevisions(pouch, () => this.#listeners.tell('changed'));
    this.#pouch = pouch;
  }

  async get(id: string): Promise<StoredDocument | undefined> {
    return (await this.getMany([id]))[0];
  }

  /** Batch by batch: others want their answers while somebody asks for very many. */
  getMany(ids: readonly string[]): Promise<(StoredDocument | undefined)[]> {
    return inBatches(ids, PAGE, (batch) => this.#getBatch(batch));
  }

  async #getBatch(ids: readonly string[]): Promise<(StoredDocument | undefined)[]> {
    const keys = ids.filter(isDocumentId);
    if (keys.length === 0) return ids.map(() => undefined);
    const rows = await this.revisions.rows(keys, true);
    const found = await eachOf(rows, async (row) => {
      if (!row) return undefined;
      return row.body ? documentOf(row.body) : this.#revision(row.id, row.rev);
    });
    const foundById = new Map(keys.map((key, index) => [key, found[index]]));
    return ids.map((id) => foundById.get(id));
  }

  async all(): Promise<AllDocuments> {
    // The seq first: what changes while the documents are read comes again in the feed.
    const seq = await this.currentSeq();
    const last = await this.#last();
    return { seq, last, documents: await this.#living() };
  }

  range(prefix: string): Promise<LivingDocument[]> {
    return this.#living(keysFrom(prefix));
  }

  async currentSeq(): Promise<string> {
    return String((await this.#pouch.info()).update_seq);
  }

  async write(writes: readonly StoreWrite[]): Promise<WriteOutcome[]> {
    assertWellFormed(writes);
    if (writes.length === 0) return [];
    const outcomes = await writeOverStanding(this.revisions, writes, async (tried) => {
      const bodies = tried.map(({ write, base }) => bodyOf(write, base));
      const results = await this.#pouch.bulkDocs(bodies);
      return tried.map(({ write }, index) => outcomeOf(write.id, results[index]));
    });
    if (outcomes.some(({ outcome }) => outcome === 'written')) this.#listeners.tell('changed');
    return outcomes;
  }

  async changes({ seq, limit }: { seq?: string; limit: number }): Promise<ChangesPage> {
    const since = seq === undefined ? 0 : Number(seq);
    // One more than asked for, to know whether there is more.
    const answer = await this.#pouch.changes({
      since,
      limit: limit + 1,
      include_docs: true,
      style: 'all_docs',
    });
    const rows = answer.results as Row[];
    const page = rows.slice(0, limit);
    const shown = page.filter((row) => !isDesignId(row.id));
    const changes = shown.map((row) => documentOf(row.doc as RevisionBody));
    const seqs = shown.map((row) => String(row.seq));
    const more = rows.length > limit;
    const seqOfPage = String(page.at(-1)?.seq ?? since);
    return { changes, seqs, forked: forkedIn(page), more, seq: seqOfPage };
  }

  async missing(revs: readonly Revision[]): Promise<Revision[]> {
    const asked = new Map<string, string[]>();
    for (const { id, rev } of revs.filter(isRevision)) {
      asked.set(id, [...(asked.get(id) ?? []), rev]);
    }
    const differences = await this.revisions.diff(asked);
    return revs.filter((pair) => {
      if (!isRevision(pair)) return true;
      return differences.get(pair.id)?.missing.includes(pair.rev) ?? false;
    });
  }

  onChange(listener: (signal: ChangeSignal) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Takes away the contents of replaced revisions, also from the files where there are some. */
  async expunge(compactFiles?: () => Promise<void>): Promise<void> {
    await this.#pouch.compact();
    if (compactFiles) await this.#handle.reopened(compactFiles);
  }

  /** Waits for running reads and writes and lets go of the files. */
  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#pouch.close();
  }

  /** Page by page, because PouchDB lets nobody write while it reads one. */
  async #living(keys: KeyRange = {}): Promise<LivingDocument[]> {
    const living: LivingDocument[] = [];
    let last: string | undefined;
    for (;;) {
      const from = last === undefined ? keys : { ...keys, startkey: last };
      const { rows } = await this.#pouch.allDocs({ include_docs: true, limit: PAGE, ...from });
      for (const { id, doc } of rows) {
        // A page begins with the last one's end, unless that was deleted meanwhile.
        if (id === last || !doc || isDesignId(id)) continue;
        living.push(documentOf(doc as RevisionBody) as LivingDocument);
      }
      if (rows.length < PAGE) return living;
      last = rows.at(-1)?.id;
    }
  }

  /** A tombstone's content, or what came since: a replaced version's content is compacted away. */
  async #revision(id: string, rev: string): Promise<StoredDocument | undefined> {
    try {
      return documentOf((await this.#pouch.get(id, { rev })) as RevisionBody);
    } catch (error) {
      if ((error as { status?: number }).status === 404) return this.get(id);
      throw error;
    }
  }

  async #last(): Promise<Revision | undefined> {
    const { results } = await this.#pouch.changes({ descending: true, limit: 1 });
    const [row] = results;
    return row && { id: row.id, rev: row.changes[0]?.rev ?? '' };
  }
}

function outcomeOf(id: string, result: unknown): WriteOutcome {
  const { ok, rev, status, error } = result as Record<string, unknown>;
  if (ok && typeof rev === 'string') return { id, outcome: 'written', rev };
  if (status === 409) return { id, outcome: 'conflict' };
  throw new Error(`PouchDB did not write ${JSON.stringify(id)}: ${String(error ?? status)}`);
}
