import { dateOf, type LocalDateTime } from './local-time.ts';
import type { OpeningStatus, Schedule } from './opening.ts';
import { openingStatus } from './opening-status.ts';
import { isOutdated, type Place } from './place.ts';

/** What can be said about a place at the door: its hours, or why they do not count. */
export type PlaceStatus =
  | OpeningStatus
  | { state: 'closedForGood' }
  | { state: 'temporarilyClosed' }
  /** The record is so old that its hours say nothing about today. */
  | { state: 'outdated' }
  /** Nobody wrote down any hours. */
  | { state: 'noHours' }
  /** There are hours; what they mean is still being found out. */
  | { state: 'reading' };

/** Whether and until when a place is open; `schedules` by the value of its hours. */
export function placeStatus(
  place: Place,
  schedules: ReadonlyMap<string, Schedule>,
  now: LocalDateTime,
): PlaceStatus {
  if (place.status === 'closed') return { state: 'closedForGood' };
  if (place.status === 'temporarilyClosed') return { state: 'temporarilyClosed' };
  if (isOutdated(place, dateOf(now))) return { state: 'outdated' };
  const { openingHours, seniorsHours, exceptions } = place;
  if (!openingHours && !seniorsHours && !exceptions?.length) return { state: 'noHours' };
  if (hoursOf([place]).some((value) => !schedules.has(value))) return { state: 'reading' };
  return openingStatus(schedules.get(openingHours ?? ''), now, {
    exceptions,
    seniors: schedules.get(seniorsHours ?? ''),
  });
}

/** Whether somebody may walk in; `undefined` where nobody knows. */
export function isOpenNow(status: PlaceStatus): boolean | undefined {
  if (status.state === 'open' || status.state === 'closesSoon') return true;
  const isUnknown = ['unknown', 'noHours', 'reading', 'outdated'].includes(status.state);
  return isUnknown ? undefined : false;
}

/** The values whose schedules `placeStatus` needs, each once. */
export function hoursOf(places: readonly Place[]): string[] {
  const values = places.flatMap(({ openingHours, seniorsHours }) => [openingHours, seniorsHours]);
  return [...new Set(values.filter((value) => value !== undefined))];
}
