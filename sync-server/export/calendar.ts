import { addresses } from '#domain/addresses.ts';
import type { Event } from '#domain/event.ts';
import { keyOf } from '#domain/ids.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';
import { type CalendarSurroundings, subscribedCalendar } from '../../app/calendar/calendar.ts';

/** What a quarter's calendar is made of. */
export interface QuarterCalendarInput {
  quarter: Quarter;
  events: readonly Event[];
  places: readonly Place[];
  /** Holidays of the Land, as far ahead as pauses are to be written out. */
  holidays?: LandHolidays;
  /** Where the app is served, without a slash at the end: `https://vor-ort.example`. */
  publicUrl?: string;
}

/** The quarter's events as an iCalendar text that a phone's calendar can subscribe to. The same
 *  documents give the same text. [RFC 5545, RFC 7986] */
export function quarterCalendar(input: QuarterCalendarInput): string {
  const { quarter, events, publicUrl } = input;
  const inOrder = [...events].sort((a, b) => (a._id < b._id ? -1 : 1));
  return subscribedCalendar(inOrder, surroundingsOf(input), {
    name: `Was ist los in ${quarter.name}?`,
    source: publicUrl && `${publicUrl}${addresses.calendar(keyOf(quarter._id))}`,
  });
}

function surroundingsOf(input: QuarterCalendarInput): CalendarSurroundings {
  const { quarter, places, holidays, publicUrl } = input;
  const pageOf = (event: Event) =>
    publicUrl && `${publicUrl}${addresses.event(keyOf(quarter._id), event._id)}`;
  return {
    placesById: new Map(places.map((place) => [place._id, place])),
    holidays,
    urlOf: pageOf,
  };
}
