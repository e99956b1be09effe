import { liveQuery, type Observable } from 'dexie';
import { readSession } from './device.ts';
import { localDatabase } from './local-store.ts';

/** What stands first on home: what was asked from this phone, or the work of who works here. Small:
 *  it is asked at every start. On a Treff's tablet it is the Treff; on a kiosk it is nothing. */
export function observeHomeFirst(
  quarter: string,
): Observable<'asked' | 'office' | 'treff' | 'volunteer' | undefined> {
  return liveQuery(async () => {
    const database = localDatabase();
    const { role, personId, revoked } = await readSession(database);
    if (revoked) return undefined;
    if (role === 'office') return 'office';
    if (role === 'team') return personId === undefined ? 'treff' : 'volunteer';
    if (role !== 'guest' && role !== 'resident') return undefined;
    const asked = await database.documents.where({ quarter, type: 'request' }).count();
    return asked > 0 ? 'asked' : undefined;
  });
}
