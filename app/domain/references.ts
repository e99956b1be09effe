import * as v from 'valibot';

/*
 * How documents name each other. Places, events, sessions and lendables are named by their whole
 * id. Requests are named by the part after the last colon alone: what stands before it is a person.
 */

/** A place of the directory by its whole id. */
export const PlaceReference = referenceTo('place');
/** An event by its whole id. */
export const EventReference = referenceTo('event');
/** A session of a Treff by its whole id. */
export const SessionReference = referenceTo('session');
/** A thing to lend by its whole id. */
export const LendableReference = referenceTo('lendable');
/** Any document by its whole id. */
export const DocumentReference = v.pipe(
  v.string(),
  v.regex(/^[^_/:][^/:]*(:[^/:]+){1,2}$/, 'the id of a document'),
  v.maxLength(400),
);
const KEY = /^[\w.-]{1,64}$/;
/** A key that a device drew: of a request, a loan, a step. */
export const Key = v.pipe(v.string(), v.regex(KEY, 'a key of letters and digits'));
/** A device's id, or the new one that it took after losing its database (clock.ts). */
export const Writer = v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/, 'the id of a device'));
/** A count of things: 0, 1, 2 … */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Counts by name: of bands, topics, outcomes. */
export const Counts = v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(80)), Count);

/** Whether a text is a key as devices draw them. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

function referenceTo(type: string) {
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^${type}:[^/:]+$`), `the id of a ${type}`),
    v.maxLength(200),
  );
}
