import {
  dateOf,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  localDateTimeAt,
  timeOf,
} from './local-time.ts';
import { latestResponse, type Response } from './response.ts';
import { type Duty, dutyHours, isOff } from './roster.ts';
import type { Session } from './session.ts';
import { isComing, shiftMinutes } from './shift.ts';

/** One day's work. */
export interface WorkedTime {
  date: LocalDate;
  kind: 'shift' | 'task';
  /** Absent where nobody wrote down how long it took. */
  minutes?: number;
  placeId?: string;
  /** From when to when, where a shift's own hours are known; and who wrote them down afterwards. */
  from?: LocalTime;
  to?: LocalTime;
  hoursBy?: string;
}

/** What a volunteer did in a year, as far as it is still stored. */
export interface HoursOfYear {
  worked: WorkedTime[];
  shifts: number;
  tasks: number;
  /** Of all whose length is known. */
  minutes: number;
  /** How many have no length. */
  unknown: number;
}

/**
 * The hours of a year: shifts that are over and that they kept, for themselves or instead of somebody,
 * from when to when they say or else as long as the Treff was open; and tasks that they said are done,
 * with their minutes. What was cancelled is not counted, unless somebody wrote down afterwards from when to
 * when they were there. Who was on duty at a Treff by what its tablet
 * says was there, also without a shift or against it. `duties` and `sessions` are those of the year.
 */
export function hoursOfYear(
  { personId, year, now }: { personId: string; year: string; now: LocalDateTime },
  duties: readonly Duty[],
  responses: readonly Response[],
  sessions: readonly Session[] = [],
): HoursOfYear {
  const isOfYear = ({ date }: { date: LocalDate }) => date.startsWith(`${year}-`);
  const shifts = shiftsOf(personId, duties, now);
  const isListed = ({ date, placeId }: Session) =>
    shifts.some((one) => one.date === date && one.placeId === placeId);
  const others = sessions.filter((one) => one.onDuty?.includes(personId) && !isListed(one));
  const noted = others.flatMap((session) => timeAt(session, duties, now));
  const worked = [...shifts, ...noted, ...tasksOf(personId, responses)]
    .filter(isOfYear)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const known = worked.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]));
  return {
    worked,
    shifts: worked.filter(({ kind }) => kind === 'shift').length,
    tasks: worked.filter(({ kind }) => kind === 'task').length,
    minutes: known.reduce((sum, minutes) => sum + minutes, 0),
    unknown: worked.length - known.length,
  };
}

function shiftsOf(personId: string, duties: readonly Duty[], now: LocalDateTime): WorkedTime[] {
  return duties.flatMap((duty) => {
    const own = duty.shifts.find(({ shift }) => shift.personId === personId);
    if (!own) return [];
    const { hoursBy } = own.shift;
    if (hoursBy === undefined && (!isComing(own.standing) || isOff(duty))) return [];
    const hours = own.shift.from === undefined ? dutyHours(duty) : own.shift;
    const isOver =
      duty.date < dateOf(now) || (duty.date === dateOf(now) && (hours.to ?? '24') <= timeOf(now));
    if (!isOver) return [];
    const { date, placeId } = duty;
    return [
      { date, kind: 'shift' as const, ...lengthOf(hours), placeId, ...(hoursBy && { hoursBy }) },
    ];
  });
}

/** What somebody was on duty for; as long as the calendar says, else from opening to closing. */
function timeAt(
  { date, placeId, opened, closed }: Session,
  duties: readonly Duty[],
  now: LocalDateTime,
): WorkedTime[] {
  const duty = duties.find((one) => one.date === date && one.placeId === placeId);
  const hours = duty ? dutyHours(duty) : {};
  const isOver =
    date < dateOf(now) || (date === dateOf(now) && (closed || (hours.to ?? '24') <= timeOf(now)));
  if (!isOver) return [];
  const atTablet = { from: on(date, opened), to: on(date, closed) };
  const known = shiftMinutes(hours) === undefined ? atTablet : hours;
  return [{ date, kind: 'shift', ...lengthOf(known), placeId }];
}

/** How long it was, and from when to when; nothing where only one of the two is known. */
function lengthOf({
  from,
  to,
}: {
  from?: LocalTime;
  to?: LocalTime;
}): Pick<WorkedTime, 'minutes' | 'from' | 'to'> {
  const minutes = shiftMinutes({ from, to });
  return minutes === undefined ? {} : { minutes, from, to };
}

/** The time of day of an instant; none where it was on another day. */
function on(date: LocalDate, instant: string | undefined): string | undefined {
  const local = instant === undefined ? undefined : localDateTimeAt(new Date(instant));
  return local !== undefined && dateOf(local) === date ? timeOf(local) : undefined;
}

function tasksOf(personId: string, responses: readonly Response[]): WorkedTime[] {
  const own = responses.filter((one) => one.personId === personId);
  const requests = [...new Set(own.map(({ requestId }) => requestId))];
  return requests.flatMap((requestId) => {
    const last = latestResponse(
      own.filter((one) => one.requestId === requestId),
      personId,
    );
    if (last?.kind !== 'done') return [];
    const date = dateOf(localDateTimeAt(new Date(last.createdAt)));
    return [
      { date, kind: 'task' as const, ...(last.minutes !== undefined && { minutes: last.minutes }) },
    ];
  });
}
