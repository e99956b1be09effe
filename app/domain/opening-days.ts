import {
  addDays,
  dateOf,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  minutesBetween,
  timeOf,
} from './local-time.ts';
import type { OpeningInterval, Schedule } from './opening.ts';
import { isSettledBy, withExceptions } from './opening-exceptions.ts';
import type { HoursException } from './place.ts';

/** The hours of one day as a row of the week. */
export interface DayHours {
  date: LocalDate;
  /** False where nobody knows: hours that cannot be read, or a day beyond the schedule. */
  known: boolean;
  /** What begins on this day; it may end after midnight. Empty and `known` is a closed day. */
  intervals: OpeningInterval[];
  /** Whether the day differs from the usual hours, and why. */
  exception: boolean;
  /** Why the day is closed, where somebody said. */
  closedReason?: string;
  /** Why the day has other hours, where somebody said. */
  changedReason?: string;
}

const DAY_MINUTES = 1440;

/** The hours of some days, one row a day; exceptions beat the usual hours of their date. */
export function daysOf(
  schedule: Schedule | undefined,
  exceptions: readonly HoursException[] | undefined,
  from: LocalDate,
  count: number,
): DayHours[] {
  const usual = schedule?.readable ? schedule.intervals.flatMap(cutIntoDays) : [];
  const intervals = withExceptions(usual, exceptions ?? []);
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(from, index);
    const exception = exceptions?.find((one) => one.date === date);
    return {
      date,
      known: covers(schedule, date) || isSettledBy(exception),
      intervals: intervals.filter((one) => dateOf(one.start) === date),
      exception: exception !== undefined,
      closedReason: exception?.closed ? exception.reason : undefined,
      changedReason: exception?.closed ? undefined : exception?.reason,
    };
  });
}

/** Whether the schedule says something about a day. */
export function covers(schedule: Schedule | undefined, date: LocalDate): boolean {
  return Boolean(schedule?.readable && schedule.from <= date && date < schedule.until);
}

/**
 * Days of an interval. One that is shorter than a day belongs to the day on which it begins, also
 * past midnight; a longer one is cut at every midnight.
 */
export function cutIntoDays(interval: OpeningInterval): OpeningInterval[] {
  if (minutesBetween(interval.start, interval.end) < DAY_MINUTES) return [interval];
  const days: OpeningInterval[] = [];
  let start = interval.start;
  while (start < interval.end) {
    const midnight = `${addDays(dateOf(start), 1)}T00:00`;
    const end = midnight < interval.end ? midnight : interval.end;
    days.push({ ...interval, start, end });
    start = end;
  }
  return days;
}

/** The end of hours as people say it: midnight is 24:00 of the day before. */
export function spokenEnd(end: LocalDateTime): { date: LocalDate; time: LocalTime } {
  const date = dateOf(end);
  return timeOf(end) === '00:00'
    ? { date: addDays(date, -1), time: '24:00' }
    : { date, time: timeOf(end) };
}
