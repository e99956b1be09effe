import { liveQuery, type Observable } from 'dexie';
import { type Attendance, attendanceId } from '#domain/attendance.ts';
import { isLocalDate, type LocalDate } from '#domain/local-time.ts';
import { RECENT_SESSIONS, type RecentVisitor, recentVisitors } from '#domain/recent-visitors.ts';
import { personOfVisit } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { calmQuery } from './calm-query.ts';
import type { LocalDatabase } from './database.ts';
import { documentsBeginning, keysBeginning } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { readChains } from './visitor-chains.ts';

/** Who was entered for one date, by person after all merges; the last entry last. Now and after every
 *  change. */
export function observeAttending(
  quarter: string,
  eventId: string,
  date: LocalDate,
): Observable<ReadonlyMap<string, Attendance>> {
  return liveQuery(() => readAttending(localDatabase(), quarter, eventId, date));
}

/** The same, once. */
export async function readAttending(
  database: LocalDatabase,
  quarter: string,
  eventId: string,
  date: LocalDate,
): Promise<ReadonlyMap<string, Attendance>> {
  const beginning = attendanceId(eventId, date, '');
  const all = await kept(documentsBeginning<Attendance>(database, quarter, beginning));
  const persons = all.map(({ personId }) => personId);
  const chains = await kept(readChains(database, quarter, persons));
  // Of what was keyed in later the day is known, and no time: then in the order of the keying in.
  const inOrder = all.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return new Map(inOrder.map((one) => [mergedPerson(one.personId, chains), one]));
}

function orderOf({ at, createdAt }: Attendance): string {
  return `${at} ${createdAt}`;
}

/** "Zuletzt hier" at an event: who came to its last dates before one, now and after every change. */
export function observeRecentAttending(
  quarter: string,
  eventId: string,
  date: LocalDate,
): Observable<RecentVisitor[]> {
  return calmQuery(() => readRecentAttending(localDatabase(), quarter, eventId, date));
}

/** The same, once. Ids alone say who was there. */
export async function readRecentAttending(
  database: LocalDatabase,
  quarter: string,
  eventId: string,
  date: LocalDate,
): Promise<RecentVisitor[]> {
  const ofEvent = attendanceId(eventId, '', '').slice(0, -1);
  const ids = await kept(keysBeginning(database, quarter, ofEvent));
  const all = ids
    .map((id) => ({ personId: personOfVisit(id), sessionId: id.slice(0, id.lastIndexOf('~')) }))
    // Another event's name may begin as this one's.
    .filter(({ sessionId }) => isLocalDate(sessionId.slice(ofEvent.length)));
  const dates = [...new Set(all.map(({ sessionId }) => sessionId))]
    .filter((one) => one < `${ofEvent}${date}`)
    .sort()
    .slice(-RECENT_SESSIONS);
  const lately = all.filter(({ sessionId }) => dates.includes(sessionId));
  const persons = lately.map(({ personId }) => personId);
  const chains = await kept(readChains(database, quarter, persons));
  return recentVisitors(lately, (personId) => mergedPerson(personId, chains));
}
