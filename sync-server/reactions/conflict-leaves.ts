import type { Database, StoredDocument } from '../stores/store.ts';
import type { ClosedLeaf } from './reaction.ts';

/** The versions that replication left beside the standing one, and how one is ended. */
export interface ConflictLeaves {
  /** Other documents, and deletes that no edit may undo. */
  conflictsOf(database: Database, id: string): Promise<StoredDocument[]>;
  /** Ends a version that does not stand, so that no replica shows it again. */
  close(database: Database, leaf: ClosedLeaf): Promise<void>;
}
