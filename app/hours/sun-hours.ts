import { addDays, instantOf, type LocalDate } from '#domain/local-time.ts';
import type { Land } from '#domain/quarter.ts';
import { type Result, success } from '#domain/result.ts';
import { type LibraryInterval, readOsmValue, type UnreadableHours } from './osm-library.ts';

/** Whether a value goes by sunrise or sunset. */
export function dependsOnSun(canonical: string): boolean {
  return /\b(?:sunrise|sunset|dawn|dusk)\b/.test(canonical);
}

/** What a value says that goes by the sun, read anew from every clock change on: in wall clock the
 *  sun then rises an hour later or earlier. */
export function intervalsBySun(
  text: string,
  land: Land,
  from: LocalDate,
  until: LocalDate,
): Result<LibraryInterval[], UnreadableHours> {
  const intervals: LibraryInterval[] = [];
  let start = from;
  while (start < until) {
    const ahead = hoursAheadOn(start);
    let end = addDays(start, 1);
    while (end < until && hoursAheadOn(end) === ahead) end = addDays(end, 1);
    const read = readOsmValue(text, land, ahead);
    const stretch = read.ok ? read.value.intervals(start, end) : read;
    if (!stretch.ok) return stretch;
    intervals.push(...stretch.value);
    start = end;
  }
  return success(intervals);
}

/** By how many hours Berlin's clock is ahead of UTC at noon of a day. */
export function hoursAheadOn(date: LocalDate): number {
  return (Date.parse(`${date}T12:00Z`) - instantOf(`${date}T12:00`).getTime()) / 3_600_000;
}
