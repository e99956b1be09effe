import * as v from 'valibot';
import { documentFields, LocalDateText } from './document.ts';
import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';
import { Count, EventReference } from './references.ts';
import { Channel } from './request.ts';

/**
 * That somebody wants to come to one date of an event. Who is in is counted at home in the order of
 * arrival. A cancelled one stays cancelled: who changes their mind again has the next number, and
 * with it a later place in the queue.
 */
export const Registration = v.looseObject({
  _id: v.string(),
  type: v.literal('registration'),
  ...documentFields,
  eventId: EventReference,
  date: LocalDateText,
  /** Counts this person's registrations for that date, from 1. */
  n: v.pipe(Count, v.minValue(1)),
  channel: Channel,
  cancelled: v.optional(v.literal(true)),
  /** In, or on the waiting list: home alone writes it. */
  admission: v.optional(v.picklist(['in', 'waiting'])),
  /** How many are served before it, itself included, while it waits: from 1. Home's too. */
  waitingPlace: v.optional(Count),
  /** The day on which it takes place, where it was moved to another since: home's, so that it is told. */
  movedTo: v.optional(LocalDateText),
  /** What whoever has no app was told of its day, or is to be rung for, home's too: that it takes place on
   *  none, how often that has changed, and what they knew before the last change. */
  dayOff: v.optional(v.literal(true)),
  dayChanges: v.optional(Count),
  dayKnown: v.optional(LocalDateText),
});
export type Registration = v.InferOutput<typeof Registration>;

/** The one id of a person's nth registration for an event's date. */
export function registrationId(
  personId: string,
  eventId: string,
  date: LocalDate,
  n: number,
): string {
  return `${personId}:registration:${keyOf(eventId)}~${date}~${n}`;
}
