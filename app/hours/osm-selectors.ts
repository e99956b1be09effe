import type { Weekday } from '#domain/local-time.ts';
import type { HoursPhrase } from '#domain/opening.ts';

/** Months 1 to 12, both inclusive; from 10 to 3 is over the new year. */
export type MonthRange = NonNullable<HoursPhrase['months']>;

/** A part of a rule's days. */
export type OsmDays = HoursPhrase['days'] & {
  kind: 'weekdays' | 'nthOfMonth' | 'publicHolidays' | 'schoolHolidays';
};

/** The weekdays as OSM writes them, Monday first. */
export const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
/** The months as OSM writes them. */
export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
const LAST_DAYS = ['31', '2[89]', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31'];

/** Months of a rule, whole ones only: "Oct-Mar", "Oct 01-Mar 31". Nothing where they are not. */
export function parseMonths(text: string): MonthRange[] | undefined {
  const ranges = [];
  for (const item of text.split(',')) {
    const [from = '', to = from] = item.split('-');
    const [first, last] = [MONTHS.indexOf(from.slice(0, 3)), MONTHS.indexOf(to.slice(0, 3))];
    const startsWhole = from.length === 3 || from.endsWith(' 01');
    const endsWhole = to.length === 3 || new RegExp(` ${LAST_DAYS[last]}$`).test(to);
    const isWhole = (from.length === 3) === (to.length === 3) && startsWhole && endsWhole;
    if (!isWhole || (from === to && from.length > 3)) return undefined;
    ranges.push({ from: first + 1, to: last + 1 });
  }
  return joinedMonths(ranges);
}

function joinedMonths(ranges: MonthRange[]): MonthRange[] {
  const joined: MonthRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && last.from <= last.to && last.to + 1 === range.from)
      joined[joined.length - 1] = { from: last.from, to: range.to };
    else joined.push(range);
  }
  return joined;
}

/** Days of a rule: weekdays, the n-th of a month, PH, SH. Nothing where they are more than that. */
export function parseDays(text: string): OsmDays[] | undefined {
  const days: OsmDays[] = [];
  for (const item of text.split(/,(?![^[]*\])/)) {
    if (item === 'PH') days.push({ kind: 'publicHolidays' });
    else if (item === 'SH') days.push({ kind: 'schoolHolidays' });
    else {
      const [names = '', nth] = item.split(/[[\]]/);
      const weekdays = weekdaysIn(names);
      if (nth === undefined) days.push({ kind: 'weekdays', weekdays });
      else {
        const counts = countsIn(nth);
        if (!counts) return undefined;
        for (const one of weekdays) days.push({ kind: 'nthOfMonth', weekday: one, nth: counts });
      }
    }
  }
  return days;
}

function weekdaysIn(text: string): Weekday[] {
  const [from = '', to = from] = text.split('-');
  const [first, last] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)];
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (((first + index) % 7) + 1) as Weekday);
}

function countsIn(text: string): number[] | undefined {
  const counts: number[] = [];
  for (const item of text.split(',')) {
    const range = /^(\d)(?:-(\d))?$/.exec(item);
    if (item === '-1') counts.push(-1);
    else if (!range) return undefined;
    else for (let n = Number(range[1]); n <= Number(range[2] ?? range[1]); n++) counts.push(n);
  }
  return counts;
}
