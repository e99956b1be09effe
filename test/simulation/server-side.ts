import type { Version } from '#domain/version.ts';
import type { StoredDocument } from '../../sync-server/stores/store.ts';
import type { Registry } from './registry.ts';

/** What arrives at a server. */
export interface SentRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What it answers. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A paired device as the server knows it. */
export interface KnownDevice {
  deviceId: string;
  secret: string;
  role: 'office' | 'team';
}

/** A write in the quarantine. */
export type Brought = { id: string } & Version;

export type Kind = 'public' | 'team' | 'private';
export const KINDS: readonly Kind[] = ['public', 'team', 'private'];

/** The product's in memory, the product's on disk, or the model of it. */
export const SERVER_KINDS = ['memory', 'disk', 'model'] as const;
export type ServerKind = (typeof SERVER_KINDS)[number];

/** The quarter of the simulated world. */
export const QUARTER = 'kiez';

/** What the world does with a server; the product's own, or the model of it. */
export interface ServerSide {
  handle(request: SentRequest): Promise<Answer>;
  /** Everything a database holds, tombstones too. */
  read(kind: Kind): Promise<StoredDocument[]>;
  /** A copy of its disk. */
  copy(): Promise<unknown>;
  /** Puts a copy in the place of the disk; with another epoch where an operator restores it. */
  putBack(copy: unknown, newEpoch: boolean): Promise<void>;
  /** Ends at once, without finishing anything, and starts again. */
  kill(): Promise<void>;
  compact(): Promise<void>;
  /** Deletes what has reached its last day; returns the ids. */
  sweep(): Promise<string[]>;
  /** Erases a document for good. */
  erase(id: string): Promise<void>;
  /** Ends a device's rights: from then on it may bring what it holds, and nothing else. */
  revoke(deviceId: string): Promise<void>;
  /** What such devices brought, for the office to look at. */
  quarantined(): Promise<Brought[]>;
  /** Its devices and codes; the model has none. */
  readonly registry?: Registry;
  close(): Promise<void>;
}
