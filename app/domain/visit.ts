import * as v from 'valibot';
import { Band } from './band.ts';
import { documentFields, Instant, text } from './document.ts';
import { keyOf } from './ids.ts';
import { PersonId } from './person-id.ts';
import { PlaceReference, SessionReference } from './references.ts';

/** How somebody was entered: their card, their name, their number, or from a paper list. */
export const EntrySource = v.picklist(['scan', 'name', 'number', 'paper']);
export type EntrySource = v.InferOutput<typeof EntrySource>;

/** What became of somebody's question. */
export const Outcome = v.picklist(['solved', 'passedOn', 'homeVisit', 'again']);
export type Outcome = v.InferOutput<typeof Outcome>;

/** A known visitor at a session. The same visitor entered on two tablets is one visit. */
export const Visit = v.looseObject({
  _id: v.string(),
  type: v.literal('visit'),
  ...documentFields,
  sessionId: SessionReference,
  placeId: PlaceReference,
  personId: PersonId,
  /** When the person came: the earliest of all entries. */
  at: Instant,
  source: EntrySource,
  /** The band at that time, for counting after the visit itself is gone. */
  band: v.optional(Band),
  topics: v.optional(v.array(text(80))),
  /** The volunteer who helped. */
  helper: v.optional(PersonId),
  outcome: v.optional(Outcome),
  /** The place of the directory that the person was sent on to. */
  passedOnTo: v.optional(PlaceReference),
  /** The numbers in the queue ("Hamburg 7"), where the quarter has them: one of each tablet that entered
   *  the person; and when one was called. */
  waitingNumbers: v.optional(v.array(text(40))),
  calledAt: v.optional(Instant),
  /** When what is left to do went on to the office, as a request that the team does not see. */
  followUpAt: v.optional(Instant),
  /** The volunteer who entered or last corrected it, where the tablet knew. */
  enteredBy: v.optional(PersonId),
});
export type Visit = v.InferOutput<typeof Visit>;

/** The one id of a person's visit to a session. */
export function visitId(sessionId: string, personId: string): string {
  return `visit:${keyOf(sessionId)}~${personId}`;
}

/** The session of a visit's id, or of its key in an address. */
export function sessionOfVisit(id: string): string {
  const key = keyOf(id);
  return `session:${key.slice(0, key.lastIndexOf('~'))}`;
}

/** The person of a visit's id. */
export function personOfVisit(id: string): string {
  return id.slice(id.lastIndexOf('~') + 1);
}
