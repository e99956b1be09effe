import type { Body, Deleted } from '#domain/version.ts';
import type { Revisions } from './revisions.ts';

/** A living document as a store holds it. */
export interface LivingDocument {
  id: string;
  rev: string;
  deleted?: false;
  doc: Body;
}

/** A tombstone as a store holds it. */
export interface Tombstone extends Deleted {
  id: string;
  rev: string;
}

/** A document or a tombstone as a store holds it. */
export type StoredDocument = LivingDocument | Tombstone;

/** One version of one document. Revs are opaque and never come twice for different contents. */
export interface Revision {
  id: string;
  rev: string;
}

/** What is to stand at `id` if `base` is still its rev (`null`: if there is nothing or a tombstone). */
export type StoreWrite =
  | { id: string; base: string | null; doc: Body }
  | ({ id: string; base: string | null } & Deleted);

/** `conflict`: `base` was not the current rev; nothing was written. */
export type WriteOutcome =
  | { id: string; outcome: 'written'; rev: string }
  | { id: string; outcome: 'conflict' };

/** A page of the feed, in the store's order. `seq` is opaque and resumes after the page. */
export interface ChangesPage {
  changes: StoredDocument[];
  /** Where each of them stands in the feed: as `seq`, but resuming after it. */
  seqs: string[];
  /** Ids among them of which replication left several versions side by side, living or not. */
  forked: ReadonlySet<string>;
  seq: string;
  /** Whether there was more when the page was read. */
  more: boolean;
}

/** Everything that lives in a database at about one moment. */
export interface AllDocuments {
  /** From here `changes` misses nothing; it may repeat what `documents` already shows. */
  seq: string;
  /** A version that the feed showed at `seq` or later: a store that does not know it was rolled
   *  back. Absent where the database never held anything. */
  last?: Revision;
  documents: LivingDocument[];
}

/** `changed`: there may be something new in the feed. `reconnected`: the store was away meanwhile,
 *  and may have come back older than it was; what is remembered of it is to be read again. */
export type ChangeSignal = 'changed' | 'reconnected';

/**
 * One database of a store. Every method may throw a `StoreFailure` (the store is away); a body
 * that `malformationOf` objects to is a bug of the caller and throws before anything is written.
 */
export interface Database {
  readonly name: string;
  /** The same documents as replication sees them. */
  readonly revisions: Revisions;
  /** The current version, a tombstone included; `undefined` where the id was never used. */
  get(id: string): Promise<StoredDocument | undefined>;
  /** As `get` for many ids, in their order. */
  getMany(ids: readonly string[]): Promise<(StoredDocument | undefined)[]>;
  /** Every living document (no tombstones), with the seq from which `changes` misses nothing. */
  all(): Promise<AllDocuments>;
  /** The living documents whose ids begin so, by id; what else there is, is not read. The prefix is
   *  ASCII and not empty. */
  range(prefix: string): Promise<LivingDocument[]>;
  /** A seq from which `changes` shows what comes from now on. */
  currentSeq(): Promise<string>;
  /** Compare-and-set of each write by itself; outcomes in order. Where replication left several
   *  leaves, the base is the standing one. Durable when it resolves. Where it throws, each write may
   *  or may not have happened. */
  write(writes: readonly StoreWrite[]): Promise<WriteOutcome[]>;
  /** What changed after `seq` (from the beginning where absent), the latest version per id. */
  changes(options: { seq?: string; limit: number }): Promise<ChangesPage>;
  /** The pairs that this database has never held (CouchDB's `_revs_diff`), in their order. A version
   *  that was replaced since, and whose content was compacted away, has been held. */
  missing(revs: readonly Revision[]): Promise<Revision[]>;
  /** Calls back after every change, its own and others'. Returns what ends it. One feed per
   *  database and process, however many listen. */
  onChange(listener: (signal: ChangeSignal) => void): () => void;
}

/** Where the documents are: embedded PouchDB, or CouchDB through nano. */
export interface Store {
  readonly kind: 'pouchdb' | 'couchdb';
  /** The named database, made where it is missing. A name is a lower-case letter, then up to 59
   *  lower-case letters, digits and hyphens; another is a bug of the caller and throws. */
  database(name: string): Promise<Database>;
  /** Names of the databases that exist, sorted. */
  databaseNames(): Promise<string[]>;
  /**
   * Leaves no byte of what was deleted or replaced in a database, on disk too. Of the named documents,
   * all of them tombstones, it may take even those away (CouchDB), or leave their ids, clocks and
   * reasons (embedded: everybody waits until it is done).
   */
  expunge(name: string, ids: readonly string[]): Promise<void>;
  /** Ends the feeds; lets go of files and connections. */
  close(): Promise<void>;
}
