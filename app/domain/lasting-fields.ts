import { isEqualJson } from './equal.ts';
import type { Write } from './write-rule.ts';

/** What a document is about, or what is evidence: set once, by whoever creates it. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  session: ['placeId', 'date'],
  visit: ['sessionId', 'placeId', 'personId'],
  tally: ['writer', 'placeId', 'sessionId', 'eventId', 'date', 'month'],
  visitor: ['personId'],
  attendance: ['eventId', 'date', 'personId'],
  shift: ['placeId', 'date', 'personId'],
  request: ['channel'],
  registration: ['eventId', 'date', 'n'],
  consent: [
    'purpose',
    'textVersion',
    'givenAt',
    'form',
    'recordedBy',
    'signature',
    'regime',
    'legalBasis',
  ],
  accessRequest: ['askedAt', 'dueOn', 'channel'],
  report: ['about', 'kind', 'words'],
  proposal: ['about', 'fields'],
};

/** Fields of single types that only a server writes, beside those that are its own everywhere. */
const SERVERS: Readonly<Record<string, readonly string[]>> = {
  quarter: ['sealKey', 'homeServer'],
  registration: ['admission', 'waitingPlace', 'movedTo', 'dayOff', 'dayChanges', 'dayKnown'],
};

/** Times of which the earliest stands: two devices may find an earlier one, nobody a later one. */
const ONLY_EARLIER: Readonly<Record<string, readonly string[]>> = {
  visit: ['at'],
  attendance: ['at'],
  consent: ['withdrawnAt'],
};

/** Once said it stays: who changes their mind begins anew. */
const STAYS: Readonly<Record<string, readonly string[]>> = { registration: ['cancelled'] };

/**
 * The fields of a type that only a server writes. Whoever takes a push in puts what stands there in
 * place of what came before asking for permission, so that a device may send back what it holds.
 */
export function serverFieldsOf(type: string): readonly string[] {
  return listed(SERVERS, type);
}

/** Whether a write leaves alone what nobody may change once it is there. */
export function keepsLastingFields({ parts: { type }, before, after }: Write): boolean {
  if (!after) return true;
  const isKept = (field: string) => isEqualJson(before?.[field], after[field]);
  if (!serverFieldsOf(type).every(isKept)) return false;
  if (!before) return true;
  return (
    listed(FIXED, type).every(isKept) &&
    listed(STAYS, type).every((field) => before[field] === undefined || isKept(field)) &&
    ['createdAt', ...listed(ONLY_EARLIER, type)].every((field) =>
      isNotLater(after[field], before[field]),
    )
  );
}

function isNotLater(after: unknown, before: unknown): boolean {
  if (before === undefined) return true;
  return typeof after === 'string' && typeof before === 'string' && after <= before;
}

function listed(lists: Readonly<Record<string, readonly string[]>>, type: string) {
  return (Object.hasOwn(lists, type) ? lists[type] : undefined) ?? [];
}
