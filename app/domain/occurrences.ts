import type { Event } from './event.ts';
import { type EventDate, eventDatesBetween } from './event-dates.ts';
import { addDays, BERLIN, dateOf, type LocalDate, type LocalDateTime } from './local-time.ts';
import { isOver, type LandHolidays, type Occurrence } from './occurrence.ts';
import { placeInWords } from './occurrence-place.ts';
import { clockOf } from './recurrence.ts';
import { inZone } from './zone.ts';

/** The days to look at, `until` exclusive, and the Land's holidays for events that pause then. */
export interface OccurrenceWindow {
  from: LocalDate;
  until: LocalDate;
  holidays?: LandHolidays;
}

/** The occurrences of events that touch the window, cancelled ones too, in order of start. */
export function occurrencesOf(events: readonly Event[], window: OccurrenceWindow): Occurrence[] {
  return events.flatMap((event) => occurrencesOfOne(event, window)).sort(byStart);
}

/** How far ahead the next dates are looked for, in days: first near, then further. */
const HORIZONS = [62, 366, 5 * 366];

/**
 * The next dates of an event that are not over at a moment, cancelled ones too, at most `count`;
 * none further than five years ahead.
 */
export function nextOccurrences(
  event: Event,
  from: LocalDateTime,
  count: number,
  holidays?: LandHolidays,
): Occurrence[] {
  let next: Occurrence[] = [];
  for (const days of HORIZONS) {
    const window = { from: dateOf(from), until: addDays(dateOf(from), days), holidays };
    next = occurrencesOf([event], window).filter((occurrence) => !isOver(occurrence, from));
    if (next.length >= count) break;
  }
  return next.slice(0, count);
}

function occurrencesOfOne(event: Event, { from, until, holidays }: OccurrenceWindow): Occurrence[] {
  const [first, last] = [`${from}T00:00`, `${until}T00:00`];
  // A zone's wall clock may be more than half a day from ours: a day to spare on both sides.
  const spare = event.tz === undefined || event.tz === BERLIN ? 0 : 1;
  return eventDatesBetween(
    event,
    `${addDays(from, -spare)}T00:00`,
    `${addDays(until, spare)}T00:00`,
    holidays,
  )
    .map((date) => occurrence(event, date))
    .filter(({ start, end = start }) => start < last && (start >= first || end > first));
}

function occurrence(event: Event, date: EventDate): Occurrence {
  const { own, since } = date;
  const zone = date.allDay ? undefined : event.tz;
  const note = own?.note ?? since?.note;
  return {
    eventId: event._id,
    recurrenceId: date.recurrenceId,
    start: inZone(date.start, zone),
    ...(date.end && { end: inZone(date.end, zone) }),
    allDay: date.allDay,
    state: stateOf(event, date),
    title: own?.title ?? since?.title ?? event.title,
    ...whereOf(event, date),
    ...(note && { note }),
  };
}

function stateOf(event: Event, { own, since, recurrenceId, start }: EventDate) {
  if (event.status === 'cancelled' || (own ?? since)?.cancelled) return 'cancelled';
  if (event.status === 'postponed') return 'postponed';
  const elsewhere = own?.placeId ?? own?.place;
  if (event.status === 'moved' || elsewhere) return 'moved';
  // Later dates of a lasting change take place as now usual: only its first is news.
  return own?.start && start !== clockOf(recurrenceId) ? 'moved' : 'confirmed';
}

function whereOf(event: Event, { own, since }: EventDate): Pick<Occurrence, 'placeId' | 'place'> {
  for (const { placeId, place } of [own ?? {}, since ?? {}]) {
    if (placeId || place) return { ...(placeId && { placeId }), ...(place && { place }) };
  }
  if (event.placeId) return { placeId: event.placeId };
  const place = placeInWords(event);
  return place ? { place } : {};
}

function byStart(a: Occurrence, b: Occurrence): number {
  return (
    inOrder(a.start, b.start) ||
    inOrder(a.end ?? '', b.end ?? '') ||
    inOrder(a.title, b.title) ||
    inOrder(a.eventId, b.eventId)
  );
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
