import type { Options, RRule as Rule } from 'rrule';
import * as loaded from 'rrule';
import { calendarWeekOf } from './local-time.ts';
import type { RuleParts } from './recurrence-rule.ts';

/** The package is CommonJS for Node, where all of it hangs on `default`, and a module for bundlers,
 *  which would warn of a `default` that they see is missing. */
const { RRule } = (Reflect.get(loaded, 'default') ?? loaded) as typeof loaded;

type Parts = Omit<RuleParts, 'UNTIL'>;

const DAY_MS = 86_400_000;
/** Days that one step of a search passes, at least. */
const STEP_DAYS = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };
/** A counted rule is followed from its first start: 55 years of days, which take 0.1 s. */
const MOST_STEPS = 20_000;

/** A rule that can be asked for its starts. All times are wall clocks, written as if in UTC. */
export interface ExpandableRule {
  /** The starts from one wall clock to another, both included, in order. */
  between(from: Date, to: Date): Date[];
}

/**
 * A rule that answers quickly for any days, however long ago it began, and whose every search ends:
 * 30 February has no starts. `until` is a wall clock too, and stands for the UNTIL of the parts.
 */
export function expandableRule(
  { UNTIL: _, ...parts }: RuleParts,
  start: Date,
  until: Date | undefined,
): ExpandableRule {
  const weeks = calendarWeeksOf(parts);
  if (!weeks) return libraryRule(parts, start, until);
  const weekly = libraryRule({ ...parts, FREQ: 'WEEKLY', BYWEEKNO: undefined }, start, until);
  const isInWeeks = (date: Date) => weeks.has(calendarWeekOf(date.toISOString().slice(0, 10)));
  return { between: (from, to) => weekly.between(from, to).filter(isInWeeks) };
}

/** The weeks of a rule that names calendar weeks and weekdays alone. The library counts the last
 *  week of some years wrongly (2 January 2039 is in week 52, not 53) and is slow with weeks. */
function calendarWeeksOf(parts: Parts): ReadonlySet<number> | undefined {
  const { FREQ, INTERVAL = 1, BYWEEKNO, BYDAY = [], WKST = 'MO' } = parts;
  const { BYMONTH, BYMONTHDAY, BYYEARDAY, BYSETPOS, COUNT } = parts;
  const isPlain = !(BYMONTH || BYMONTHDAY || BYYEARDAY || BYSETPOS || COUNT);
  if (FREQ !== 'YEARLY' || INTERVAL !== 1 || WKST !== 'MO' || !isPlain) return undefined;
  if (BYDAY.some((day) => day.length > 2) || BYWEEKNO?.some((week) => week < 0)) return undefined;
  return BYWEEKNO && new Set(BYWEEKNO);
}

function libraryRule(parts: Parts, start: Date, until: Date | undefined): ExpandableRule {
  const interval = parts.INTERVAL ?? 1;
  const options = withDefaults(parts, start);
  return {
    between(from, to) {
      const end = until && until < to ? until : to;
      if (end < from) return [];
      const near = parts.COUNT ? start : nearStart(parts.FREQ, interval, start, from);
      const days = (end.getTime() - near.getTime()) / DAY_MS;
      const steps = Math.ceil(days / (interval * STEP_DAYS[parts.FREQ])) + 2;
      const rule = new RRule({ ...options, dtstart: near }, true);
      return search(rule, Math.min(steps, MOST_STEPS), from, end);
    },
  };
}

/** What a rule leaves to its first start (RFC 5545, 3.3.10), said by the rule itself: so it may
 *  begin elsewhere. */
function withDefaults(parts: Parts, start: Date): Partial<Options> {
  const { FREQ, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY } = parts;
  const options = RRule.parseString(
    Object.entries({ ...parts, BYSECOND: 0 })
      .filter(([, value]) => value !== undefined)
      .map((part) => part.join('='))
      .join(';'),
  );
  options.byhour ??= start.getUTCHours();
  options.byminute ??= start.getUTCMinutes();
  if (BYYEARDAY || BYMONTHDAY || BYDAY || FREQ === 'DAILY') return options;
  if (FREQ === 'WEEKLY' || BYWEEKNO) return { ...options, byweekday: (start.getUTCDay() + 6) % 7 };
  if (FREQ === 'YEARLY') options.bymonth ??= start.getUTCMonth() + 1;
  return { ...options, bymonthday: start.getUTCDate() };
}

/** A moment shortly before `from` at which the rule's steps may begin as well as at its start. */
function nearStart(frequency: RuleParts['FREQ'], interval: number, start: Date, from: Date): Date {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  const years = from.getUTCFullYear() - year;
  const months = years * 12 + from.getUTCMonth() - month;
  const days = (from.getTime() - start.getTime()) / DAY_MS;
  const passed = { DAILY: days, WEEKLY: days / 7, MONTHLY: months, YEARLY: years }[frequency];
  const steps = (Math.floor(passed / interval) - 1) * interval;
  if (steps <= 0) return start;
  if (frequency === 'YEARLY') return new Date(Date.UTC(year + steps, 0, 1));
  if (frequency === 'MONTHLY') return new Date(Date.UTC(year, month + steps, 1));
  return new Date(start.getTime() + steps * STEP_DAYS[frequency] * DAY_MS);
}

/** The library seeks the next start up to the year 9999, which takes ten seconds where there is
 *  none. It looks up the interval twice for each step: there the steps are counted. */
function search(rule: Rule, steps: number, from: Date, to: Date): Date[] {
  const { interval } = rule.options;
  let lookedUp = 0;
  Object.defineProperty(rule.options, 'interval', {
    get() {
      lookedUp += 1;
      if (lookedUp > 2 * steps) throw new SearchedFarEnough();
      return interval;
    },
  });
  const found: Date[] = [];
  try {
    rule.between(from, to, true, (date) => found.push(date) > 0);
  } catch (error) {
    if (!(error instanceof SearchedFarEnough)) throw error;
  }
  return found;
}

class SearchedFarEnough extends Error {}
