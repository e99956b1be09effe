import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { HoursPhrase, OpeningInterval, Schedule } from '#domain/opening.ts';
import { meaningOf, mergedStretches, within } from '#domain/opening-phrases.ts';
import type { Land } from '#domain/quarter.ts';
import { type Result, success } from '#domain/result.ts';
import { isAppointment } from './appointments.ts';
import { normalisedHours } from './german-hours.ts';
import { withHolidayDoubts } from './holiday-doubts.ts';
import { holidayCalendar, landHolidays } from './land-holidays.ts';
import {
  type LibraryInterval,
  type OsmHours,
  readOsmValue,
  type UnreadableHours,
} from './osm-library.ts';
import { PROOF_DAYS, stretchesToProve } from './phrase-proof.ts';
import { phrasesOf } from './phrases.ts';
import { dependsOnSun, hoursAheadOn, intervalsBySun } from './sun-hours.ts';

/** A schedule, and why it is none where the value could not be read. */
export interface Evaluation {
  schedule: Schedule;
  reason?: string;
}

const OPEN_END = /^Specified as open end/;

/**
 * Reads one value of opening hours for a Land over some days. Needs wall-clock dates
 * (`useWallClockDates`), and may take minutes for a few values: run it where it can be ended.
 */
export function evaluateHours(
  value: string,
  land: Land,
  from: LocalDate,
  days: number,
): Evaluation {
  const text = normalisedHours(value);
  const read = readOsmValue(text, land, hoursAheadOn(from));
  if (!read.ok) return unreadable(read.error.message);
  if (read.value.doubt) return unreadable(read.value.doubt);
  const reading: Reading = { hours: read.value, text, land, from, until: addDays(from, days) };
  const intervals = readIntervals(reading);
  if (!intervals.ok) return unreadable(intervals.error.message);
  const { until } = reading;
  const phrases = provenPhrases(reading);
  return { schedule: { readable: true, from, until, intervals: intervals.value, phrases } };
}

/** A value on its way to a schedule. */
interface Reading {
  hours: OsmHours;
  text: string;
  land: Land;
  from: LocalDate;
  until: LocalDate;
}

function unreadable(reason: string): Evaluation {
  return { schedule: { readable: false }, reason };
}

function readIntervals(reading: Reading): Result<OpeningInterval[], UnreadableHours> {
  const { hours, text, land, from, until } = reading;
  // A day earlier, so that a night that began yesterday keeps its beginning; a week at least, to
  // see whether it opens on Sundays.
  const [first, last] = [addDays(from, -1), later(until, addDays(from, 7))];
  const library = dependsOnSun(hours.canonical)
    ? intervalsBySun(text, land, first, last)
    : hours.intervals(first, last);
  if (!library.ok) return library;
  const intervals = joined(library.value.map((interval) => openingInterval(interval, text)));
  const { public: holidays } = landHolidays(land, first, last);
  const doubtful = withHolidayDoubts(intervals, hours.canonical, holidays);
  const wanted = within(doubtful, `${first}T00:00`, `${until}T00:00`);
  return success(wanted.filter((interval) => interval.end > `${from}T00:00`));
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a.localeCompare(b) > 0 ? a : b;
}

/** The library's interval in our words. Comments of the library's own are not the place's. */
function openingInterval(interval: LibraryInterval, text: string): OpeningInterval {
  const { start, end, state } = interval;
  const comment =
    interval.comment && text.includes(`"${interval.comment}"`) ? interval.comment : '';
  if (comment && isAppointment(comment)) return { start, end, state: 'byAppointment', comment };
  const openEnd = OPEN_END.test(interval.comment ?? '') || undefined;
  return { start, end, state, comment: comment || undefined, openEnd };
}

function joined(intervals: OpeningInterval[]): OpeningInterval[] {
  const result: OpeningInterval[] = [];
  for (const next of intervals) {
    const last = result.at(-1);
    const goesOn = last && last.end === next.start && isSame(last, next);
    if (goesOn) result[result.length - 1] = { ...last, end: next.end };
    else result.push(next);
  }
  return result;
}

function isSame(a: OpeningInterval, b: OpeningInterval): boolean {
  return a.state === b.state && a.comment === b.comment && a.openEnd === b.openEnd;
}

/** The value in clauses, if they mean what the library says. */
function provenPhrases({ hours, text, land, from, until }: Reading): HoursPhrase[] | undefined {
  const phrases = phrasesOf(hours.canonical, Number(from.slice(0, 4)));
  if (!phrases) return undefined;
  const stretches = stretchesToProve(hours, land, { from, until });
  const calendar = holidayCalendar(land, addDays(from, -1), addDays(from, PROOF_DAYS));
  const isProven = stretches.every((stretch) => {
    const library = hours.intervals(stretch.from, stretch.until);
    if (!library.ok) return false;
    const intervals = library.value.map((interval) => openingInterval(interval, text));
    const said = meaningOf(phrases, stretch.from, stretch.until, calendar);
    return signature(said) === signature(mergedStretches(intervals));
  });
  return isProven ? phrases : undefined;
}

function signature(stretches: Pick<OpeningInterval, 'start' | 'end' | 'state'>[]): string {
  return stretches.map(({ start, end, state }) => `${start}/${end} ${state}`).join('\n');
}
