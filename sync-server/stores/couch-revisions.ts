import { inBatches } from '../batches.ts';
import { type CouchRequest, type CouchRequests, statusOf } from './couch-requests.ts';
import { inStandingOrder } from './leaves.ts';
import type { RevisionBody } from './revision-body.ts';
import type {
  DatabaseInfo,
  DocumentRow,
  LeafPage,
  LocalDocument,
  LocalOutcome,
  Revisions,
  RevsDifference,
} from './revisions.ts';
import { StoreFailure } from './store-failure.ts';

/** Documents in one request: CouchDB takes 8 MB at once, and a document may have 64 kB. */
const BATCH = 100;
/** Where only ids and revs travel. */
const ROWS = 1000;

/** One database of a CouchDB as replication sees it. */
export class CouchRevisions implements Revisions {
  readonly #requests: CouchRequests;
  readonly #db: string;
  readonly #tell: () => void;

  /** `tell` is called after something was put. */
  constructor(requests: CouchRequests, db: string, tell: () => void) {
    this.#requests = requests;
    this.#db = db;
    this.#tell = tell;
  }

  async info(): Promise<DatabaseInfo> {
    const { update_seq, doc_count } = await this.#send({ method: 'GET' });
    return { seq: String(update_seq), documents: Number(doc_count) };
  }

  async changes(options: ChangesOptions): Promise<LeafPage> {
    const { seq = '0', limit, descending, standing, bodies } = options;
    const qs = {
      style: standing ? 'main_only' : 'all_docs',
      // One more than asked for, to know whether there is more.
      limit: limit + 1,
      include_docs: bodies === true,
      ...(descending ? { descending } : { since: seq }),
    };
    const answer = await this.#send({ method: 'GET', path: '_changes', qs });
    const { results, last_seq, pending } = answer as unknown as ChangesAnswer;
    const more = results.length > limit;
    const changes = results.slice(0, limit).map((row) => ({
      id: row.id,
      seq: row.seq,
      leaves: row.changes.map(({ rev }) => rev),
      deleted: row.deleted === true,
      body: row.doc ?? undefined,
    }));
    const last = more ? changes.at(-1)?.seq : last_seq;
    return { changes, seq: last ?? last_seq, more, pending: more ? pending + 1 : 0 };
  }

  async diff(revs: ReadonlyMap<string, readonly string[]>): Promise<Map<string, RevsDifference>> {
    const differences = new Map<string, RevsDifference>();
    await inBatches([...revs], ROWS, async (batch) => {
      const body = Object.fromEntries(batch);
      const answer = await this.#send({ method: 'POST', path: '_revs_diff', body });
      for (const [id, difference] of Object.entries(answer as Record<string, DiffAnswer>)) {
        const { missing, possible_ancestors: possibleAncestors = [] } = difference;
        differences.set(id, { missing, possibleAncestors });
      }
      return [];
    });
    return differences;
  }

  leaves(ids: readonly string[]): Promise<RevisionBody[][]> {
    return inBatches(ids, BATCH, async (batch) => {
      const asked = [...new Set(batch)];
      const body = { docs: asked.map((id) => ({ id })) };
      const qs = { revs: true };
      const answer = await this.#send({ method: 'POST', path: '_bulk_get', qs, body });
      const leavesById = new Map<string, RevisionBody[]>();
      // A PouchDB behind the interface of CouchDB gives each leaf a result of its own.
      for (const { id, docs } of answer.results as BulkGetResult[]) {
        const leaves = docs.flatMap(({ ok }) => (ok ? [ok] : []));
        leavesById.set(id, [...(leavesById.get(id) ?? []), ...leaves]);
      }
      return batch.map((id) => inStandingOrder(leavesById.get(id) ?? []));
    });
  }

  async put(bodies: readonly RevisionBody[]): Promise<void> {
    await inBatches(bodies, BATCH, async (docs) => {
      const body = { new_edits: false, docs };
      const answer = await this.#send({ method: 'POST', path: '_bulk_docs', body });
      this.#tell();
      const refused = (answer as unknown as { error?: string }[]).filter(({ error }) => error);
      if (refused.length > 0) {
        const code = refused[0]?.error === 'forbidden' ? 'unauthorised' : 'unavailable';
        throw new StoreFailure(code, `CouchDB refused ${refused.length} revisions`);
      }
      return [];
    });
  }

  async page({ from, limit, descending, bodies }: PageOptions): Promise<DocumentRow[]> {
    const body = {
      limit,
      include_docs: bodies === true,
      ...(descending ? { descending } : {}),
      ...(from === undefined ? {} : { startkey: from }),
    };
    const { rows } = await this.#send({ method: 'POST', path: '_all_docs', body });
    return (rows as AllDocsRow[]).flatMap((row) => ('error' in row ? [] : [rowOf(row)]));
  }

  rows(ids: readonly string[], bodies = false): Promise<(DocumentRow | undefined)[]> {
    return inBatches(ids, bodies ? BATCH : ROWS, async (keys) => {
      const qs = { include_docs: bodies };
      const answer = await this.#send({ method: 'POST', path: '_all_docs', qs, body: { keys } });
      const rows = answer.rows as AllDocsRow[];
      return rows.map((row) => ('error' in row ? undefined : rowOf(row)));
    });
  }

  async local(name: string): Promise<LocalDocument | undefined> {
    try {
      const found = await this.#send({ method: 'GET', path: localPath(name) });
      const { _id, _rev, ...fields } = found;
      return { rev: String(_rev), fields };
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  }

  async putLocal(
    name: string,
    base: string | null,
    fields: Record<string, unknown>,
  ): Promise<LocalOutcome> {
    // CouchDB takes any rev for a local document; two replications of one name must notice.
    if (((await this.local(name))?.rev ?? null) !== base) return { outcome: 'conflict' };
    const body = { ...fields, _id: `_local/${name}`, ...(base === null ? {} : { _rev: base }) };
    return this.#localOutcome({ method: 'PUT', path: localPath(name), body });
  }

  async removeLocal(name: string, base: string): Promise<LocalOutcome> {
    if ((await this.local(name))?.rev !== base) return { outcome: 'conflict' };
    return this.#localOutcome({ method: 'DELETE', path: localPath(name), qs: { rev: base } });
  }

  async #localOutcome(request: CouchRequest): Promise<LocalOutcome> {
    try {
      return { outcome: 'written', rev: String((await this.#send(request)).rev) };
    } catch (error) {
      if (statusOf(error) === 409 || statusOf(error) === 404) return { outcome: 'conflict' };
      throw error;
    }
  }

  #send(request: CouchRequest): Promise<Record<string, unknown>> {
    return this.#requests.send({ db: this.#db, ...request });
  }
}

type ChangesOptions = Parameters<Revisions['changes']>[0];
type PageOptions = Parameters<Revisions['page']>[0];
type ChangesAnswer = {
  results: {
    id: string;
    seq: string;
    changes: { rev: string }[];
    deleted?: boolean;
    doc?: RevisionBody | null;
  }[];
  last_seq: string;
  pending: number;
};
type DiffAnswer = { missing: string[]; possible_ancestors?: string[] };
type BulkGetResult = { id: string; docs: { ok?: RevisionBody }[] };
type AllDocsRow =
  | { key: string; error: string }
  | { id: string; value: { rev: string; deleted?: boolean }; doc?: RevisionBody | null };

function rowOf({ id, value, doc }: Exclude<AllDocsRow, { error: string }>): DocumentRow {
  return {
    id,
    rev: value.rev,
    ...(value.deleted ? { deleted: true as const } : {}),
    ...(doc ? { body: doc } : {}),
  };
}

function localPath(name: string): string {
  return `_local/${encodeURIComponent(name)}`;
}
