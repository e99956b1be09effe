import { useMemo } from 'preact/hooks';
import { agendaOf, nextEntry } from '#domain/agenda.ts';
import type { AgendaEntry } from '#domain/agenda-entry.ts';
import { daysOfView } from '#domain/calendar-view.ts';
import type { Event } from '#domain/event.ts';
import { filteredEvents } from '#domain/event-filters.ts';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents, observePlaces, observeQuarter } from '../../data/documents.ts';
import { useInParts } from '../../ui/use-in-parts.ts';
import { useLive } from '../../ui/use-live.ts';
import type { CalendarChoice } from './events-address.ts';

/** Everything the calendar shows. */
export interface Calendar {
  /** Of the quarter, unfiltered: what can be chosen from. */
  events: readonly Event[];
  entries: readonly AgendaEntry[];
  /** Where the view is empty: the first thing after it that is still to come. */
  next?: AgendaEntry;
  placesById: ReadonlyMap<string, Place>;
}

/** The calendar of a choice; `undefined` while it is being read. Occurrences are computed anew
 *  only for another choice, another day or other events, not every minute. */
export function useCalendar(
  quarterId: string,
  choice: CalendarChoice,
  today: LocalDate,
): Calendar | undefined {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const { view, filter } = choice;
  const { from, until } = daysOfView(view);
  const holidays = useHolidays(quarter?.land, from);
  const placesById = useMemo(
    () => places && new Map(places.map((place) => [place._id, place])),
    [places],
  );
  const shown = useMemo(
    () => events && filteredEvents(events, filter),
    [events, filter.door, filter.language],
  );
  const entries = useInParts(shown, (part) => agendaOf(part, { from, until, holidays }), [
    from,
    until,
    holidays,
    filter.door,
    filter.language,
  ]);
  const next = useMemo(() => {
    if (!shown || entries?.length !== 0) return undefined;
    return nextEntry(shown, addDays(until > today ? until : today, -1), holidays);
  }, [shown, entries, today]);
  return events && entries && placesById && { events, placesById, entries, next };
}
