import { randomBytes } from 'node:crypto';
import { isFinal } from '#domain/version.ts';
import { generationOf, historyOf } from './leaves.ts';
import { documentOf, type RevisionBody } from './revision-body.ts';
import type { Database, StoredDocument } from './store.ts';

/**
 * The versions that replication left beside the standing one and that somebody has to merge: living
 * ones, and deletes that no edit may undo, unless such a delete stands already.
 */
export async function conflictsOf(database: Database, id: string): Promise<StoredDocument[]> {
  const [[standing, ...others] = []] = await database.revisions.leaves([id]);
  if (!standing) return [];
  const isDecided = isFinal(documentOf(standing));
  return others.map(documentOf).filter((leaf) => !leaf.deleted || (isFinal(leaf) && !isDecided));
}

/**
 * Ends a living version that does not stand, so that no replica shows it again when the standing one
 * is deleted. One that is a tombstone, or not there, stays as it is.
 */
export async function closeLeaf(database: Database, id: string, rev: string): Promise<void> {
  const [[standing, ...others] = []] = await database.revisions.leaves([id]);
  const leaf = others.find(({ _rev, _deleted }) => _rev === rev && !_deleted);
  if (standing && leaf) await database.revisions.put([closing(leaf)]);
}

/** Among tombstones the longer history stands, then the greater hash. This one is never longer than
 *  what stood when it was made, and its hash the least: a later delete's clock and reason show. */
function closing(leaf: RevisionBody): RevisionBody {
  const hash = `00000000${randomBytes(12).toString('hex')}`;
  const start = generationOf(leaf._rev ?? '') + 1;
  const ids = [hash, ...historyOf(leaf).map((rev) => rev.slice(rev.indexOf('-') + 1))];
  return {
    _id: leaf._id,
    _rev: `${start}-${hash}`,
    _revisions: { start, ids },
    _deleted: true,
    clock: leaf.clock ?? {},
    reason: 'user',
  };
}
