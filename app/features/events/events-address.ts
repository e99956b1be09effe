import { addresses } from '#domain/addresses.ts';
import { type CalendarView, calendarViewFrom } from '#domain/calendar-view.ts';
import { type EventFilter, eventFilterFrom } from '#domain/event-filters.ts';
import type { LocalDate } from '#domain/local-time.ts';

/** What of the calendar is on screen; all of it stands in the address. */
export interface CalendarChoice {
  view: CalendarView;
  filter: EventFilter;
}

/** The choice that an address names. */
export function calendarChoiceFrom(
  query: Record<string, string>,
  today: LocalDate,
): CalendarChoice {
  return { view: calendarViewFrom(query, today), filter: eventFilterFrom(query) };
}

/** The address of a choice. Today stays unnamed, so that a kept address shows the day it is opened. */
export function eventsAddress(
  quarterId: string,
  { view, filter }: CalendarChoice,
  today: LocalDate,
): string {
  const query = new URLSearchParams({ view: view.span });
  if (view.date !== today) query.set('date', view.date);
  if (filter.door) query.set('door', filter.door);
  if (filter.language) query.set('lang', filter.language);
  return `${addresses.events(quarterId)}?${query}`;
}
