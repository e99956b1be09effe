import { addDays, dateOf, daysBetween, type LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { HolidayCalendar } from '#domain/opening-phrases.ts';
import type { Land } from '#domain/quarter.ts';
import { type LibraryInterval, readOsmValue } from './osm-library.ts';

type Stretch = LandHolidays['school'][number];

const stretchesByYear = new Map<string, Stretch[]>();

/**
 * Public and school holidays of a Land, from the first day to the last, both inclusive. They are
 * the library's own; where its school holidays end (2030 for most) there are none.
 */
export function landHolidays(land: Land, from: LocalDate, to: LocalDate): LandHolidays {
  const meets = (stretch: Stretch) => stretch.from <= to && stretch.to >= from;
  return {
    public: stretchesOf('PH', land, from, to)
      .flatMap(singleDays)
      .filter(({ date }) => from <= date && date <= to),
    school: stretchesOf('SH', land, from, to).filter(meets),
  };
}

/** The Land's holidays as a calendar to ask for single days. */
export function holidayCalendar(land: Land, from: LocalDate, to: LocalDate): HolidayCalendar {
  const holidays = landHolidays(land, from, to);
  const publicDays = new Set(holidays.public.map(({ date }) => date));
  return {
    isPublicHoliday: (date) => publicDays.has(date),
    isSchoolHoliday: (date) => holidays.school.some((one) => one.from <= date && date <= one.to),
  };
}

/** Whole years are read and kept: one year without data must not take the others with it. A year
 *  more at both ends, so that a holiday over the new year is whole. */
function stretchesOf(kind: 'PH' | 'SH', land: Land, from: LocalDate, to: LocalDate): Stretch[] {
  const stretches: Stretch[] = [];
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1];
  for (let year = first; year <= last; year++)
    for (const next of stretchesOfYear(kind, land, year)) {
      const before = stretches.at(-1);
      if (before?.name === next.name && addDays(before.to, 1) === next.from)
        stretches[stretches.length - 1] = { ...before, to: next.to };
      else stretches.push(next);
    }
  return stretches;
}

function stretchesOfYear(kind: 'PH' | 'SH', land: Land, year: number): Stretch[] {
  const key = `${kind} ${land} ${year}`;
  const known = stretchesByYear.get(key);
  if (known) return known;
  const stretches = readYear(kind, land, year).map(({ start, end, comment = '' }) => ({
    from: dateOf(start),
    to: addDays(dateOf(end), -1),
    name: comment,
  }));
  stretchesByYear.set(key, stretches);
  return stretches;
}

/** Nothing for a year whose school holidays the library does not know. */
function readYear(kind: 'PH' | 'SH', land: Land, year: number): LibraryInterval[] {
  const hours = readOsmValue(kind, land, 0);
  if (!hours.ok) throw new Error(`the library no longer knows ${kind}: ${hours.error.message}`);
  const intervals = hours.value.intervals(`${year}-01-01`, `${year + 1}-01-01`);
  return intervals.ok ? intervals.value : [];
}

function singleDays({ from, to, name }: Stretch): LandHolidays['public'] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => ({
    date: addDays(from, index),
    name,
  }));
}
