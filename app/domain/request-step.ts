import * as v from 'valibot';
import { documentFields, Instant, LocalDateText, LocalDateTimeText, text } from './document.ts';
import { hashOfBytes } from './hash.ts';
import { keyOf, partsOf } from './ids.ts';
import { PersonId } from './person-id.ts';
import { Count, DocumentReference, Key, PlaceReference } from './references.ts';
import { requestDocumentId } from './request.ts';
import { Outcome } from './visit.ts';

/** The volunteer who comes, as the person who asked may know them before the door opens. */
export const WhoComes = v.looseObject({
  personId: PersonId,
  name: text(120),
  function: v.optional(text(80)),
  /** The id of an image in the asker's range. */
  photo: v.optional(DocumentReference),
});
export type WhoComes = v.InferOutput<typeof WhoComes>;

const fields = {
  _id: v.string(),
  type: v.literal('requestStep'),
  ...documentFields,
  /** The part of the request's id after the last colon. */
  requestId: Key,
  at: Instant,
};

/**
 * Something that happened to a request. Steps are only added and never change; the state of a
 * request is what its steps make of it (`request-state.ts`).
 */
export const RequestStep = v.variant('kind', [
  v.looseObject({ ...fields, kind: v.picklist(['withdrawn', 'solved', 'confirmed']) }),
  v.looseObject({ ...fields, kind: v.literal('answered'), words: text(1000) }),
  v.looseObject({ ...fields, kind: v.literal('askedAgain'), words: v.optional(text(1000)) }),
  v.looseObject({ ...fields, kind: v.literal('passedOn'), placeId: PlaceReference }),
  v.looseObject({
    ...fields,
    kind: v.literal('closed'),
    outcome: v.optional(v.union([Outcome, v.literal('nobodyFound'), v.literal('notReached')])),
  }),
  v.looseObject({ ...fields, kind: v.literal('assigned'), personId: PersonId }),
  v.looseObject({
    ...fields,
    kind: v.literal('accepted'),
    who: WhoComes,
    when: LocalDateTimeText,
    /** The words that the volunteer says first at the door. */
    tuerwort: text(80),
  }),
  /** What stands in place of `accepted` where somebody asked for another person: that somebody helps,
   *  and on which day. Who, at what time and the Türwort only that person hears, from the office. */
  v.looseObject({ ...fields, kind: v.literal('promised'), day: LocalDateText }),
  /** A volunteer's question. Where somebody asked for another person it has no words: the office asks that
   *  person, and reads them from the volunteer's answer. */
  v.looseObject({ ...fields, kind: v.literal('asked'), words: v.optional(text(500)) }),
  v.looseObject({ ...fields, kind: v.literal('handedBack') }),
  v.looseObject({
    ...fields,
    kind: v.literal('done'),
    outcome: Outcome,
    minutes: v.optional(Count),
  }),
]);
export type RequestStep = v.InferOutput<typeof RequestStep>;

/** The id of a step; `key` is drawn by the device that makes it. */
export function requestStepId(personId: string, requestId: string, key: string): string {
  return `${personId}:requestStep:${keyOf(requestId)}~${key}`;
}

/** The whole id of the request that a request or a step of one is about; `undefined` for other ids. */
export function requestIdIn(about: string): string | undefined {
  const { type, owner = '', key = '' } = partsOf(about) ?? {};
  if (type !== 'request' && type !== 'requestStep') return undefined;
  return requestDocumentId(owner, key.split('~')[0] ?? '');
}

/** Shorter than a person's id, so that it is never taken for one. */
const HASH_DIGITS = 24;

/**
 * The id of the step that a response makes: a reaction that runs twice writes it once. It names the
 * response by its hash alone: where the volunteer is erased, what they did stays, by nobody.
 */
export function stepIdOfResponse(personId: string, responseId: string): string {
  const [requestKey] = keyOf(responseId).split('~');
  const hash = hashOfBytes(new TextEncoder().encode(responseId)).slice(0, HASH_DIGITS);
  return `${personId}:requestStep:${requestKey}~${hash}`;
}
