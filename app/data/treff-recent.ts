import { liveQuery, type Observable } from 'dexie';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { RECENT_SESSIONS, type RecentVisitor, recentVisitors } from '#domain/recent-visitors.ts';
import { sessionId } from '#domain/session.ts';
import { personOfVisit, type Visit, visitId } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { calmQuery } from './calm-query.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfIds, keysBeginning } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { sessionsBefore } from './sessions-before.ts';
import { readTreffPlace } from './treff-place.ts';
import { readChains } from './visitor-chains.ts';

const DAYS_AT_ONCE = 8;

/** Who is entered today at the Treff of this device. */
export interface HereToday {
  /** `session:…` of today; absent where the device belongs to no Treff. */
  sessionId?: string;
  /** Who was entered, by the ids with which they were: merges are for whoever knows the names. */
  here: readonly string[];
}

/*
 * Ids alone say who was where: nothing is opened for it, and who was here lately is not read again
 * whenever somebody is entered. A queue waits for these two.
 */

/** Who is here today, now and after every change. */
export function observeHere(quarter: string, now: () => Date): Observable<HereToday> {
  return calmQuery(() => readHere(localDatabase(), quarter, now()));
}

/** The same, once. */
export async function readHere(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<HereToday> {
  const session = await kept(sessionHere(database, quarter, now));
  if (session === undefined) return { here: [] };
  const ids = await kept(keysBeginning(database, quarter, visitId(session, '')));
  return { sessionId: session, here: ids.map(personOfVisit) };
}

/** "Zuletzt hier" at the Treff of this device, now and after every change. */
export function observeRecent(quarter: string, now: () => Date): Observable<RecentVisitor[]> {
  return calmQuery(() => readRecent(localDatabase(), quarter, now()));
}

/** The same, once. */
export async function readRecent(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<RecentVisitor[]> {
  const session = await kept(sessionHere(database, quarter, now));
  if (session === undefined) return [];
  const before = await kept(sessionsBefore(database, quarter, session));
  const visits: { personId: string; sessionId: string }[] = [];
  for (const sessionId of before.slice(0, RECENT_SESSIONS)) {
    const ids = await kept(keysBeginning(database, quarter, visitId(sessionId, '')));
    visits.push(...ids.map((id) => ({ personId: personOfVisit(id), sessionId })));
  }
  const persons = visits.map(({ personId }) => personId);
  const chains = await kept(readChains(database, quarter, persons));
  return recentVisitors(visits, (personId) => mergedPerson(personId, chains));
}

/** When somebody was here last before a session, with what was said then; all ids of the one person are
 *  asked for. `null` where that is not known here. */
export function observeLastTime(
  quarter: string,
  same: readonly string[],
  session: string,
): Observable<Visit | null> {
  return liveQuery(async () => readLastTime(localDatabase(), quarter, same, session));
}

/** The same, once. */
export async function readLastTime(
  database: LocalDatabase,
  quarter: string,
  same: readonly string[],
  session: string,
): Promise<Visit | null> {
  const before = await kept(sessionsBefore(database, quarter, session));
  // Most were here not long ago: a question of a hundred days would keep the next person waiting.
  for (let from = 0; from < before.length; from += DAYS_AT_ONCE) {
    const days = before.slice(from, from + DAYS_AT_ONCE);
    const ids = days.flatMap((id) => same.map((personId) => visitId(id, personId)));
    const [last] = await kept(documentsOfIds<Visit>(database, quarter, ids));
    if (last) return last;
  }
  return null;
}

/** Today's session at the Treff of this device. */
async function sessionHere(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<string | undefined> {
  const { placeId } = await kept(readTreffPlace(database, quarter));
  return placeId && sessionId(placeId, dateOf(localDateTimeAt(now)));
}
