import { liveQuery, type Observable } from 'dexie';
import type { PaperDay } from '#domain/paper-day.ts';
import { type Tally, tallyId } from '#domain/tally.ts';
import type { LocalDatabase } from './database.ts';
import { readIdentity } from './device.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { sessionHere } from './treff-place.ts';

/** Counts of people without a name, by band. */
export type BandCounts = Readonly<Record<string, number>>;

/** What this device has counted today at its Treff, locked or not, or for a day on paper; now and after every
 *  change. */
export function observeOwnTally(
  quarter: string,
  now: () => Date,
  paper?: PaperDay,
): Observable<BandCounts> {
  return liveQuery(() => readOwnTally(localDatabase(), quarter, now(), paper));
}

/** The same, once. */
export async function readOwnTally(
  database: LocalDatabase,
  quarter: string,
  now: Date,
  paper?: PaperDay,
): Promise<BandCounts> {
  const { writer } = await kept(readIdentity(database));
  const session = await kept(sessionHere(database, quarter, now, paper));
  if (session === undefined) return {};
  const row = await database.documents.get([quarter, tallyId(session, writer)]);
  return (row?.doc as Tally | undefined)?.counts ?? {};
}
