import type { Event } from '#domain/event.ts';
import type { LandHolidays, Occurrence } from '#domain/occurrence.ts';
import type { Place } from '#domain/place.ts';
import { berlinTimezone } from './berlin-timezone.ts';
import {
  type EventSurroundings,
  eventComponents,
  occurrenceComponent,
} from './event-components.ts';
import { type Component, calendarText, type Property, uri, words } from './jcal.ts';

/** Calendars ask for news after so long. */
const REFRESH = 'PT12H';

/** What a calendar file is made of beside its events. */
export interface CalendarSurroundings {
  placesById: ReadonlyMap<string, Place>;
  /** Holidays of the Land, as far ahead as pauses are to be written out. */
  holidays?: LandHolidays;
  /** The address of an event's page, where the app has one. */
  urlOf?: (event: Event) => string | undefined;
}

/** A calendar to subscribe to: a name, and where it is fetched from. [RFC 7986] */
export function subscribedCalendar(
  events: readonly Event[],
  around: CalendarSurroundings,
  { name, source }: { name: string; source?: string },
): string {
  const head = [
    ...words('method', 'PUBLISH'),
    ...words('name', name),
    ...words('x-wr-calname', name),
    ['refresh-interval', {}, 'duration', REFRESH] satisfies Property,
    ...words('x-published-ttl', REFRESH),
    ...uri('source', source),
  ];
  return calendarText(calendar(head, componentsOf(events, around)));
}

/** One event with all its dates, for somebody's own calendar. */
export function eventFile(event: Event, around: CalendarSurroundings): string {
  return calendarText(calendar([], componentsOf([event], around)));
}

/** One date of an event, for somebody's own calendar. */
export function occurrenceFile(
  event: Event,
  occurrence: Occurrence,
  around: CalendarSurroundings,
): string {
  const component = occurrenceComponent(event, occurrence, surroundingsOf(event, around));
  return calendarText(calendar([], [component]));
}

function componentsOf(events: readonly Event[], around: CalendarSurroundings): Component[] {
  return events.flatMap((event) => eventComponents(event, surroundingsOf(event, around)));
}

function calendar(head: Property[], events: Component[]): Component {
  const properties = [
    ...words('version', '2.0'),
    ...words('prodid', '-//Vor Ort//Veranstaltungen//DE'),
    ...words('calscale', 'GREGORIAN'),
    ...head,
  ];
  return ['vcalendar', properties, [berlinTimezone, ...events]];
}

function surroundingsOf(event: Event, around: CalendarSurroundings): EventSurroundings {
  const { placesById, holidays } = around;
  return { placesById, holidays, url: around.urlOf?.(event) };
}
