import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Event } from '#domain/event.ts';
import { addDays, addMinutes, type LocalDateTime } from '#domain/local-time.ts';
import { occurrencesOf } from '#domain/occurrences.ts';
import { readIcs } from './ics.ts';
import { isRefused } from './record.ts';

/** What one calendar of a folder held. */
export interface TriedCalendar {
  file: string;
  events: number;
  /** Line and reason of each record that was refused, or of the file. */
  refused: { line: number; reason: string }[];
}

/** What came of one expectation. */
export interface TriedExpectation {
  file: string;
  /** The span of wall clocks, `until` exclusive. */
  from: LocalDateTime;
  until: LocalDateTime;
  expected: number;
  found: number;
  /** `disputed`: what is expected is wrong itself. */
  outcome: 'passed' | 'failed' | 'missing' | 'disputed';
  /** Why it did not pass. */
  reason?: string;
}

/** The outcome of a whole folder. */
export interface TriedCalendars {
  calendars: TriedCalendar[];
  expectations: TriedExpectation[];
}

/** Expectations of the calendars we try that are wrong, and what is right. */
const DISPUTED: Record<string, { found: number; reason: string }> = {
  'multiple_rrule.ics': {
    found: 22,
    reason: 'its rules give 20 Thursdays and 2 Mondays; the test that was copied says 20 + 2',
  },
};

const Moment = v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(4));
const Expectations = v.object({
  expectations: v.array(
    v.object({
      calendar: v.string(),
      at: v.optional(Moment),
      from: v.optional(Moment),
      to_exclusive: v.optional(Moment),
      expected_count: v.number(),
    }),
  ),
});

/**
 * Reads every calendar of a folder, and where an `expected.json` lies there, counts the occurrences
 * of the spans it names: `at` a year, month, day or hour, or `from` and `to_exclusive`. The spans
 * are wall clocks of whatever zone each event is in.
 */
export async function tryCalendars(folder: string): Promise<TriedCalendars> {
  const files = (await readdir(folder)).sort();
  const calendars: TriedCalendar[] = [];
  const eventsOf = new Map<string, Event[]>();
  for (const file of files.filter((name) => name.toLowerCase().endsWith('.ics'))) {
    const read = readIcs(new Uint8Array(await readFile(join(folder, file))), { localZone: 'UTC' });
    const records = read.ok ? read.value : [{ line: 1, refused: read.error.message }];
    const refused = records
      .filter(isRefused)
      .map(({ line, refused }) => ({ line, reason: refused }));
    const events = records.flatMap((record) => (isRefused(record) ? [] : [eventOf(record.fields)]));
    calendars.push({ file, events: events.length, refused });
    eventsOf.set(file, events);
  }
  if (!files.includes('expected.json')) return { calendars, expectations: [] };
  const json = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'));
  const { expectations } = v.parse(Expectations, json);
  return { calendars, expectations: expectations.map((one) => tryOne(one, eventsOf)) };
}

/** As a document, with times that belong to no zone. */
function eventOf(fields: Record<string, unknown>): Event {
  const { tz: _, ...floating } = fields;
  const unsaid = { _id: 'event:tried', type: 'event', v: 1, createdAt: '', doors: [] };
  return { ...unsaid, ...floating } as unknown as Event;
}

type Expectation = v.InferOutput<typeof Expectations>['expectations'][number];

function tryOne(
  { calendar, at, from, to_exclusive, expected_count: expected }: Expectation,
  eventsOf: ReadonlyMap<string, Event[]>,
): TriedExpectation {
  const span = at
    ? spanOf(at)
    : { from: startOf(from ?? [1970]), until: startOf(to_exclusive ?? [9999]) };
  const events = eventsOf.get(calendar);
  if (!events) {
    const reason = 'the calendar is not in the folder';
    return { file: calendar, ...span, expected, found: 0, outcome: 'missing', reason };
  }
  const found = countIn(events, span);
  const tried = { file: calendar, ...span, expected, found };
  if (found === expected) return { ...tried, outcome: 'passed' };
  const disputed = DISPUTED[calendar];
  return disputed?.found === found
    ? { ...tried, outcome: 'disputed', reason: disputed.reason }
    : { ...tried, outcome: 'failed', reason: `expected ${expected}, found ${found}` };
}

function countIn(events: readonly Event[], span: { from: LocalDateTime; until: LocalDateTime }) {
  const days = { from: span.from.slice(0, 10), until: addDays(span.until.slice(0, 10), 1) };
  return occurrencesOf(events, days).filter(
    ({ start, end = start }) => start < span.until && (start >= span.from || end > span.from),
  ).length;
}

function spanOf(at: readonly number[]): { from: LocalDateTime; until: LocalDateTime } {
  const from = startOf(at);
  const [year = 0, month = 1] = at;
  if (at.length === 1) return { from, until: startOf([year + 1]) };
  if (at.length === 2) {
    return { from, until: startOf(month === 12 ? [year + 1] : [year, month + 1]) };
  }
  return { from, until: addMinutes(from, at.length === 3 ? 1440 : 60) };
}

function startOf([year = 0, month = 1, day = 1, hour = 0]: readonly number[]): LocalDateTime {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:00`;
}
