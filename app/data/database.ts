import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Outgoing } from '#domain/local-copy.ts';
import type { QuarterListing } from '#domain/quarter-listing.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Deleted, Version } from '#domain/version.ts';

/** A document as this device keeps it. */
export interface LocalDocument {
  quarter: string;
  id: string;
  /** What the lists are read by: the document's type, or `parked:` and its type where this version
   *  cannot read it (document-rows.ts). */
  type: string;
  /** Empty where no server ever had it. */
  rev: string;
  doc: Record<string, unknown>;
  /** Which scope it was pulled with; absent means public. */
  scope?: string;
}

/** What this device keeps of a deleted document. */
export interface LocalTombstone extends Deleted {
  quarter: string;
  id: string;
  rev: string;
  scope: string;
}

/** What of a document is on its way to the server; beside the document or tombstone it is about. */
export interface OutboxEntry extends Outgoing {
  quarter: string;
  id: string;
  /** When it was written here, ISO instant by this device's clock; for words on screen only. */
  since: string;
  /** A letter, which has no document on this device. */
  sealed?: SealedLetter;
  /** A personal document that goes as its letter for now; never written down. */
  goesSealed?: boolean;
  /** A letter that is being sent in this moment: whether it can be taken back nobody knows. */
  isOnTheWay?: true;
  /** Since when a letter counts as accepted, ms by the server's time. */
  keptSince?: number;
  /** Of a counter that goes on under another name: those it was in before. It waits until it is seen how
   *  much of them has arrived (moved-counters.ts). */
  moved?: MovedCounter[];
}

/** A counter of a name that this device had, and how far its server was known to have it. */
export interface MovedCounter {
  id: string;
  /** By band. */
  known: Record<string, number>;
}

/** A write that the server will never take, kept for the person who made it. */
export interface Refusal {
  nr?: number;
  quarter: string;
  id: string;
  /** The server's code: invalid, forbidden, too-large. */
  code: string;
  /** The server's words, for whoever helps. */
  message: string;
  /** What was written. */
  version: Version;
  /** The same, sealed, where the version is closed. */
  letter?: SealedLetter;
  at: string;
  /** When its writer removed it; it can be brought back until it is swept away. ISO instant. */
  removedAt?: string;
}

/** Something that went wrong on this device: a code and times, never what it was about. */
export interface Incident {
  nr?: number;
  code: string;
  /** ISO instants by this device's clock: the first of a row of the same, and the last. */
  at: string;
  lastAt: string;
  /** How often in that row. */
  times: number;
}

/** Something about this device itself: who it is, its counters, its session. */
export interface OwnFact {
  key: string;
  value: unknown;
}

/** A version by name. */
export interface Revision {
  id: string;
  rev: string;
}

/** How far a scope of a quarter has been pulled. Never depends on a build. */
export interface Checkpoint {
  quarter: string;
  scope: string;
  epoch: string;
  /** The server's opaque token. */
  since: string;
  /** Whether the snapshot has arrived to its end, so that `since` may be asked from. */
  complete: boolean;
  /** When the server was last heard of, ISO instant by this device's clock. */
  contactAt: string;
  /** When a whole copy was first here. It stays while a later snapshot is on its way. */
  savedAt?: string;
  /** Documents of the snapshot so far, and in all; while it is not complete. */
  received?: number;
  count?: number;
  /** The server's epoch that is to be met by `diff` before anything else is asked. */
  wanted?: string;
  /** Versions accepted from this device that the next question names: a server that does not know
   *  them was set back. */
  accepted?: Revision[];
  /** The last erasure of which everything was dropped here. */
  erasedUpTo?: number;
  /** The server's own time at the last contact, ms since 1970; devices' clocks may be a year off. */
  serverAt?: number;
}

/** A choice of this device's user, or something about the device. */
export interface Setting {
  key: string;
  value: unknown;
}

/** A place or event that its reader wants to find again ("Gemerkt"). */
export interface Remembered {
  quarter: string;
  id: string;
  at: string;
}

/** An answer that took long to compute, kept with the day it was computed for. */
export interface Answer {
  key: string;
  day: string;
  value: unknown;
}

/** The one source of truth on a device. */
export class LocalDatabase extends Dexie {
  documents!: Table<LocalDocument, [string, string]>;
  checkpoints!: Table<Checkpoint, [string, string]>;
  settings!: EntityTable<Setting, 'key'>;
  remembered!: Table<Remembered, [string, string]>;
  answers!: EntityTable<Answer, 'key'>;
  quarters!: EntityTable<QuarterListing, 'id'>;
  tombstones!: Table<LocalTombstone, [string, string]>;
  outbox!: Table<OutboxEntry, [string, string]>;
  refusals!: EntityTable<Refusal, 'nr'>;
  own!: EntityTable<OwnFact, 'key'>;
  incidents!: EntityTable<Incident, 'nr'>;

  constructor(name = 'vor-ort', options?: ConstructorParameters<typeof Dexie>[1]) {
    // Queries of several screens share what was read; nobody changes what they were given.
    super(name, { cache: 'immutable', ...options });
    this.version(1).stores({
      documents: '[quarter+id], [quarter+type]',
      checkpoints: '[quarter+scope]',
      settings: 'key',
      remembered: '[quarter+id]',
      answers: 'key, day',
      quarters: 'id',
    });
    this.version(2).stores({
      tombstones: '[quarter+id]',
      outbox: '[quarter+id], [quarter+order]',
      refusals: '++nr, quarter',
      own: 'key',
      incidents: '++nr',
    });
  }
}
