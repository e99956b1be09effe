import { liveQuery, type Observable } from 'dexie';
import { readSession } from './device.ts';
import { localDatabase } from './local-store.ts';

/** Whether somebody asked for help from this phone. Small: home asks it at every start, and fetches
 *  what tells of it only then. On devices of many people it is never so. */
export function observeHasAsked(quarter: string): Observable<boolean> {
  return liveQuery(async () => {
    const database = localDatabase();
    const { role } = await readSession(database);
    if (role !== 'guest' && role !== 'resident') return false;
    return (await database.documents.where({ quarter, type: 'request' }).count()) > 0;
  });
}
