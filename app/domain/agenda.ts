import { type AgendaEntry, inOrder, isOn } from './agenda-entry.ts';
import type { Event } from './event.ts';
import { addDays, dateOf, type LocalDate } from './local-time.ts';
import { type LandHolidays, takesPlace } from './occurrence.ts';
import { type OccurrenceWindow, occurrencesOf } from './occurrences.ts';
import { inFormOf } from './recurrence.ts';

/** How far ahead `nextEntry` looks, in days: near first, since that is cheap and mostly enough. */
const LOOK_AHEAD = [8, 62, 400] as const;

/**
 * The entries of the days from `window.from` to `window.until` (exclusive), in order. Something of
 * several days stands once, under its first day in the window. A date that was moved to another
 * day stands under both: those who know the old day only must find it there.
 */
export function agendaOf(events: readonly Event[], window: OccurrenceWindow): AgendaEntry[] {
  const byId = new Map(events.map((event) => [event._id, event]));
  const entries = occurrencesOf(events, window).flatMap((occurrence) => {
    const event = byId.get(occurrence.eventId);
    const start = dateOf(occurrence.start);
    const isNew = start >= window.from;
    return event ? [{ event, occurrence, day: isNew ? start : window.from, movedAway: false }] : [];
  });
  const left = events.flatMap((event) => entriesMovedAway(event, window));
  return left.length === 0 ? entries : [...entries, ...left].sort(inOrder);
}

/** The first thing after the day `after` that takes place, up to a year ahead. */
export function nextEntry(
  events: readonly Event[],
  after: LocalDate,
  holidays?: LandHolidays,
): AgendaEntry | undefined {
  const from = addDays(after, 1);
  for (const days of LOOK_AHEAD) {
    const entries = agendaOf(events, { from, until: addDays(from, days), holidays });
    // What has been going on since earlier is no news of a later day.
    const next = entries.find((e) => isOn(e) && dateOf(e.occurrence.start) >= from);
    if (next) return next;
  }
  return undefined;
}

function entriesMovedAway(event: Event, window: OccurrenceWindow): AgendaEntry[] {
  return (event.overrides ?? []).flatMap(({ recurrenceId, start }) => {
    const day = dateOf(recurrenceId);
    if (!start || dateOf(start) === day || day < window.from || day >= window.until) return [];
    const around = { from: addDays(dateOf(start), -1), until: addDays(dateOf(start), 2) };
    const occurrence = occurrencesOf([event], { ...window, ...around }).find(
      (candidate) => candidate.recurrenceId === inFormOf(event, recurrenceId),
    );
    return occurrence && takesPlace(occurrence)
      ? [{ event, occurrence, day, movedAway: true }]
      : [];
  });
}
