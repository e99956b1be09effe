import { isDeleteReason } from '#domain/version.ts';
import type { Outcome } from '../data/outbox.ts';
import { heldOf, type PulledChange } from '../data/pulled.ts';
import type { Difference } from '../data/taking-in.ts';
import { isDocument, isObject, isText, type Json, parsed } from './json-forms.ts';

/*
 * What stands in the answers of a sync server, told from what does not come from one. Only their
 * form is looked at here; documents are read when they are stored.
 */

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

function isGone(value: unknown): value is Difference['gone'][number] {
  const { id, why } = (value ?? {}) as Json;
  return isText(id) && isText(why);
}

function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(is);
}
