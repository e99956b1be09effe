import * as v from 'valibot';
import { documentFields, Instant, LocalDateText } from './document.ts';
import { keyOf } from './ids.ts';
import { type LocalDate, minutesOf } from './local-time.ts';
import { PersonId } from './person-id.ts';
import { PlaceReference } from './references.ts';

const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time as 15:00'));

/** Who wrote hours down at the office, where nobody has a person id. */
export const OFFICE = 'office';

/**
 * Who is on at which Treff, or on a day somewhere else. Whoever stands in for somebody has a shift of
 * their own: two who offer it without a network write two documents, and neither overwrites the other.
 */
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
  /** "Ich springe ein": instead of whom. */
  standsInFor: v.optional(PersonId),
  /** Who wrote down afterwards from when to when it was, the volunteer or the office. Then they were
   *  there, whatever was planned, and the certificate counts it. */
  hoursBy: v.optional(v.union([v.literal(OFFICE), PersonId])),
  /** When that was written down; together with `hoursBy`. */
  hoursAt: v.optional(Instant),
});
export type Shift = v.InferOutput<typeof Shift>;

/** The one id of a volunteer's shift on a day, at a Treff or without one. */
export function shiftId(placeId: string | undefined, date: LocalDate, personId: string): string {
  return `shift:${dutyKey({ placeId, date })}~${personId}`;
}

/** Names a Treff's opening on a day, or the day alone: all of its shifts carry it in their id. */
export function dutyKey({ placeId, date }: Pick<Shift, 'placeId' | 'date'>): string {
  return placeId === undefined ? date : `${keyOf(placeId)}~${date}`;
}

/**
 * How a shift stands among all shifts of its duty. `comes`; `open`: a stand-in is looked for;
 * `covered`: somebody stands in; `standsIn`; `spare`: somebody else stands in already, or who could not
 * comes after all; `away`: who wanted to stand in cannot either.
 */
export type ShiftStanding = 'comes' | 'open' | 'covered' | 'standsIn' | 'spare' | 'away';

/** How a shift stands; `shifts` are all of the same Treff and day, itself included. */
export function shiftStanding(shift: Shift, shifts: readonly Shift[]): ShiftStanding {
  const { personId, canNot, standsInFor } = shift;
  if (standsInFor === undefined) {
    if (!canNot) return 'comes';
    return standInFor(personId, shifts) ? 'covered' : 'open';
  }
  if (canNot) return 'away';
  const whose = shifts.find((one) => one.personId === standsInFor && one.standsInFor === undefined);
  if (whose && !whose.canNot) return 'spare';
  return standInFor(standsInFor, shifts)?._id === shift._id ? 'standsIn' : 'spare';
}

/**
 * Who stands in for somebody: whose offer reached the office first, by the server's clock, and who has
 * been told so is not replaced by one that comes later. What has not arrived is later than all that
 * has. No device's own clock is asked.
 */
export function standInFor(personId: string, shifts: readonly Shift[]): Shift | undefined {
  return shifts
    .filter(({ standsInFor, canNot }) => standsInFor === personId && !canNot)
    .sort((a, b) => (arrivalOf(a) < arrivalOf(b) ? -1 : 1))[0];
}

/** Whether somebody is there, for themselves or instead of somebody. */
export function isComing(standing: ShiftStanding): boolean {
  return standing === 'comes' || standing === 'standsIn';
}

/** How long a shift lasts, in minutes; `undefined` where nobody wrote down from when to when. */
export function shiftMinutes({ from, to }: Pick<Shift, 'from' | 'to'>): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const minutes = minutesOf(to) - minutesOf(from);
  return minutes > 0 ? minutes : undefined;
}

function arrivalOf({ arrivedAt = '~', _id }: Shift): string {
  return `${arrivedAt} ${_id}`;
}
