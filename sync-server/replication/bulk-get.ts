import { leavesFor } from '../stores/leaves.ts';
import type { RevisionBody } from '../stores/revision-body.ts';
import type { AskedRevision } from '../stores/revisions.ts';
import type { Database } from '../stores/store.ts';
import { isDocumentId } from '../stores/well-formed.ts';

/** `revs`: with the history. `latest`: what came from the asked revision, if it was replaced. */
export interface BulkGetOptions {
  revs: boolean;
  latest: boolean;
}

/** Documents of 64 kB that are in memory at once. */
const PAGE = 50;
/** The most pairs in one question. CouchDB's replicator asks for some hundreds, PouchDB's for as many as
 *  its batch has; CouchDB itself answers ten thousand. [CouchDB 3.5, `max_bulk_get_count`] */
export const MOST_PAIRS = 5000;
/** The most of one document, each of which may be answered with all that came from it. */
export const MOST_OF_ONE = 200;

/** Whether a question asks for more than is answered at once; who asks it halves it. */
export function asksTooMuch(asked: readonly AskedRevision[]): boolean {
  if (asked.length > MOST_PAIRS) return true;
  const counts = new Map<string, number>();
  for (const { id } of asked) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Math.max(0, ...counts.values()) > MOST_OF_ONE;
}

/**
 * The answer of `_bulk_get` piece by piece: a result for each asked pair, in order. It is JSON also
 * for who would rather have parts.
 */
export async function* bulkGetText(
  database: Database,
  asked: readonly AskedRevision[],
  options: BulkGetOptions,
): AsyncGenerator<string> {
  yield '{"results":[';
  for (let start = 0; start < asked.length; start += PAGE) {
    const page = asked.slice(start, start + PAGE);
    const ids = [...new Set(page.map(({ id }) => (isDocumentId(id) ? id : '')))];
    const leaves = await database.revisions.leaves(ids);
    const leavesById = new Map(ids.map((id, index) => [id, leaves[index]]));
    const results = page.map((pair) => resultOf(pair, leavesById.get(pair.id) ?? [], options));
    yield (start > 0 ? ',\n' : '\n') + results.map((result) => JSON.stringify(result)).join(',\n');
  }
  yield '\n]}\n';
}

function resultOf({ id, rev }: AskedRevision, leaves: RevisionBody[], options: BulkGetOptions) {
  const found = rev === undefined ? leaves : leavesFor(leaves, rev, options.latest);
  if (found.length > 0)
    return { id, docs: found.map((leaf) => ({ ok: shown(leaf, options.revs) })) };
  const error = { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' };
  return { id, docs: [{ error }] };
}

/** A leaf with or without its history. */
export function shown(leaf: RevisionBody, revs: boolean): RevisionBody {
  if (revs) return leaf;
  const { _revisions, ...others } = leaf;
  return others as RevisionBody;
}
