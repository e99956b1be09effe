import type { Clock } from './document.ts';

/** Why a document was deleted. A user's delete yields to an edit, the others never do. */
export type DeleteReason = 'user' | 'retention' | 'erased' | 'withdrawn';

/** A document's content without transport: it has its `_id` and never a `_rev`. */
export type Body = { _id: string; type?: string; clock?: Clock } & Record<string, unknown>;

/** What stays of a deleted document: no content, but its clock and why it went. */
export interface Deleted {
  deleted: true;
  clock: Clock;
  reason: DeleteReason;
}

/** One version of a document, or its tombstone. */
export type Version = { deleted?: false; doc: Body } | Deleted;

const REASONS: ReadonlySet<unknown> = new Set(['user', 'retention', 'erased', 'withdrawn']);

/** Whether a value, from wherever, names a reason. */
export function isDeleteReason(value: unknown): value is DeleteReason {
  return REASONS.has(value);
}

/** The clock of a version; a document that nobody edited yet has an empty one. */
export function clockOf(version: Version): Clock {
  return version.deleted ? version.clock : (version.doc.clock ?? {});
}

/** Whether it is a delete that no edit may undo. */
export function isFinal(version: Version): version is Deleted {
  return version.deleted === true && version.reason !== 'user';
}
