import { dateOf, type LocalDate, weekdayOf } from '#domain/local-time.ts';
import type { OpeningInterval } from '#domain/opening.ts';
import { cutIntoDays } from '#domain/opening-days.ts';

const NAMES_HOLIDAYS = /\bPH\b/;
const NAMES_WEEKDAYS = /\b(?:Mo|Tu|We|Th|Fr|Sa)\b/;

/**
 * The hours with doubts on public holidays. Read to the letter, "Mo-Fr 09:00-17:00" is open on
 * Christmas Day; in truth its writer did not think of it. So what opens on weekdays only, and says
 * nothing about holidays, has unknown hours on them. What opens on Sundays too is left as it is.
 */
export function withHolidayDoubts(
  intervals: OpeningInterval[],
  canonical: string,
  holidays: readonly { date: LocalDate; name: string }[],
): OpeningInterval[] {
  if (NAMES_HOLIDAYS.test(canonical) || !NAMES_WEEKDAYS.test(canonical)) return intervals;
  const days = intervals.flatMap(cutIntoDays);
  if (days.some((day) => weekdayOf(dateOf(day.start)) === 7)) return intervals;
  const namesByDate = new Map(holidays.map(({ date, name }) => [date, name]));
  return days.map((interval) => {
    const holiday = namesByDate.get(dateOf(interval.start));
    return holiday && interval.state === 'open'
      ? { ...interval, state: 'unknown', holiday }
      : interval;
  });
}
