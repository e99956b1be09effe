import * as v from 'valibot';
import { documentFields, LocalDateText } from './document.ts';
import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';
import { Count, EventReference } from './references.ts';

/** How many may still come to one date of an event. Home counts; nobody else writes it. */
export const Vacancy = v.looseObject({
  _id: v.string(),
  type: v.literal('vacancy'),
  ...documentFields,
  eventId: EventReference,
  date: LocalDateText,
  free: Count,
  /** How many wait for a place. */
  waiting: v.optional(Count),
});
export type Vacancy = v.InferOutput<typeof Vacancy>;

/** The one id of an event's free places on a day. */
export function vacancyId(eventId: string, date: LocalDate): string {
  return `vacancy:${keyOf(eventId)}~${date}`;
}
