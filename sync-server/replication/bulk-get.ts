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
    const leaves = await database.revisions.leaves(
      page.map(({ id }) => (isDocumentId(id) ? id : '')),
    );
    const results = page.map((pair, index) => resultOf(pair, leaves[index] ?? [], options));
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
