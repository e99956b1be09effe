import ICAL from 'ical.js';
import { addMinutes, dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { hasTime, type RecurrenceId } from '#domain/recurrence.ts';
import { inZone } from '#domain/zone.ts';

/** A property as jCal writes it: name, parameters, type, values. [RFC 7265] */
export type Property = [string, Record<string, string>, string, ...unknown[]];
/** A component: name, properties, components within. [RFC 7265] */
export type Component = [string, Property[], Component[]];

// A continued line begins with a space, which the library does not count: 75 octets with it.
ICAL.foldLength = 74;
// The library takes what it does not know for something that must say it is text.
for (const name of ['name', 'x-wr-calname', 'x-published-ttl']) {
  ICAL.design.icalendar.property[name] = { defaultType: 'text' };
}

/** The text of a calendar with its lines folded and its values escaped. [RFC 5545, 3.1] */
export function calendarText(calendar: Component): string {
  return ICAL.stringify(calendar);
}

/** A property of words; none where there are no words. */
export function words(name: string, text: string | undefined): Property[] {
  return text ? [[name, {}, 'text', text]] : [];
}

/** A web address. */
export function uri(name: string, address: string | undefined): Property[] {
  return address ? [[name, {}, 'uri', address]] : [];
}

/** A whole number. */
export function integer(name: string, value: number): Property {
  return [name, {}, 'integer', value];
}

/** An instant in UTC, from ISO 8601. */
export function instant(name: string, iso: string): Property {
  return [name, {}, 'date-time', `${iso.slice(0, 19)}Z`];
}

/** Days, or wall clocks of a zone; none where there are none. All have the form of the first. */
export function starts(name: string, zone: string, all: readonly RecurrenceId[]): Property[] {
  const [first] = all;
  if (first === undefined) return [];
  if (!hasTime(first)) return [[name, {}, 'date', ...all.map(dateOf)]];
  const times = all.map((start) => `${addMinutes(start, 0)}:00`);
  if (zone === 'UTC') return [[name, {}, 'date-time', ...times.map((time) => `${time}Z`)]];
  return [[name, { tzid: zone }, 'date-time', ...times]];
}

/** A wall clock of a zone as an instant in UTC, as jCal writes it. */
export function utcOf(local: LocalDateTime, zone: string): string {
  return `${inZone(addMinutes(local, 0), zone, 'UTC')}:00Z`;
}
