import type { Event } from '#domain/event.ts';
import { changedDates, isGiven } from '#domain/event-dates.ts';
import { addDays, dateOf, type LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import { pausesOn } from '#domain/pauses.ts';
import { hasTime, inFormOf, lastClockOfRule, startsBetween } from '#domain/recurrence.ts';
import { parseRule, type RuleParts, ruleLines } from '#domain/recurrence-rule.ts';
import { type Property, starts, utcOf } from './jcal.ts';

/**
 * RRULE, EXRULE, RDATE and EXDATE of an event. Calendars know no school holidays: the pauses are
 * written out as exceptions, as far as `holidays` go. A changed date that no rule gives is listed,
 * because calendars pass over a change to a date they do not know.
 */
export function ruleProperties(
  event: Event,
  zone: string,
  holidays: LandHolidays | undefined,
): Property[] {
  const kept = changedDates(event).filter((date) => !date.own?.cancelled);
  const keptIds = new Set(kept.map((date) => date.recurrenceId));
  const added = kept
    .filter((date) => !isGiven(event, date, holidays))
    .map((date) => date.recurrenceId);
  const inForm = (start: string) => inFormOf(event, start);
  const listed = new Set([...(event.rdates ?? []).map(inForm), ...added]);
  const left = new Set([...(event.exdates ?? []).map(inForm), ...pausesOf(event, holidays)]);
  return [
    ...rules('rrule', event.rrule, event, zone),
    ...rules('exrule', event.exrule, event, zone),
    ...starts('rdate', zone, [...listed].sort()),
    ...starts('exdate', zone, [...left].filter((id) => !keptIds.has(id)).sort()),
  ];
}

function pausesOf(event: Event, holidays: LandHolidays | undefined): string[] {
  const days = holidays && daysWithHolidays(holidays);
  if (!days || !event.rrule) return [];
  return startsBetween(event, `${days.from}T00:00`, `${days.until}T00:00`)
    .filter((given) => !given.listed && pausesOn(event, dateOf(given.recurrenceId), holidays))
    .map((given) => given.recurrenceId);
}

function daysWithHolidays(
  holidays: LandHolidays,
): { from: LocalDate; until: LocalDate } | undefined {
  const first = [...holidays.public.map(({ date }) => date), ...holidays.school.map((h) => h.from)];
  const last = [...holidays.public.map(({ date }) => date), ...holidays.school.map((h) => h.to)];
  const [from, to] = [first.sort()[0], last.sort().at(-1)];
  return from && to ? { from, until: addDays(to, 1) } : undefined;
}

function rules(name: string, field: string | undefined, event: Event, zone: string): Property[] {
  return ruleLines(field)
    .map(parseRule)
    .filter((parts) => parts !== undefined)
    .map((parts) => [name, {}, 'recur', recur(parts, event, zone)]);
}

/** A rule as jCal writes it. UNTIL is a day or an instant, as the start is. [RFC 5545, 3.3.10] */
function recur(parts: RuleParts, event: Event, zone: string): Record<string, unknown> {
  const entries = Object.entries(parts).map(([name, value]) => [name.toLowerCase(), value]);
  const last = lastClockOfRule(parts, event);
  const until = last && (hasTime(event.start) ? utcOf(last, zone) : dateOf(last));
  return { ...Object.fromEntries(entries), ...(until && { until }) };
}
