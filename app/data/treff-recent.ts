import { liveQuery, type Observable } from 'dexie';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { RECENT_SESSIONS, type RecentVisitor, recentVisitors } from '#domain/recent-visitors.ts';
import { sessionId } from '#domain/session.ts';
import { type Visit, visitId } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentsBeginning, documentsOfIds } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { readTreffPlace } from './treff-place.ts';
import { readChains } from './visitor-chains.ts';

/** Who was here lately, and who is here today. */
export interface RecentHere {
  /** `session:…` of today; absent where the device belongs to no Treff. */
  sessionId?: string;
  recent: RecentVisitor[];
  /** Today's visits by person, after all merges. */
  here: ReadonlyMap<string, string>;
}

/** "Zuletzt hier" at the Treff of this device, now and after every change. */
export function observeRecent(quarter: string, now: () => Date): Observable<RecentHere> {
  return liveQuery(() => readRecent(localDatabase(), quarter, now()));
}

/** The same, once. */
export async function readRecent(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<RecentHere> {
  const { placeId } = await readTreffPlace(database, quarter);
  if (placeId === undefined) return { recent: [], here: new Map() };
  const today = sessionId(placeId, dateOf(localDateTimeAt(now)));
  const before = await sessionsBefore(database, quarter, today);
  const own = await documentsBeginning<Visit>(database, quarter, visitId(today, ''));
  const lately: Visit[] = [];
  for (const id of before.slice(0, RECENT_SESSIONS)) {
    lately.push(...(await documentsBeginning<Visit>(database, quarter, visitId(id, ''))));
  }
  const persons = [...own, ...lately].map(({ personId }) => personId);
  const chains = await readChains(database, quarter, persons);
  const personOf = (personId: string) => mergedPerson(personId, chains);
  const here = new Map(own.map(({ personId, _id }) => [personOf(personId), _id]));
  return { sessionId: today, recent: recentVisitors(lately, personOf), here };
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
  const before = await sessionsBefore(database, quarter, session);
  const ids = before.flatMap((id) => same.map((personId) => visitId(id, personId)));
  const [last] = await documentsOfIds<Visit>(database, quarter, ids);
  return last ?? null;
}

/** The sessions of the same Treff before one, the newest first. */
async function sessionsBefore(
  database: LocalDatabase,
  quarter: string,
  session: string,
): Promise<string[]> {
  const ofPlace = session.slice(0, session.lastIndexOf('~') + 1);
  const keys = (await database.documents
    .where('[quarter+id]')
    .between([quarter, ofPlace], [quarter, session], true, false)
    .primaryKeys()) as unknown as [string, string][];
  return keys.map(([, id]) => id).reverse();
}
