import { addDays, dateOf, type LocalDate, type LocalTime, timeOf } from './local-time.ts';
import type { OpeningInterval } from './opening.ts';
import type { HoursException } from './place.ts';

/**
 * Usual hours with the exceptions of single days. `usual` is cut into days: what begins on an
 * exception's date gives way, what runs over from the evening before stays.
 */
export function withExceptions(
  usual: OpeningInterval[],
  exceptions: readonly HoursException[],
): OpeningInterval[] {
  const settling = exceptions.filter(isSettledBy);
  if (settling.length === 0) return usual;
  const exceptionsByDate = new Map(settling.map((exception) => [exception.date, exception]));
  const kept = usual.filter((interval) => !exceptionsByDate.has(dateOf(interval.start)));
  const changed = [...exceptionsByDate.values()].flatMap((exception) =>
    hoursOfException(
      exception,
      usual.filter((interval) => dateOf(interval.start) === exception.date),
    ),
  );
  return [...kept, ...changed].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Whether an exception says when the day is open or closed; a mere reason does not. */
export function isSettledBy(exception: HoursException | undefined): boolean {
  return Boolean(exception && (exception.closed || exception.from || exception.to));
}

/** What is open on an exception's day. A missing bound is the usual one ("heute nur bis 12 Uhr"). */
function hoursOfException(exception: HoursException, usual: OpeningInterval[]): OpeningInterval[] {
  const { date, from, to } = exception;
  if (exception.closed) return [];
  if (from && to) return [{ start: at(date, from), end: endOf(date, from, to), state: 'open' }];
  if (from) return usual.flatMap((interval) => clipped(interval, at(date, from), interval.end));
  if (to) return usual.flatMap((interval) => clipped(interval, interval.start, at(date, to)));
  return usual;
}

/** The part of an interval between two moments, if any. */
function clipped(interval: OpeningInterval, from: string, to: string): OpeningInterval[] {
  const start = interval.start > from ? interval.start : from;
  const end = interval.end < to ? interval.end : to;
  return start < end ? [{ ...interval, start, end }] : [];
}

/** A time that is not after the opening is on the day after. */
function endOf(date: LocalDate, from: LocalTime, to: LocalTime): string {
  return timeOf(at(date, to)) <= from && to !== '24:00' ? at(addDays(date, 1), to) : at(date, to);
}

function at(date: LocalDate, time: LocalTime): string {
  return time === '24:00' ? `${addDays(date, 1)}T00:00` : `${date}T${time}`;
}
