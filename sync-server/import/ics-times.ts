import ICAL from 'ical.js';
import {
  addDays,
  addMinutes,
  dateOf,
  isLocalDate,
  isLocalDateTime,
  minutesBetween,
  timeOf,
} from '#domain/local-time.ts';
import { clockOf, hasTime, type RecurrenceId } from '#domain/recurrence.ts';
import { inZone } from '#domain/zone.ts';
import type { IcsProperty } from './ics-properties.ts';
import type { ZoneFinder } from './ics-zones.ts';

/** A day, or a wall clock with the zone it is of. Seconds are left out. */
export interface IcsTime {
  start: RecurrenceId;
  /** IANA; absent where the time floats, and for days. */
  zone?: string;
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d*)?(Z)?)?/;

/** A date or time as the library writes it, with the property's zone; `undefined` if it is none. */
export function timeOfValue(
  value: string,
  { params }: IcsProperty,
  zones: ZoneFinder,
): IcsTime | undefined {
  const [, date = '', time, utc] = TIME.exec(value) ?? [];
  if (!isLocalDate(date)) return undefined;
  if (!time) return { start: date };
  const start = `${date}T${time}`;
  if (!isLocalDateTime(start)) return undefined;
  if (utc) return { start, zone: 'UTC' };
  return { start, ...(params.tzid && { zone: zones(params.tzid, Number(date.slice(0, 4))) }) };
}

/** A time as the wall clock of an event's zone; what floats stays as it stands. */
export function clockIn({ start, zone }: IcsTime, eventZone: string): RecurrenceId {
  return hasTime(start) ? inZone(start, zone, eventZone) : start;
}

/**
 * The day that a time means for something that lasts all day. Programs write that day's midnight in
 * the zone they are in, or in UTC.
 */
export function dayOf({ start, zone }: IcsTime, eventZone: string): RecurrenceId {
  if (!hasTime(start)) return start;
  return dateOf(
    zone === 'UTC' && timeOf(start) !== '00:00' ? inZone(start, zone, eventZone) : start,
  );
}

/** Minutes of a DURATION such as PT1H30M; `undefined` where it is none or negative. [RFC 5545] */
export function minutesOfDuration(value: string): number | undefined {
  if (!ICAL.Duration.isValueString(value)) return undefined;
  try {
    const minutes = Math.floor(ICAL.Duration.fromString(value).toSeconds() / 60);
    return minutes >= 0 ? minutes : undefined;
  } catch {
    return undefined;
  }
}

/** So many minutes later: of days a day later for every day begun. */
export function later(start: RecurrenceId, minutes: number): RecurrenceId {
  return hasTime(start) ? addMinutes(start, minutes) : addDays(start, Math.ceil(minutes / 1440));
}

/** Whether an end lies after its start, whatever their forms. */
export function isAfter(end: RecurrenceId, start: RecurrenceId): boolean {
  return minutesBetween(clockOf(start), clockOf(end)) > 0;
}
