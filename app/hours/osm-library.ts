import OpeningHours from 'opening_hours';
import type { LocalDate, LocalDateTime } from '#domain/local-time.ts';
import { LAENDER, type Land } from '#domain/quarter.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { positionOf } from './land-position.ts';

/** A value as the library understood it. */
export interface OsmHours {
  /** The value in the library's own spelling: English tokens, two-digit times. */
  canonical: string;
  /** Why the reading may be wrong, in the library's words. */
  doubt?: string;
  /** Whether every week is like the other: no holidays, months or calendar weeks in it. */
  sameEveryWeek: boolean;
  /** What it says from a day until another (exclusive), in order, not overlapping. Fails where the
   *  library's knowledge ends, as with school holidays of far years. */
  intervals(from: LocalDate, until: LocalDate): Result<LibraryInterval[], UnreadableHours>;
}

/** A stretch of time as the library tells it. */
export interface LibraryInterval {
  start: LocalDateTime;
  end: LocalDateTime;
  state: 'open' | 'unknown';
  comment?: string;
}

/** A value that the library cannot read, and why in its words. */
export interface UnreadableHours {
  code: 'unreadable';
  message: string;
}

/** What the library reads with a guess that may be wrong: "täglich" as all day and night,
 *  "Mo-Fr 9-5" as through the night, "Mo 8-16 Fr 8-14" as both times on both days. Better shown as
 *  it stands. */
const DOUBTS = new Set<string>([
  'vague',
  'ambiguous_word',
  'ambiguous_single_digit_hour',
  'use_multi',
]);

/**
 * Lets the library read a value for a Land, whose full name is what it knows holidays by. For dates
 * that are wall clock; `hoursAhead` is by how much that clock is ahead of UTC. It matters for
 * sunrise and sunset alone: each hour moves the sun by 15 degrees.
 */
export function readOsmValue(
  value: string,
  land: Land,
  hoursAhead: number,
): Result<OsmHours, UnreadableHours> {
  const { latitude, longitude } = positionOf(land);
  const place = {
    lat: String(latitude),
    lon: String(longitude - 15 * hoursAhead),
    address: { country_code: 'de', state: LAENDER[land] },
  };
  try {
    const hours = new OpeningHours(value, place as never, { locale: 'en' } as never);
    const warnings = hours.getStructuredWarnings();
    return success({
      canonical: hours.prettifyValue(),
      doubt: warnings.find(({ type }) => DOUBTS.has(type))?.message,
      sameEveryWeek: hours.isWeekStable(),
      intervals: (from, until) => intervalsOf(hours, from, until),
    });
  } catch (error) {
    return failure({ code: 'unreadable', message: String(error) });
  }
}

function intervalsOf(
  hours: OpeningHours,
  from: LocalDate,
  until: LocalDate,
): Result<LibraryInterval[], UnreadableHours> {
  try {
    const intervals = hours.getOpenIntervals(dateAt(from), dateAt(until));
    return success(
      intervals.map(([start, end, isUnknown, comment]) => ({
        start: localOf(start),
        end: localOf(end),
        state: isUnknown ? 'unknown' : 'open',
        comment,
      })),
    );
  } catch (error) {
    return failure({ code: 'unreadable', message: String(error) });
  }
}

function dateAt(date: LocalDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day);
}

function localOf(date: Date): LocalDateTime {
  const two = (count: number) => String(count).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
