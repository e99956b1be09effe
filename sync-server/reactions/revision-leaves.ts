import { closeLeaf, conflictsOf } from '../stores/conflict-leaves.ts';
import type { ConflictLeaves } from './conflict-leaves.ts';

/** Leaves as the stores show them to replication. */
export const revisionLeaves: ConflictLeaves = {
  conflictsOf,
  close: (database, { id, closes }) => closeLeaf(database, id, closes),
};
