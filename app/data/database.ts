import { Dexie, type EntityTable, type Table } from 'dexie';
import type { QuarterListing } from '#domain/quarter-listing.ts';

/** A pulled document as this device keeps it. */
export interface LocalDocument {
  quarter: string;
  id: string;
  /** What the lists are read by: the document's type, or `parked:` and its type where this version
   *  cannot read it (replica.ts). */
  type: string;
  rev: string;
  doc: Record<string, unknown>;
  /** Which scope it was pulled with; absent means public. */
  scope?: string;
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
  }
}
