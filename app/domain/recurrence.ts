import type { Event } from './event.ts';
import {
  addMinutes,
  BERLIN,
  dateOf,
  type LocalDate,
  type LocalDateTime,
  minutesOf,
  timeOf,
} from './local-time.ts';
import { type ExpandableRule, expandableRule } from './recurrence-library.ts';
import { clockOfUntil, parseRule, type RuleParts, ruleLines } from './recurrence-rule.ts';
import { inZone, isZone } from './zone.ts';

/** A start in the event's zone, without a zone: a day alone for what lasts all day. */
export type RecurrenceId = LocalDateTime | LocalDate;

/** One start that an event's rule or list gives, before overrides and pauses. */
export interface GivenStart {
  recurrenceId: RecurrenceId;
  /** Named one by one (RDATE, or an event without a rule), so no holiday pauses it. */
  listed: boolean;
}

/** The fields of an event that say when it recurs. */
export type Recurring = Pick<Event, 'start' | 'tz' | 'rrule' | 'exrule' | 'rdates' | 'exdates'>;

/**
 * The starts of an event within two wall clocks of its own zone, `until` exclusive, in order.
 * [RFC 5545, 3.8.5: the first start, RRULE and RDATE together, less EXDATE.]
 * A rule that cannot be read counts as none. The wall clock stays over a clock change, so no zone
 * takes part.
 */
export function startsBetween(
  event: Recurring,
  from: LocalDateTime,
  until: LocalDateTime,
): GivenStart[] {
  const inForm = (start: RecurrenceId) => inFormOf(event, start);
  const isInside = (id: RecurrenceId) => clockOf(id) >= from && clockOf(id) < until;
  const { rules, excluded } = rulesOf(event);
  const byRule = (rule: ExpandableRule) =>
    rule.between(asUtc(from), asUtc(until)).map((date) => inForm(date.toISOString().slice(0, 16)));

  const given = new Set([inForm(event.start), ...rules.flatMap(byRule)]);
  for (const id of excluded.flatMap(byRule)) given.delete(id);
  const listed = new Set(event.rdates?.map(inForm));
  // A day among the exceptions takes out all of that day, whatever its time.
  const exceptions = new Set(event.exdates?.flatMap((exdate) => [exdate, inForm(exdate)]));
  return [...new Set([...given, ...listed])]
    .filter((id) => isInside(id) && !exceptions.has(id) && !exceptions.has(dateOf(id)))
    .sort()
    .map((recurrenceId) => ({
      recurrenceId,
      listed: listed.has(recurrenceId) || !event.rrule,
    }));
}

/** The wall clock at which something begins; a day begins at midnight. */
export function clockOf(start: RecurrenceId): LocalDateTime {
  if (!hasTime(start)) return `${start}T00:00`;
  return start.endsWith('T24:00') ? addMinutes(start, 0) : start;
}

/** Whether a start names a time, and not a day alone. */
export function hasTime(start: RecurrenceId): start is LocalDateTime {
  return start.length > 'YYYY-MM-DD'.length;
}

/** A start in the form of the event's own: calendars name days where they mean a time of that day,
 *  and times where they mean the day. */
export function inFormOf(event: Recurring, start: RecurrenceId): RecurrenceId {
  if (!hasTime(event.start)) return dateOf(start);
  return clockOf(hasTime(start) ? start : `${start}T${timeOf(event.start)}`);
}

interface Rules {
  rules: ExpandableRule[];
  excluded: ExpandableRule[];
}

const compiled = new WeakMap<object, Rules>();

function rulesOf(event: Recurring): Rules {
  let rules = compiled.get(event);
  if (!rules) {
    rules = { rules: compile(event, event.rrule), excluded: compile(event, event.exrule) };
    compiled.set(event, rules);
  }
  return rules;
}

function compile(event: Recurring, field: string | undefined): ExpandableRule[] {
  return ruleLines(field)
    .map(parseRule)
    .map((parts) => parts && expandable(parts, event))
    .filter((rule) => rule !== undefined);
}

function expandable(parts: RuleParts, event: Recurring): ExpandableRule | undefined {
  const until = lastClockOfRule(parts, event);
  return expandableRule(parts, asUtc(clockOf(event.start)), until ? asUtc(until) : undefined);
}

/** The last wall clock of a rule in the event's zone; only UNTIL says one. A day means all of it,
 *  although RFC 5545 wants a time there. */
export function lastClockOfRule(
  { UNTIL }: RuleParts,
  { start, tz }: Pick<Event, 'start' | 'tz'>,
): LocalDateTime | undefined {
  if (!UNTIL) return undefined;
  const last = clockOfUntil(UNTIL);
  const zone = tz && isZone(tz) ? tz : BERLIN;
  const local = UNTIL.endsWith('Z') ? inZone(last, 'UTC', zone) : last;
  return hasTime(start) ? local : `${dateOf(local)}T23:59`;
}

function asUtc(local: LocalDateTime): Date {
  return new Date(Date.parse(`${dateOf(local)}T00:00Z`) + minutesOf(timeOf(local)) * 60_000);
}
