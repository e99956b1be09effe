import type { RevisionBody } from './revision-body.ts';
import type { Revision } from './store.ts';

/** A database as replication peers are told of it. */
export interface DatabaseInfo {
  /** The feed's position now. */
  seq: string;
  /** Living documents. */
  documents: number;
}

/** What the feed says of one document: its leaves, not only the version that stands. */
export interface LeafChange {
  id: string;
  /** Resumes after this change. */
  seq: string;
  /** Revs of the leaves, deleted ones too. */
  leaves: string[];
  /** Whether the standing leaf is a tombstone. */
  deleted: boolean;
  /** The standing leaf, where it was asked for. */
  body?: RevisionBody;
}

/** A page of the feed with leaves. `seq` resumes after it. */
export interface LeafPage {
  changes: LeafChange[];
  seq: string;
  /** Whether there was more when the page was read. */
  more: boolean;
  /** About how many changes come after the page. */
  pending: number;
}

/** What a database lacks of one document. */
export interface RevsDifference {
  missing: string[];
  /** Leaves here that may be ancestors of what is missing. */
  possibleAncestors: string[];
}

/** One row of a listing by id. */
export interface DocumentRow {
  id: string;
  rev: string;
  deleted?: true;
  body?: RevisionBody;
}

/** A document of one database alone that is never replicated, such as a checkpoint. */
export interface LocalDocument {
  rev: string;
  fields: Record<string, unknown>;
}

/** `conflict`: the base was not the current rev; nothing was written. */
export type LocalOutcome = { outcome: 'written'; rev: string } | { outcome: 'conflict' };

/**
 * A database as replication sees it: leaves instead of versions, and revs that come from elsewhere.
 * Where several leaves live, the standing one is chosen alike by every store (`leaves.ts`); it is
 * the one that `Database` shows. Design documents are shown like others. Methods may throw a
 * `StoreFailure`.
 */
export interface Revisions {
  info(): Promise<DatabaseInfo>;
  /** What changed after `seq`, or the latest changes first where `descending`. `standing`: the
   *  standing leaf alone is named. */
  changes(options: {
    seq?: string;
    limit: number;
    descending?: boolean;
    standing?: boolean;
    bodies?: boolean;
  }): Promise<LeafPage>;
  /** What the database has never held, by id; ids of which it has everything are left out. */
  diff(revs: ReadonlyMap<string, readonly string[]>): Promise<Map<string, RevsDifference>>;
  /** Every leaf of each document with its history in `_revisions`, the standing one first; in the
   *  order of the ids, and empty where an id was never used. */
  leaves(ids: readonly string[]): Promise<RevisionBody[][]>;
  /** Adds revisions under the revs they have, with their `_revisions` where given; one that is
   *  there already changes nothing. Durable when it resolves. What a store cannot take is a bug of
   *  the caller (`malformedRevision`) and may fail the whole batch. */
  put(bodies: readonly RevisionBody[]): Promise<void>;
  /** Living documents by id, from `from` on (included), at most `limit`. */
  page(options: {
    from?: string;
    limit: number;
    descending?: boolean;
    bodies?: boolean;
  }): Promise<DocumentRow[]>;
  /** The rows of these ids, in their order, tombstones included. */
  rows(ids: readonly string[], bodies?: boolean): Promise<(DocumentRow | undefined)[]>;
  /** A local document by its name. */
  local(name: string): Promise<LocalDocument | undefined>;
  /** Replaces the local document whose rev is `base` (`null`: there is none). */
  putLocal(
    name: string,
    base: string | null,
    fields: Record<string, unknown>,
  ): Promise<LocalOutcome>;
  /** Removes the local document whose rev is `base`. */
  removeLocal(name: string, base: string): Promise<LocalOutcome>;
}

/** A revision that a peer asks for; all leaves of the document where no rev is named. */
export type AskedRevision = Pick<Revision, 'id'> & { rev?: string };
