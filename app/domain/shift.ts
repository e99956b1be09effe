import * as v from 'valibot';
import { documentFields, LocalDateText } from './document.ts';
import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';
import { PersonId } from './person-id.ts';
import { PlaceReference } from './references.ts';

const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time as 15:00'));

/** Who is on at which Treff, or on a day somewhere else. */
export const Shift = v.looseObject({
  _id: v.string(),
  type: v.literal('shift'),
  ...documentFields,
  date: LocalDateText,
  /** Together with the date it is the session's; absent for a day without a Treff. */
  placeId: v.optional(PlaceReference),
  /** Who is on. */
  personId: PersonId,
  from: v.optional(Time),
  to: v.optional(Time),
  /** "Ich kann nicht". */
  canNot: v.optional(v.boolean()),
  /** "Ich springe ein": who comes instead. */
  standIn: v.optional(PersonId),
});
export type Shift = v.InferOutput<typeof Shift>;

/** The one id of a volunteer's shift on a day, at a Treff or without one. */
export function shiftId(placeId: string | undefined, date: LocalDate, personId: string): string {
  const when = placeId === undefined ? date : `${keyOf(placeId)}~${date}`;
  return `shift:${when}~${personId}`;
}

/** Who comes in the end; nobody where a stand-in is still looked for. */
export function whoComes({ personId, canNot, standIn }: Shift): string | undefined {
  return standIn ?? (canNot ? undefined : personId);
}
