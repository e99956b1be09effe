import { liveQuery, type Observable } from 'dexie';
import type { LocalDateTime } from '#domain/local-time.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { localDatabase } from './local-store.ts';

/** How the keys of all entries begin. */
export const CALENDAR_ENTRIES = 'calendar ';

/** Calendars tell files of one entry apart by whole seconds. */
const SECOND_MS = 1000;

/** What this phone handed to its calendar about a visit: when it is, and no name. */
export interface CalendarEntry {
  start: LocalDateTime;
  /** The instant that the file named last; the next names a later one. ISO, UTC. */
  madeAt: string;
}

/**
 * Remembers that a file about a visit goes into the phone's calendar, so that it can be called off
 * there. Returns the instant that the file has to name: `madeAt`, or a second after that of the file
 * before, whatever the clocks say. What is over is forgotten. `now` is a wall clock.
 */
export function keepCalendarEntry(
  quarter: string,
  requestKey: string,
  { start, madeAt }: CalendarEntry,
  now: LocalDateTime,
): Promise<string> {
  const database = localDatabase();
  return database.transaction('rw', database.own, async () => {
    // Whoever stands before an info tablet next would find it.
    if ((await readSession(database)).role === 'kiosk') return madeAt;
    const rows = await entriesOf(database, '');
    const over = rows.filter(({ entry }) => entry.start < now);
    await database.own.bulkDelete(over.map((row) => row.key));
    const key = keyOf(quarter, requestKey);
    const next = laterThan(rows.find((row) => row.key === key)?.entry.madeAt, madeAt);
    await database.own.put({ key, value: { start, madeAt: next } satisfies CalendarEntry });
    return next;
  });
}

/** What the phone's calendar was given about visits of a quarter that are still to come, by the key of
 *  the request; now and after every change. */
export function observeCalendarEntries(
  quarter: string,
  now: LocalDateTime,
): Observable<ReadonlyMap<string, CalendarEntry>> {
  return liveQuery(async () => readCalendarEntries(localDatabase(), quarter, now));
}

/** The same, once. */
export async function readCalendarEntries(
  database: LocalDatabase,
  quarter: string,
  now: LocalDateTime,
): Promise<ReadonlyMap<string, CalendarEntry>> {
  const beginning = keyOf(quarter, '');
  const rows = await entriesOf(database, `${quarter} `);
  const ahead = rows.filter(({ entry }) => entry.start > now);
  return new Map(ahead.map(({ key, entry }) => [key.slice(beginning.length), entry]));
}

async function entriesOf({ own }: LocalDatabase, rest: string) {
  const facts = await own
    .where(':id')
    .startsWith(CALENDAR_ENTRIES + rest)
    .toArray();
  return facts.map(({ key, value }) => ({ key, entry: value as CalendarEntry }));
}

function laterThan(before: string | undefined, madeAt: string): string {
  if (before === undefined) return madeAt;
  const next = Math.max(Date.parse(madeAt), Date.parse(before) + SECOND_MS);
  return new Date(next).toISOString();
}

function keyOf(quarter: string, requestKey: string): string {
  return `${CALENDAR_ENTRIES}${quarter} ${requestKey}`;
}
