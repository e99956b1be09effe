import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { Land } from '#domain/quarter.ts';
import { landHolidays } from './land-holidays.ts';
import type { OsmHours } from './osm-library.ts';

/** Days from the first until the last, exclusive. */
interface Stretch {
  from: LocalDate;
  until: LocalDate;
}

/** More than a year: every month, every odd week, every holiday is in it. */
export const PROOF_DAYS = 400;

const DIFFERS_BY_SEASON = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter)\b|\[/;

/**
 * The days on which spoken clauses have to mean what the library says. `schedule` is enough where
 * all weeks are the same; where only holidays differ, they and their neighbours come on top; else
 * it is more than a year, which takes the library ten times as long.
 */
export function stretchesToProve(hours: OsmHours, land: Land, schedule: Stretch): Stretch[] {
  if (hours.sameEveryWeek) return [schedule];
  const year = { from: schedule.from, until: addDays(schedule.from, PROOF_DAYS) };
  if (DIFFERS_BY_SEASON.test(hours.canonical)) return [year];
  const holidays = landHolidays(land, year.from, addDays(year.until, -1));
  const edges = [
    ...(/\bPH\b/.test(hours.canonical) ? holidays.public.map(({ date }) => date) : []),
    ...(/\bSH\b/.test(hours.canonical)
      ? holidays.school.flatMap(({ from, to }) => [from, to])
      : []),
  ].filter((date) => year.from < date && date < addDays(year.until, -1));
  return [schedule, ...edges.map((date) => ({ from: addDays(date, -1), until: addDays(date, 2) }))];
}
