import { inBatches } from '../batches.ts';
import type { KeyRange } from './key-range.ts';
import { documentOf, isDesignId, type RevisionBody } from './revision-body.ts';
import type { LivingDocument, Revision, StoredDocument } from './store.ts';
import { StoreFailure } from './store-failure.ts';
import { isDocumentId } from './well-formed.ts';

/** Documents in one request to CouchDB, both ways. */
export const BATCH = 1000;

type AllDocsRow =
  | { key: string; error: string }
  | { id: string; value: { rev: string; deleted?: boolean }; doc?: RevisionBody | null };
type Post = (
  path: string,
  body: unknown,
  qs?: Record<string, boolean>,
) => Promise<Record<string, unknown>>;

/** Reads documents and tombstones of one CouchDB database by id. */
export class CouchReader {
  readonly #post: Post;

  constructor(post: Post) {
    this.#post = post;
  }

  /** As the store's `getMany`. */
  async getMany(ids: readonly string[], tries = 3): Promise<(StoredDocument | undefined)[]> {
    const found = await inBatches(ids, BATCH, (batch) => this.#getBatch(batch));
    // A tombstone may be gone when its content is asked for: somebody made the document again.
    const raced = ids.filter((_, index) => found[index] === 'replaced');
    if (raced.length > 0 && tries === 1) {
      throw new StoreFailure('unavailable', `CouchDB has no content of ${raced.length} tombstones`);
    }
    const again = raced.length > 0 ? await this.getMany(raced, tries - 1) : [];
    return found.map((document) => (document === 'replaced' ? again.shift() : document));
  }

  async #getBatch(ids: readonly string[]): Promise<(StoredDocument | 'replaced' | undefined)[]> {
    const keys = ids.filter(isDocumentId);
    const answer = await this.#post('_all_docs', { keys }, { include_docs: true });
    const rows = answer.rows as AllDocsRow[];
    const tombstones = await this.#tombstones(rows);
    const found = new Map<string, StoredDocument | 'replaced'>();
    for (const row of rows) {
      if ('error' in row) continue;
      const living = row.doc && documentOf(row.doc);
      found.set(row.id, living || tombstones.get(row.id) || 'replaced');
    }
    return ids.map((id) => found.get(id));
  }

  /** `_all_docs` names deleted documents without their fields; `_bulk_get` has those. */
  async #tombstones(rows: readonly AllDocsRow[]): Promise<Map<string, StoredDocument>> {
    const docs = rows.flatMap((row) =>
      'value' in row && row.value.deleted ? [{ id: row.id, rev: row.value.rev }] : [],
    );
    const tombstones = new Map<string, StoredDocument>();
    if (docs.length === 0) return tombstones;
    const answer = await this.#post('_bulk_get', { docs });
    for (const { id, docs } of answer.results as { id: string; docs: { ok?: RevisionBody }[] }[]) {
      const body = docs[0]?.ok;
      if (body) tombstones.set(id, documentOf(body));
    }
    return tombstones;
  }

  /** Which of at most `BATCH` pairs the database has ever held. */
  async held(revs: readonly Revision[]): Promise<Revision[]> {
    const revsById = new Map<string, string[]>();
    for (const { id, rev } of revs) revsById.set(id, [...(revsById.get(id) ?? []), rev]);
    const answer = await this.#post('_revs_diff', Object.fromEntries(revsById));
    const missing = (id: string) => (answer[id] as { missing?: string[] } | undefined)?.missing;
    return revs.filter(({ id, rev }) => !missing(id)?.includes(rev));
  }

  /** Every living document of a range of ids, read page by page. */
  async living(keys: KeyRange = {}): Promise<LivingDocument[]> {
    const living: LivingDocument[] = [];
    let last: string | undefined;
    for (;;) {
      const from = last === undefined ? keys : { ...keys, startkey: last };
      const page = { limit: BATCH, include_docs: true, ...from };
      const { rows } = await this.#post('_all_docs', page);
      const read = rows as { id: string; doc: RevisionBody | null }[];
      for (const { id, doc } of read) {
        // A page begins with the last one's end, unless that was deleted meanwhile.
        if (id === last || !doc || isDesignId(id)) continue;
        living.push(documentOf(doc) as LivingDocument);
      }
      if (read.length < BATCH) return living;
      last = read.at(-1)?.id;
    }
  }
}
