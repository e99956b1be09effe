import { useMemo } from 'preact/hooks';
import type { AgendaEntry } from '#domain/agenda-entry.ts';
import type { Event } from '#domain/event.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import { nextOccurrences } from '#domain/occurrences.ts';
import type { Place } from '#domain/place.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { useLive } from '../../ui/use-live.ts';

/** So many dates are told: half a year of a fortnightly Treff. */
const DATES = 12;

/** An event with what a person asks about it. */
export interface EventDetails {
  event: Event;
  /** The dates that are not over, cancelled ones too. */
  entries: readonly AgendaEntry[];
  placesById: ReadonlyMap<string, Place>;
  holidays: LandHolidays | undefined;
}

/** The event of an address: `undefined` while it is being read, `missing` where there is none. */
export function useEvent(
  quarterId: string,
  itemKey: string,
  now: LocalDateTime,
): EventDetails | 'missing' | undefined {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const found = useLive(() => observeByIds(quarterId, [`event:${itemKey}`]), [quarterId, itemKey]);
  const event = found?.documents.find((doc) => doc.type === 'event');
  const holidays = useHolidays(quarter?.land, dateOf(now));
  const entries = useMemo(
    () => (event ? entriesOf(event, now, holidays) : []),
    [event, now, holidays],
  );
  const ids = [event?.placeId, ...entries.map((entry) => entry.occurrence.placeId)];
  const placesById = usePlaces(quarterId, ids);
  if (!found || !placesById) return undefined;
  return event ? { event, entries, placesById, holidays } : 'missing';
}

function entriesOf(
  event: Event,
  now: LocalDateTime,
  holidays: LandHolidays | undefined,
): AgendaEntry[] {
  return nextOccurrences(event, now, DATES, holidays).map((occurrence) => ({
    event,
    occurrence,
    day: dateOf(occurrence.start),
    movedAway: false,
  }));
}

function usePlaces(
  quarterId: string,
  ids: readonly (string | undefined)[],
): ReadonlyMap<string, Place> | undefined {
  const asked = [...new Set(ids.filter((id) => id !== undefined))];
  const found = useLive(() => observeByIds(quarterId, asked), [quarterId, asked.join(' ')]);
  if (found?.askedFor !== asked.join(' ')) return undefined;
  return new Map(found.documents.flatMap((doc) => (doc.type === 'place' ? [[doc._id, doc]] : [])));
}
