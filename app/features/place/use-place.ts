import { useMemo } from 'preact/hooks';
import type { Event } from '#domain/event.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { metresAway, nearPoints } from '#domain/near-points.ts';
import type { Schedule } from '#domain/opening.ts';
import type { Place } from '#domain/place.ts';
import { hoursOf, type PlaceStatus, placeStatus } from '#domain/place-status.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '#hours/use-schedules.ts';
import { observeEvents, observeQuarter } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { useLive } from '../../ui/use-live.ts';

/** Everything its screen says about a place. */
export interface PlaceDetails {
  place: Place;
  quarter?: Quarter;
  schedules: ReadonlyMap<string, Schedule>;
  status: PlaceStatus;
  /** Events that take place here, whether or not one is planned. */
  events: Event[];
  /** Metres to the nearest Technik-Treff, else to the office; absent where unknown, or it is here. */
  away?: { metres: number; officeName?: string };
}

const NONE: never[] = [];
const HERE_METRES = 30;

/** Reads a place; `undefined` while that lasts, `missing` where this device has no such place. */
export function usePlace(
  quarterId: string,
  key: string,
  now: LocalDateTime,
): PlaceDetails | 'missing' | undefined {
  const read = useLive(() => observeByIds(quarterId, [`place:${key}`]), [quarterId, key]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]) ?? NONE;
  const place = read?.documents.find((doc) => doc.type === 'place');
  const hours = useMemo(() => (place ? hoursOf([place]) : NONE), [place]);
  const schedules = useSchedules(quarter?.land, hours, dateOf(now));
  const away = useAway(quarterId, place, quarter, events);
  if (!read) return undefined;
  if (!place) return 'missing';
  return {
    place,
    quarter,
    schedules,
    status: placeStatus(place, schedules, now),
    events: events.filter((event) => isHere(event, place._id)),
    away,
  };
}

function isHere(event: Event, id: string): boolean {
  return event.placeId === id || Boolean(event.overrides?.some(({ placeId }) => placeId === id));
}

function useAway(
  quarterId: string,
  place: Place | undefined,
  quarter: Quarter | undefined,
  events: readonly Event[],
): PlaceDetails['away'] {
  const treffIds = events.filter(({ treff }) => treff).flatMap(({ placeId }) => placeId ?? []);
  const read = useLive(() => observeByIds(quarterId, treffIds), [quarterId, treffIds.join(' ')]);
  const treffs = read?.documents.filter((doc) => doc.type === 'place') ?? [];
  const near = nearPoints(quarter, events, new Map(treffs.map((treff) => [treff._id, treff])));
  const metres = place && near && metresAway(place, near);
  if (metres === undefined || metres < HERE_METRES) return undefined;
  return { metres, officeName: near?.officeName };
}
