import { useMemo } from 'preact/hooks';
import type { Event } from '#domain/event.ts';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import { occurrencesOf } from '#domain/occurrences.ts';
import type { Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';
import { type Duty, rosterOf } from '#domain/roster.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents, observePlaces, observeQuarter } from '../../data/documents.ts';
import { observeShifts } from '../../data/roster.ts';
import { useLive } from '../../ui/use-live.ts';

/** So far ahead somebody can be entered at once. */
const DAYS_AHEAD = 26 * 7;

/** The roster from today on. */
export interface Roster {
  duties: readonly Duty[];
  eventsById: ReadonlyMap<string, Event>;
  placesById: ReadonlyMap<string, Place>;
  quarter?: Quarter;
}

/** Every Treff of the coming half year with who is on; `undefined` while it is being read. */
export function useRoster(quarterId: string, today: LocalDate): Roster | undefined {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const until = addDays(today, DAYS_AHEAD);
  const shifts = useLive(
    () => observeShifts(quarterId, { from: today, until }),
    [quarterId, today, until],
  );
  const holidays = useHolidays(quarter?.land, today);
  const treffs = useMemo(() => events?.filter(({ treff }) => treff), [events]);
  const eventsById = useMemo(() => new Map(treffs?.map((event) => [event._id, event])), [treffs]);
  const placesById = useMemo(() => new Map(places?.map((place) => [place._id, place])), [places]);
  const occurrences = useMemo(
    () => treffs && occurrencesOf(treffs, { from: today, until, holidays }),
    [treffs, today, until, holidays],
  );
  const duties = useMemo(
    () => occurrences && shifts && rosterOf(occurrences, eventsById, shifts),
    [occurrences, eventsById, shifts],
  );
  return duties && places && { duties, eventsById, placesById, quarter };
}
