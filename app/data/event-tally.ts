import { liveQuery, type Observable } from 'dexie';
import type { LocalDate } from '#domain/local-time.ts';
import type { Result } from '#domain/result.ts';
import { eventTallyId, summedCounts, type Tally } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import type { LocalDatabase } from './database.ts';
import { readIdentity } from './device.ts';
import { documentsBeginning } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import type { BandCounts } from './own-tally.ts';
import { counted } from './treff-entries.ts';
import { type EntryFailure, edited } from './treff-today.ts';

/** One date of an event. */
export interface EventDate {
  eventId: string;
  date: LocalDate;
}

/** Who came to one date without a name, by band. */
export interface EventCounts {
  /** Counted at this device. */
  own: BandCounts;
  /** At all of them. */
  all: BandCounts;
}

/** Counts somebody without a name at one date of an event; `by` is 1, or -1 to take it back. Gives the
 *  band's count of that date at this device. */
export function recordEventTally(
  around: Surroundings,
  { eventId, date }: EventDate,
  band: string,
  by: 1 | -1,
): Promise<Result<number, EntryFailure>> {
  const { database, quarter } = around;
  // In one transaction: two quick presses are two.
  return database.transaction('rw', tablesOf(database), async () => {
    const { writer } = await readIdentity(database);
    const _id = eventTallyId(eventId, date, writer);
    const made = { type: 'tally', v: 1, createdAt: around.now().toISOString() };
    const fresh: Body = { _id, ...made, writer, eventId, date };
    const row = await database.documents.get([quarter, _id]);
    const { value, edit } = counted(row?.doc as Body | undefined, fresh, band, by);
    return edited(around, value, [edit]);
  });
}

/** What was counted at one date, now and after every change. */
export function observeEventCounts(quarter: string, of: EventDate): Observable<EventCounts> {
  return liveQuery(() => readEventCounts(localDatabase(), quarter, of));
}

/** What this device counted, now and after every change. */
export function observeOwnEventCounts(quarter: string, of: EventDate): Observable<BandCounts> {
  return liveQuery(async () => (await kept(readEventCounts(localDatabase(), quarter, of))).own);
}

/** What was counted, once. */
export async function readEventCounts(
  database: LocalDatabase,
  quarter: string,
  { eventId, date }: EventDate,
): Promise<EventCounts> {
  const { writer } = await kept(readIdentity(database));
  const beginning = eventTallyId(eventId, date, '');
  const tallies = await kept(documentsBeginning<Tally>(database, quarter, beginning));
  const own = tallies.find((tally) => tally.writer === writer)?.counts ?? {};
  return { own, all: summedCounts(tallies) };
}
