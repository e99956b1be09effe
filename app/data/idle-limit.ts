import { liveQuery, type Observable } from 'dexie';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { USUAL_LOCK_MINUTES } from '#domain/quarter-defaults.ts';
import { isOpenSession, type Session, sessionId } from '#domain/session.ts';
import { localDatabase } from './local-store.ts';
import { readTreffPlace } from './treff-place.ts';

const MINUTE_MS = 60_000;
const OUTSIDE_MIN = 3;

/** After how long without a touch a team's screen locks, ms: the quarter's setting while a session of
 *  the tablet's Treff is open, else a few minutes. */
export function observeIdleLimit(quarter: string, now: () => Date): Observable<number> {
  return liveQuery(async () => {
    const { documents } = localDatabase();
    const { placeId = '' } = await readTreffPlace(localDatabase(), quarter);
    const settings = await documents.get([quarter, `quarter:${quarter}`]);
    const wanted = settings?.doc.lockMinutes;
    const date = dateOf(localDateTimeAt(now()));
    const id = sessionId(placeId, date);
    const session = (await documents.get([quarter, id]))?.doc as Session | undefined;
    const isOpen = session !== undefined && isOpenSession(session);
    const inSession = typeof wanted === 'number' ? wanted : USUAL_LOCK_MINUTES;
    return (isOpen ? inSession : OUTSIDE_MIN) * MINUTE_MS;
  });
}
