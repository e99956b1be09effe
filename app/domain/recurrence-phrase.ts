import type { Event } from './event.ts';
import {
  BERLIN,
  dateOf,
  type LocalDate,
  type LocalTime,
  timeOf,
  type Weekday,
  weekdayOf,
} from './local-time.ts';
import { hasTime, lastClockOfRule } from './recurrence.ts';
import { parseRule, type RuleParts, ruleDays, ruleLines } from './recurrence-rule.ts';

/** On which days a rule falls, as it would be spoken. */
export type RecurrenceDays =
  /** 1 is every day, 3 every third. */
  | { kind: 'daily'; every: number }
  /** `every` 2 is every other week. */
  | { kind: 'weekly'; weekdays: Weekday[]; every: number }
  /** In odd or even calendar weeks (ISO 8601). */
  | { kind: 'calendarWeeks'; weekdays: Weekday[]; weeks: 'odd' | 'even' }
  /** `nth` counts from the month's start, -1 is the last; `every` 2 is every other month. */
  | { kind: 'nthOfMonth'; weekday: Weekday; nth: number[]; every: number }
  | { kind: 'dayOfMonth'; day: number; every: number }
  | { kind: 'yearly'; month: number; day: number };

/** What can be said about when an event recurs; the text sets make sentences of it. */
export interface RecurrencePhrase {
  /** Absent where there is no rule, or one too tangled to speak. */
  days?: RecurrenceDays;
  /** Absent for what lasts all day; without `to` where the end is unknown or on another day. */
  time?: { from: LocalTime; to?: LocalTime };
  /** First and last month, 1 to 12, of a rule for a part of the year; from 10 to 3 is the winter. */
  months?: { from: number; to: number };
  /** The rule's last day. */
  until?: LocalDate;
  notInSchoolHolidays: boolean;
  notOnPublicHolidays: boolean;
  byAppointment: boolean;
}

/** What can be said about when an event recurs. */
export function recurrencePhrase(event: Event): RecurrencePhrase {
  const [line, ...more] = ruleLines(event.rrule);
  const parts = line !== undefined && more.length === 0 && !event.exrule && parseRule(line);
  const days = parts ? daysOf(parts, event) : undefined;
  const months = parts ? monthsOf(parts) : undefined;
  const until = parts ? lastClockOfRule(parts, event) : undefined;
  const time = days && timeOfDay(event);
  return {
    ...(days && { days }),
    ...(time && { time }),
    ...(days && months && { months }),
    ...(days && until && { until: dateOf(until) }),
    notInSchoolHolidays: Boolean(line && event.notInSchoolHolidays),
    notOnPublicHolidays: Boolean(line && event.notOnPublicHolidays),
    byAppointment: Boolean(event.byAppointment),
  };
}

function daysOf(parts: RuleParts, event: Event): RecurrenceDays | undefined {
  if (parts.BYHOUR || parts.BYMINUTE || parts.BYYEARDAY) return undefined;
  // Monday begins the week in every sentence; another beginning shifts every other week.
  if (parts.WKST && parts.WKST !== 'MO' && parts.INTERVAL !== undefined) return undefined;
  if (parts.BYMONTH && !monthsOf(parts) && parts.FREQ !== 'YEARLY') return undefined;
  if (event.tz && event.tz !== BERLIN && hasTime(event.start)) return undefined;
  const first = dateOf(event.start);
  switch (parts.FREQ) {
    case 'DAILY':
      return dailyDays(parts);
    case 'WEEKLY':
      return weeklyDays(parts, first);
    case 'MONTHLY':
      return monthlyDays(parts, first);
    case 'YEARLY':
      return yearlyDays(parts, first);
  }
}

function dailyDays(parts: RuleParts): RecurrenceDays | undefined {
  if (parts.BYMONTHDAY || parts.BYSETPOS || parts.BYWEEKNO) return undefined;
  const every = parts.INTERVAL ?? 1;
  const weekdays = weekdaysOf(parts);
  if (!weekdays) return undefined;
  if (weekdays.length === 0) return { kind: 'daily', every };
  return every === 1 ? { kind: 'weekly', weekdays, every } : undefined;
}

function weeklyDays(parts: RuleParts, first: LocalDate): RecurrenceDays | undefined {
  if (parts.BYMONTHDAY || parts.BYSETPOS || parts.BYWEEKNO) return undefined;
  const weekdays = weekdaysOf(parts);
  if (!weekdays) return undefined;
  const named = weekdays.length > 0 ? weekdays : [weekdayOf(first)];
  return { kind: 'weekly', weekdays: named, every: parts.INTERVAL ?? 1 };
}

function monthlyDays(parts: RuleParts, first: LocalDate): RecurrenceDays | undefined {
  if (parts.BYWEEKNO) return undefined;
  const every = parts.INTERVAL ?? 1;
  const days = ruleDays(parts);
  const [monthDay = Number(first.slice(8)), ...moreMonthDays] = parts.BYMONTHDAY ?? [];
  if (days.length === 0) {
    const isPlain = moreMonthDays.length === 0 && monthDay > 0 && !parts.BYSETPOS;
    return isPlain ? { kind: 'dayOfMonth', day: monthDay, every } : undefined;
  }
  const weekday = days[0]?.weekday;
  const nth = nthOf(parts);
  if (!weekday || !nth || parts.BYMONTHDAY) return undefined;
  return { kind: 'nthOfMonth', weekday, nth, every };
}

/** Which of the month's weekdays a rule means: BYDAY=1WE,3WE, or BYDAY=WE;BYSETPOS=1,3. */
function nthOf(parts: RuleParts): number[] | undefined {
  const days = ruleDays(parts);
  const nth = parts.BYSETPOS ?? days.map((day) => day.nth ?? 0);
  if (new Set(days.map((day) => day.weekday)).size !== 1) return undefined;
  if (parts.BYSETPOS && (days.length > 1 || days[0]?.nth)) return undefined;
  const isSpoken = nth.every((one) => (one >= 1 && one <= 5) || one === -1);
  return isSpoken ? [...nth].sort((a, b) => (a < 0 ? 9 : a) - (b < 0 ? 9 : b)) : undefined;
}

function yearlyDays(parts: RuleParts, first: LocalDate): RecurrenceDays | undefined {
  if ((parts.INTERVAL ?? 1) !== 1 || parts.BYSETPOS) return undefined;
  if (parts.BYWEEKNO) return calendarWeekDays(parts, first);
  const [month = Number(first.slice(5, 7)), ...moreMonths] = parts.BYMONTH ?? [];
  const [day = Number(first.slice(8)), ...moreDays] = parts.BYMONTHDAY ?? [];
  if (parts.BYDAY || moreMonths.length > 0 || moreDays.length > 0 || day < 0) return undefined;
  return { kind: 'yearly', month, day };
}

const ODD_WEEKS = Array.from({ length: 27 }, (_, index) => 2 * index + 1).join();
const EVEN_WEEKS = Array.from({ length: 26 }, (_, index) => 2 * index + 2).join();

function calendarWeekDays(parts: RuleParts, first: LocalDate): RecurrenceDays | undefined {
  const weekdays = weekdaysOf(parts);
  if (!weekdays || parts.BYMONTH || parts.BYMONTHDAY || parts.WKST === 'SU') return undefined;
  const weeks = [...(parts.BYWEEKNO ?? [])].sort((a, b) => a - b).join();
  if (weeks !== ODD_WEEKS && weeks !== EVEN_WEEKS) return undefined;
  return {
    kind: 'calendarWeeks',
    weekdays: weekdays.length > 0 ? weekdays : [weekdayOf(first)],
    weeks: weeks === ODD_WEEKS ? 'odd' : 'even',
  };
}

/** The plain weekdays of a rule in the order of the week; `undefined` where one is counted. */
function weekdaysOf(parts: RuleParts): Weekday[] | undefined {
  const days = ruleDays(parts);
  if (days.some((day) => day.nth !== undefined)) return undefined;
  return [...new Set(days.map((day) => day.weekday))].sort();
}

/** The months of BYMONTH where they follow one another, over the turn of the year too. */
function monthsOf({ FREQ, BYMONTH }: RuleParts): { from: number; to: number } | undefined {
  if (!BYMONTH || FREQ === 'YEARLY') return undefined;
  const months = new Set(BYMONTH);
  const before = (month: number) => ((month + 10) % 12) + 1;
  const starts = [...months].filter((month) => !months.has(before(month)));
  const [from] = starts;
  if (from === undefined || starts.length > 1) return undefined;
  return { from, to: ((from + months.size - 2) % 12) + 1 };
}

function timeOfDay({ start, end }: Event): RecurrencePhrase['time'] {
  if (!hasTime(start)) return undefined;
  const endsSameDay = end !== undefined && hasTime(end) && dateOf(end) === dateOf(start);
  return { from: timeOf(start), ...(endsSameDay && end > start && { to: timeOf(end) }) };
}
