import { liveQuery, type Observable } from 'dexie';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { sessionId } from '#domain/session.ts';
import { type Tally, tallyId } from '#domain/tally.ts';
import type { LocalDatabase } from './database.ts';
import { readIdentity } from './device.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { readTreffPlace } from './treff-place.ts';

/** Counts of people without a name, by band. */
export type BandCounts = Readonly<Record<string, number>>;

/** What this device has counted today at its Treff, locked or not; now and after every change. */
export function observeOwnTally(quarter: string, now: () => Date): Observable<BandCounts> {
  return liveQuery(() => readOwnTally(localDatabase(), quarter, now()));
}

/** The same, once. */
export async function readOwnTally(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<BandCounts> {
  const { writer } = await kept(readIdentity(database));
  const { placeId } = await kept(readTreffPlace(database, quarter));
  if (placeId === undefined) return {};
  const session = sessionId(placeId, dateOf(localDateTimeAt(now)));
  const row = await database.documents.get([quarter, tallyId(session, writer)]);
  return (row?.doc as Tally | undefined)?.counts ?? {};
}
