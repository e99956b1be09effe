import type { PulledChange, PulledDocument } from '../data/replica.ts';
import type { PullFailure } from './pull-failure.ts';
import { busyFor } from './retry-after.ts';

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
}

/** One page of what changed. */
export interface ChangesAnswer {
  since: string;
  more: boolean;
  changes: PulledChange[];
  erased: string[];
}

/** Reads the first line of a snapshot; `undefined` where it is none. */
export function headOf(line: string | undefined): SnapshotHead | undefined {
  const head = parsed(line ?? '') as Partial<SnapshotHead> | undefined;
  if (typeof head?.epoch !== 'string' || typeof head.since !== 'string') return undefined;
  if (typeof head.count !== 'number') return undefined;
  return { epoch: head.epoch, since: head.since, count: head.count };
}

/** Reads a further line of a snapshot. Throws at one that is no document: it was cut, or is not ours. */
export function documentOf(line: string): PulledDocument {
  const pulled = JSON.parse(line) as PulledDocument;
  if (!isDocument(pulled)) throw new SyntaxError('a line that is no document');
  return pulled;
}

/** Reads a page of changes; `undefined` where it is none. */
export function changesIn(text: string): ChangesAnswer | undefined {
  const { since, more, changes, erased = [] } = (parsed(text) ?? {}) as Partial<ChangesAnswer>;
  if (typeof since !== 'string' || typeof more !== 'boolean') return undefined;
  if (!Array.isArray(changes) || !changes.every(isChange) || !Array.isArray(erased))
    return undefined;
  return { since, more, changes, erased };
}

/** What an answer without content means. Only our own error codes are believed: a portal's 404 is
 *  no news about the quarter. */
export async function refusalOf(response: Response): Promise<PullFailure> {
  if (response.status === 429 || response.status === 503) {
    const afterMs = busyFor(response.headers);
    if (afterMs !== undefined) return { code: 'busy', afterMs };
  }
  const { code } = ((await response.json().catch(() => null)) ?? {}) as { code?: unknown };
  if (response.status === 404 && code === 'unknown-quarter') return { code: 'unknownQuarter' };
  if (response.status === 409 && code === 'epoch-changed') return { code: 'epochChanged' };
  return { code: 'noContact' };
}

function isChange(change: unknown): change is PulledChange {
  const { deleted, id } = (change ?? {}) as { deleted?: unknown; id?: unknown };
  return deleted === true ? typeof id === 'string' : isDocument(change);
}

function isDocument(value: unknown): value is PulledDocument {
  const { id, rev, doc } = (value ?? {}) as Partial<PulledDocument>;
  return (
    typeof id === 'string' && typeof rev === 'string' && typeof doc === 'object' && doc !== null
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
