import * as v from 'valibot';
import { documentFields, Instant, LocalDateText, Phone, text } from './document.ts';
import { PersonId } from './person-id.ts';
import { DocumentReference } from './references.ts';

/** One try to reach somebody. Keyed by its time when merging. */
export const CallAttempt = v.looseObject({
  at: Instant,
  outcome: v.picklist(['reached', 'notReached', 'callBack']),
});
export type CallAttempt = v.InferOutput<typeof CallAttempt>;

/** Whom the office has to ring or write to, why, by when ("Anrufliste"). */
export const Call = v.looseObject({
  _id: v.string(),
  type: v.literal('call'),
  ...documentFields,
  /** A person, or the name and number of somebody who is none (a caretaker, an organiser). */
  whom: v.looseObject({
    personId: v.optional(PersonId),
    name: v.optional(text(120)),
    phone: v.optional(Phone),
  }),
  why: v.picklist([
    'confirm',
    'accepted',
    'handedBack',
    'question',
    'eventChanged',
    'placeChanged',
    'registration',
    'loan',
    'volunteerLeft',
    'accessRequest',
    'other',
  ]),
  /** The document that it is about. */
  about: v.optional(DocumentReference),
  /** A letter goes to whom no telephone reaches. */
  way: v.optional(v.picklist(['call', 'letter'])),
  byWhen: v.optional(LocalDateText),
  attempts: v.optional(v.array(CallAttempt)),
  /** When it was settled otherwise: the letter posted, the reason gone. */
  doneAt: v.optional(Instant),
});
export type Call = v.InferOutput<typeof Call>;

/** The id of a call; a reaction derives `key` from its reason, so that it makes one call of it. */
export function callId(key: string): string {
  return `office:call:${key}`;
}

/** The last try, by its time. */
export function lastAttempt({ attempts = [] }: Pick<Call, 'attempts'>): CallAttempt | undefined {
  return [...attempts].sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
}

/** Whether a call is still to be made. */
export function isPending(call: Pick<Call, 'attempts' | 'doneAt'>): boolean {
  return call.doneAt === undefined && lastAttempt(call)?.outcome !== 'reached';
}
