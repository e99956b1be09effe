import type { Event } from '#domain/event.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import { nextOccurrences } from '#domain/occurrences.ts';
import type { Place } from '#domain/place.ts';
import { momentWords } from './day-words.ts';
import type { Texts } from './de.ts';
import { type EntryRow, entryRow } from './entry-row.ts';

/** An event's next date in words. */
export interface NextDate extends EntryRow {
  /** For putting several in order. */
  start: LocalDateTime;
  /** "Dienstag, 1. Dezember, 15 Uhr". */
  when: string;
}

/** The next date of an event, a cancelled one too; `undefined` where none is planned. */
export function nextDate(
  texts: Texts,
  event: Event,
  now: LocalDateTime,
  placesById: ReadonlyMap<string, Pick<Place, 'name'>>,
  holidays?: LandHolidays,
): NextDate | undefined {
  const [occurrence] = nextOccurrences(event, now, 1, holidays);
  if (!occurrence) return undefined;
  const { start, allDay } = occurrence;
  const entry = { event, occurrence, day: dateOf(start), movedAway: false };
  return {
    ...entryRow(texts, entry, now, placesById),
    start,
    when: momentWords(texts, allDay ? dateOf(start) : start, dateOf(now)),
  };
}
