import { liveQuery, type Observable } from 'dexie';
import type { PaperDay } from '#domain/paper-day.ts';
import { RECENT_SESSIONS, type RecentVisitor, recentVisitors } from '#domain/recent-visitors.ts';
import { personOfVisit, type Visit, visitId } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { calmQuery } from './calm-query.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfIds, keysBeginning } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { sessionsBefore } from './sessions-before.ts';
import { sessionHere } from './treff-place.ts';
import { readChains } from './visitor-chains.ts';

const DAYS_AT_ONCE = 8;
/** So many days are looked through for those on which somebody came: nobody waits for years. */
const MOST_DAYS = 12;

/** Who is entered today at the Treff of this device, or on a day on paper. */
export interface HereToday {
  /** `session:…` of the day; absent where the device belongs to no Treff. */
  sessionId?: string;
  /** Who was entered, by the ids with which they were: merges are for whoever knows the names. */
  here: readonly string[];
}

/*
 * Ids alone say who was where: nothing is opened for it, and who was here lately is not read again
 * whenever somebody is entered. A queue waits for these two.
 */

/** Who is here, now and after every change. */
export function observeHere(
  quarter: string,
  now: () => Date,
  paper?: PaperDay,
): Observable<HereToday> {
  return calmQuery(() => readHere(localDatabase(), quarter, now(), paper));
}

/** The same, once. */
export async function readHere(
  database: LocalDatabase,
  quarter: string,
  now: Date,
  paper?: PaperDay,
): Promise<HereToday> {
  const session = await kept(sessionHere(database, quarter, now, paper));
  if (session === undefined) return { here: [] };
  const ids = await kept(keysBeginning(database, quarter, visitId(session, '')));
  return { sessionId: session, here: ids.map(personOfVisit) };
}

/** "Zuletzt hier" at the Treff of this device, or before a day on paper; now and after every change. */
export function observeRecent(
  quarter: string,
  now: () => Date,
  paper?: PaperDay,
): Observable<RecentVisitor[]> {
  return calmQuery(() => readRecent(localDatabase(), quarter, now(), paper));
}

/** The same, once. A day on which nobody was entered by name, such as one that was begun from paper by
 *  mistake, takes no other's place. */
export async function readRecent(
  database: LocalDatabase,
  quarter: string,
  now: Date,
  paper?: PaperDay,
): Promise<RecentVisitor[]> {
  const session = await kept(sessionHere(database, quarter, now, paper));
  if (session === undefined) return [];
  const before = await kept(sessionsBefore(database, quarter, session));
  const visits: { personId: string; sessionId: string }[] = [];
  let days = 0;
  for (const sessionId of before.slice(0, MOST_DAYS)) {
    if (days === RECENT_SESSIONS) break;
    const ids = await kept(keysBeginning(database, quarter, visitId(sessionId, '')));
    if (ids.length > 0) days += 1;
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
