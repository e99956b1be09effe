import type { LivingDocument, StoredDocument, StoreWrite } from '../stores/store.ts';

/** What a reaction may look at, in its own quarter. */
export interface ReactionReader {
  /** When the reaction runs. */
  now: Date;
  quarterId: string;
  /** Current versions by id, whichever database they are in, tombstones included, in order. */
  getMany(ids: readonly string[]): Promise<(StoredDocument | undefined)[]>;
  /** The living documents whose ids begin so, by id. What stands before the key is whole: a type, or
   *  a person and a type. */
  range(beginning: string): Promise<LivingDocument[]>;
  /** What replication left beside the version that stands: other documents, and deletes that no
   *  edit may undo. */
  conflictsOf(id: string): Promise<StoredDocument[]>;
}

/** The end of a living version beside the standing one, by its rev. */
export interface ClosedLeaf {
  id: string;
  closes: string;
}

/** What follows from a change: writes over what was read, or the end of a version beside another. */
export type ReactionWrite = StoreWrite | ClosedLeaf;

/**
 * What follows from a change, as a function of the change and of what stands. It may run again for
 * the same change, and for several changes of a document it may run for the last only: ids of what
 * it makes are derived, and what stands already is not written again.
 */
export interface Reaction {
  name: string;
  /** Called before a page of changes is worked through, when it was read. */
  begin?(): Promise<void>;
  react(change: StoredDocument, read: ReactionReader): Promise<ReactionWrite[]>;
}
