import * as v from 'valibot';
import { documentFields, LocalDateText } from './document.ts';
import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';
import {
  Count,
  Counts,
  EventReference,
  PlaceReference,
  SessionReference,
  Writer,
} from './references.ts';

/** The writer of counts that remain of visits after they were deleted. */
export const SERVER_WRITER = 'server';

/**
 * Counts of people without a name. One document for each device, and only that device writes it,
 * so that two that count without a network add up. The server's own keep what visits told before
 * they were deleted: of a session, and the number of distinct persons of a place's month.
 */
export const Tally = v.looseObject({
  _id: v.string(),
  type: v.literal('tally'),
  ...documentFields,
  /** The device that counts, or `server`. */
  writer: Writer,
  /** Of a session or a month; a date of an event has none. */
  placeId: v.optional(PlaceReference),
  sessionId: v.optional(SessionReference),
  /** What was counted at the door of one date of an event: the event, and the day on which it took
   *  place. Both or neither, and never beside a session's or a month's fields. */
  eventId: v.optional(EventReference),
  date: v.optional(LocalDateText),
  /** Only the server's count of a month. */
  month: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month as 2026-12'))),
  /** By band. */
  counts: v.optional(Counts),
  topics: v.optional(Counts),
  outcomes: v.optional(Counts),
  /** Folded visits, and distinct persons of a month. */
  visits: v.optional(Count),
  persons: v.optional(Count),
  /** The last day that the server folded in. */
  foldedUntil: v.optional(LocalDateText),
});
export type Tally = v.InferOutput<typeof Tally>;

/** The one id of a writer's counts of a session: a device's, or `SERVER_WRITER`. */
export function tallyId(sessionId: string, writer: string): string {
  return `tally:${keyOf(sessionId)}~${writer}`;
}

/** The one id of a device's counts of one date of an event. */
export function eventTallyId(eventId: string, date: LocalDate, writer: string): string {
  return `tally:event~${keyOf(eventId)}~${date}~${writer}`;
}

/** The one id of what a writer counts where this was counted; `undefined` of a month. */
export function sameCountId(
  { sessionId, eventId, date }: Pick<Tally, 'sessionId' | 'eventId' | 'date'>,
  writer: string,
): string | undefined {
  if (sessionId !== undefined) return tallyId(sessionId, writer);
  return eventId !== undefined && date !== undefined
    ? eventTallyId(eventId, date, writer)
    : undefined;
}

/** The one id of the server's counts of a place's month (`2026-12`). */
export function monthTallyId(placeId: string, month: string): string {
  return `tally:${keyOf(placeId)}~${month}~${SERVER_WRITER}`;
}

/** Who counts in a tally of this id: the part after the last tilde. */
export function writerOfTally(id: string): string {
  return id.slice(id.lastIndexOf('~') + 1);
}

/** The counts of several devices together, by band. */
export function summedCounts(tallies: readonly Pick<Tally, 'counts'>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { counts } of tallies) {
    for (const [band, count] of Object.entries(counts ?? {})) sum[band] = (sum[band] ?? 0) + count;
  }
  return sum;
}
