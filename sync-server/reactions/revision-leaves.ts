import { randomBytes } from 'node:crypto';
import { isFinal } from '#domain/version.ts';
import { documentOf, type RevisionBody } from '../stores/revision-body.ts';
import type { Database } from '../stores/store.ts';
import type { ConflictLeaves } from './conflict-leaves.ts';

type Leaf = RevisionBody & { _revisions?: { start: number; ids: string[] } };

/** What is needed of a database's revisions: every leaf, the standing one first, and a way to add one
 *  under a rev of its own. */
interface Leaves {
  leaves(ids: readonly string[]): Promise<Leaf[][]>;
  put(bodies: readonly Leaf[]): Promise<void>;
}

/** Leaves as the stores show them to replication. */
export const revisionLeaves: ConflictLeaves = {
  async conflictsOf(database, id) {
    const [, ...beside] = await leavesOf(database, id);
    return beside.map(documentOf).filter((stored) => !stored.deleted || isFinal(stored));
  },

  async close(database, { id, closes, clock, reason }) {
    const leaf = (await leavesOf(database, id)).find(({ _rev }) => _rev === closes);
    if (!leaf) return;
    const hash = randomBytes(16).toString('hex');
    const generation = Number.parseInt(closes, 10);
    const ids = leaf._revisions?.ids ?? [closes.slice(closes.indexOf('-') + 1)];
    const start = generation + 1;
    await revisionsOf(database)?.put([
      {
        _id: id,
        _rev: `${start}-${hash}`,
        _revisions: { start, ids: [hash, ...ids] },
        _deleted: true,
        clock,
        reason,
      },
    ]);
  },
};

async function leavesOf(database: Database, id: string): Promise<Leaf[]> {
  return (await revisionsOf(database)?.leaves([id]))?.[0] ?? [];
}

/** A store that shows no revisions has never been replicated to. */
function revisionsOf(database: Database): Leaves | undefined {
  return (database as Database & { revisions?: Leaves }).revisions;
}
