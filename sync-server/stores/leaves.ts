import type { RevisionBody } from './revision-body.ts';

/**
 * Leaves in the order in which they stand: living before deleted, then the longer history, then the
 * greater hash. PouchDB and CouchDB choose alike, so that all replicas show the same.
 */
export function inStandingOrder(leaves: readonly RevisionBody[]): RevisionBody[] {
  return [...leaves].sort((a, b) => {
    if (a._deleted !== b._deleted && (a._deleted || b._deleted)) return a._deleted ? 1 : -1;
    return compareRevs(b._rev ?? '', a._rev ?? '');
  });
}

/** By generation, then by hash. */
export function compareRevs(a: string, b: string): number {
  const [aHash, bHash] = [a.slice(a.indexOf('-')), b.slice(b.indexOf('-'))];
  return generationOf(a) - generationOf(b) || (aHash < bHash ? -1 : aHash > bHash ? 1 : 0);
}

/** How many edits made a rev: the number before its hyphen. */
export function generationOf(rev: string): number {
  return Number.parseInt(rev, 10);
}

/** Every rev in a leaf's history, its own first. */
export function historyOf({ _rev = '', _revisions }: RevisionBody): string[] {
  if (!_revisions) return [_rev];
  return _revisions.ids.map((hash, age) => `${_revisions.start - age}-${hash}`);
}

/** The leaves that answer for a rev: the one of that rev, or, where the latest are asked for, all
 *  that came from it. Contents of earlier versions are kept by no store. */
export function leavesFor(
  leaves: readonly RevisionBody[],
  rev: string,
  latest: boolean,
): RevisionBody[] {
  return leaves.filter((leaf) => (latest ? historyOf(leaf).includes(rev) : leaf._rev === rev));
}
