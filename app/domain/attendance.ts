import * as v from 'valibot';
import { documentFields, Instant, LocalDateText } from './document.ts';
import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';
import { PersonId } from './person-id.ts';
import { EventReference } from './references.ts';
import { EntrySource } from './visit.ts';

/** That a known person came to one date of an event; keyed in twice it is one. */
export const Attendance = v.looseObject({
  _id: v.string(),
  type: v.literal('attendance'),
  ...documentFields,
  eventId: EventReference,
  date: LocalDateText,
  personId: PersonId,
  at: Instant,
  source: EntrySource,
});
export type Attendance = v.InferOutput<typeof Attendance>;

/** The one id of a person's coming to an event on a day. */
export function attendanceId(eventId: string, date: LocalDate, personId: string): string {
  return `attendance:${keyOf(eventId)}~${date}~${personId}`;
}
