import { isDeleteReason } from '#domain/version.ts';
import type { Outcome } from '../data/outbox.ts';
import { heldOf, type PulledChange, type PulledDocument } from '../data/pulled.ts';
import type { Difference } from '../data/taking-in.ts';
import { busyFor } from './retry-after.ts';
import type { SyncFailure } from './sync-failure.ts';

/*
 * What stands in the answers of a sync server, told from what does not come from one. Only their
 * form is looked at here; documents are read when they are stored.
 */

/** The first line of a snapshot. */
export interface SnapshotHead {
  epoch: string;
  since: string;
  /** How many documents will come; fewer means it was cut. */
  count: number;
  /** By whose rules the server has read all of them, where it has (schema-mark.ts). */
  schemas?: string;
}

/** One page of what changed. */
export interface ChangesAnswer {
  since: string;
  more: boolean;
  changes: PulledChange[];
  erased: string[];
  erasedUpTo: number | undefined;
}

/** What differs. */
export interface DiffAnswer extends Difference {
  epoch: string;
  since: string;
}

/** What became of each write, in order. */
export interface PushAnswer {
  epoch: string;
  outcomes: Outcome[];
}

type Json = Record<string, unknown>;

/** Reads the first line of a snapshot; `undefined` where it is none. */
export function headOf(line: string | undefined): SnapshotHead | undefined {
  const { epoch, since, count, schemas } = parsed(line ?? '');
  if (typeof epoch !== 'string' || typeof since !== 'string') return undefined;
  if (typeof count !== 'number') return undefined;
  return { epoch, since, count, ...(isText(schemas) ? { schemas } : {}) };
}

/** Reads a further line of a snapshot. Throws at one that is no document: it was cut, or is not ours. */
export function documentOf(line: string): PulledDocument {
  const pulled = JSON.parse(line) as PulledDocument;
  if (!isDocument(pulled)) throw new SyntaxError('a line that is no document');
  return pulled;
}

/** Reads a page of changes; `undefined` where it is none. */
export function changesIn(text: string): ChangesAnswer | undefined {
  const { since, more, changes, erased = [], erasedUpTo } = parsed(text);
  if (typeof since !== 'string' || typeof more !== 'boolean') return undefined;
  if (!isListOf(changes, isChange) || !isListOf(erased, isText)) return undefined;
  const upTo = typeof erasedUpTo === 'number' ? erasedUpTo : undefined;
  return { since, more, changes, erased, erasedUpTo: upTo };
}

/** Reads the answer to `diff`; `undefined` where it is none. */
export function differenceIn(text: string): DiffAnswer | undefined {
  const { epoch, since, docs, gone, unknown } = parsed(text);
  if (typeof epoch !== 'string' || typeof since !== 'string') return undefined;
  if (!isListOf(docs, isDocument) || !isListOf(gone, isGone) || !isListOf(unknown, isText)) {
    return undefined;
  }
  return { epoch, since, docs, gone, unknown };
}

/** Reads the answer to a push of so many writes; `undefined` where it is none. */
export function outcomesIn(text: string, count: number): PushAnswer | undefined {
  const { epoch, results } = parsed(text);
  if (typeof epoch !== 'string' || !Array.isArray(results) || results.length !== count) {
    return undefined;
  }
  const outcomes = results.map(outcomeOf);
  return outcomes.every((outcome) => outcome !== undefined) ? { epoch, outcomes } : undefined;
}

/** What an answer without content means. Only our own error codes are believed: a portal's 404 is
 *  no news about the quarter. */
export async function refusalOf(response: Response): Promise<SyncFailure> {
  if (response.status === 429 || response.status === 503) {
    const afterMs = busyFor(response.headers);
    if (afterMs !== undefined) return { code: 'busy', afterMs };
  }
  const { code, epoch } = ((await response.json().catch(() => null)) ?? {}) as Json;
  if (response.status === 404 && code === 'unknown-quarter') return { code: 'unknownQuarter' };
  if (response.status === 409 && code === 'epoch-changed' && isText(epoch)) {
    return { code: 'epochChanged', epoch };
  }
  if (response.status === 403 && code === 'forbidden') return { code: 'forbidden' };
  // A proxy in between may refuse a body before our server sees it.
  if (response.status === 413) return { code: 'tooLarge', byServer: code === 'too-large' };
  if (response.status === 421 && code === 'other-server') return { code: 'otherServer' };
  return { code: 'noContact' };
}

function outcomeOf(result: unknown): Outcome | undefined {
  const { id, outcome, rev, stamp, current, code, message = '', after } = (result ?? {}) as Json;
  if (!isText(id)) return undefined;
  if (outcome === 'accepted' && isText(rev)) {
    return { id, outcome, rev, stamp: (stamp ?? {}) as Json };
  }
  if (outcome === 'conflict') return conflictOf(id, current);
  if (outcome === 'rejected' && isText(code))
    return { id, outcome, code, message: String(message) };
  if (outcome !== 'retry' || !isText(code)) return undefined;
  return { id, outcome, code, after: typeof after === 'number' ? after : undefined };
}

function conflictOf(id: string, current: unknown): Outcome | undefined {
  if (current === null) return { id, outcome: 'conflict', current: undefined };
  const change = { id, ...(current as object) };
  return isChange(change) ? { id, outcome: 'conflict', current: heldOf(change) } : undefined;
}

function isChange(change: unknown): change is PulledChange {
  const { deleted, id, rev, clock, reason } = (change ?? {}) as Json;
  if (deleted !== true) return isDocument(change);
  return isText(id) && isText(rev) && isObject(clock) && isDeleteReason(reason);
}

function isDocument(value: unknown): value is PulledDocument {
  const { id, rev, doc } = (value ?? {}) as Json;
  return isText(id) && isText(rev) && isObject(doc);
}

function isGone(value: unknown): value is Difference['gone'][number] {
  const { id, why } = (value ?? {}) as Json;
  return isText(id) && isText(why);
}

function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as Json) : {};
  } catch {
    return {};
  }
}
