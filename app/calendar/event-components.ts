import type { Event } from '#domain/event.ts';
import { changedDates, type EventDate, isGiven } from '#domain/event-dates.ts';
import { BERLIN } from '#domain/local-time.ts';
import type { LandHolidays, Occurrence } from '#domain/occurrence.ts';
import { placeInWords } from '#domain/occurrence-place.ts';
import type { Place } from '#domain/place.ts';
import { hasTime } from '#domain/recurrence.ts';
import { isZone } from '#domain/zone.ts';
import { type Component, instant, integer, type Property, starts, uri, words } from './jcal.ts';
import { ruleProperties } from './rule-properties.ts';

/** What an event's component needs beside the event. */
export interface EventSurroundings {
  placesById: ReadonlyMap<string, Place>;
  holidays?: LandHolidays;
  /** The address of the event's page. */
  url?: string;
}

/** An event as calendars know it: one component, and one more for each changed date of a series.
 *  [RFC 5545, 3.6.1 and 3.8.4.4] */
export function eventComponents(event: Event, around: EventSurroundings): Component[] {
  const only = onlyDate(event);
  // Moved, it is the same entry on another day. With a RECURRENCE-ID phones would keep the old day too.
  if (only) return [dateComponent(event, only, around, [])];
  const zone = zoneOf(event);
  const { start, end } = event;
  const hasEnd = end && hasTime(end) === hasTime(start) && end > start;
  const main: Property[] = [
    ...commonProperties(event, event.uid, around),
    ...starts('dtstart', zone, [start]),
    ...(hasEnd ? starts('dtend', zone, [end]) : []),
    ...ruleProperties(event, zone, around.holidays),
    ...words('summary', event.title),
    ...words('location', locationOf(event, event, around)),
    ...words('description', description(event, undefined)),
    ...words('status', isOff(event) ? 'CANCELLED' : 'CONFIRMED'),
  ];
  const changes = changedDates(event)
    .filter((date) => !date.own?.cancelled || isGiven(event, date, around.holidays))
    .map((date) => changeComponent(event, date, around));
  return [['vevent', main, []], ...changes];
}

/** One date of an event on its own, for somebody who goes there once. */
export function occurrenceComponent(
  event: Event,
  occurrence: Occurrence,
  around: EventSurroundings,
): Component {
  const { allDay, recurrenceId, state, title, note } = occurrence;
  const inForm = (clock: string) => (allDay ? clock.slice(0, 10) : clock);
  const properties = [
    ...commonProperties(event, `${recurrenceId.replaceAll(/[-:]/g, '')}-${event.uid}`, around),
    ...starts('dtstart', BERLIN, [inForm(occurrence.start)]),
    ...(occurrence.end ? starts('dtend', BERLIN, [inForm(occurrence.end)]) : []),
    ...words('summary', title),
    ...words('location', locationOf(event, occurrence, around)),
    ...words('description', description(event, note)),
    ...words('status', state === 'cancelled' || isOff(event) ? 'CANCELLED' : 'CONFIRMED'),
  ];
  return ['vevent', properties, []];
}

/** The changed date of what takes place once: there is no series of which it could be an instance. */
function onlyDate(event: Event): EventDate | undefined {
  const { rrule, exrule, rdates = [], exdates = [] } = event;
  if (rrule || exrule || rdates.length > 0 || exdates.length > 0) return undefined;
  const changed = changedDates(event);
  const [date] = changed;
  return date && changed.length === 1 && isGiven(event, date, undefined) ? date : undefined;
}

function changeComponent(event: Event, date: EventDate, around: EventSurroundings): Component {
  const [id] = starts('recurrence-id', zoneOf(event), [date.recurrenceId]);
  if (id && date.own?.andFuture) id[1].range = 'THISANDFUTURE';
  return dateComponent(event, date, around, id ? [id] : []);
}

function dateComponent(
  event: Event,
  date: EventDate,
  around: EventSurroundings,
  id: Property[],
): Component {
  const zone = zoneOf(event);
  const change = { ...date.since, ...date.own };
  const inForm = (clock: string) => (date.allDay ? clock.slice(0, 10) : clock);
  const where = change.placeId || change.place ? change : event;
  const properties = [
    ...commonProperties(event, event.uid, around),
    ...id,
    ...starts('dtstart', zone, [inForm(date.start)]),
    ...(date.end ? starts('dtend', zone, [inForm(date.end)]) : []),
    ...words('summary', change.title ?? event.title),
    ...words('location', locationOf(event, where, around)),
    ...words('description', description(event, change.note)),
    ...words('status', date.own?.cancelled || isOff(event) ? 'CANCELLED' : 'CONFIRMED'),
  ];
  return ['vevent', properties, []];
}

function commonProperties(event: Event, uid: string, { url }: EventSurroundings): Property[] {
  const changedAt = event.updatedAt ?? event.createdAt;
  return [
    ...words('uid', uid),
    integer('sequence', sequenceOf(event)),
    instant('dtstamp', changedAt),
    instant('created', event.createdAt),
    instant('last-modified', changedAt),
    ...words('contact', [event.organiser, event.phone].filter(Boolean).join(', ')),
    ...uri('url', url ?? event.website),
  ];
}

/** Grows with every change, by the source's count and ours, as calendars want it. */
function sequenceOf({ sequence = 0, clock = {} }: Event): number {
  return Object.values(clock).reduce((sum, changes) => sum + changes, sequence);
}

/** Put off without a new date means for somebody's calendar: not on that day. */
function isOff({ status }: Event): boolean {
  return status === 'cancelled' || status === 'postponed';
}

function description(event: Event, note: string | undefined): string {
  return [note, event.summary, event.description].filter(Boolean).join('\n\n');
}

function locationOf(
  event: Event,
  { placeId, place: said }: { placeId?: string; place?: string },
  { placesById }: EventSurroundings,
): string {
  const place = placeId ? placesById.get(placeId) : undefined;
  if (!place) return said ?? placeInWords(event);
  const room = said ?? (placeId === event.placeId ? event.room : undefined);
  return [place.name, placeInWords({ room, address: place.address })].filter(Boolean).join(', ');
}

/** The zone in which an event's times are written: Berlin's where it has none. Other zones go by
 *  their IANA name without a description; calendars know them. [RFC 7809] */
function zoneOf({ tz }: Event): string {
  return tz && isZone(tz) ? tz : BERLIN;
}
