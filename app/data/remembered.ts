import { liveQuery, type Observable } from 'dexie';
import { localDatabase } from './local-store.ts';
import { askToPersist } from './persistence.ts';

/** Ids of the places and events that were remembered, newest first. */
export function observeRemembered(quarter: string): Observable<string[]> {
  return liveQuery(() => rememberedIds(quarter));
}

/** The same, once. */
export async function rememberedIds(quarter: string): Promise<string[]> {
  const rows = await localDatabase()
    .remembered.where('[quarter+id]')
    .between([quarter, ''], [quarter, '\uffff'])
    .toArray();
  return [...rows].sort((a, b) => b.at.localeCompare(a.at)).map((row) => row.id);
}

/** Remembers a place or an event; doing it twice changes nothing. It is the reader's own: the
 *  browser is asked to keep it. */
export async function remember(quarter: string, id: string, now: Date): Promise<void> {
  const table = localDatabase().remembered;
  if (!(await table.get([quarter, id]))) await table.put({ quarter, id, at: now.toISOString() });
  void askToPersist();
}

/** Takes it off the list again. */
export async function forget(quarter: string, id: string): Promise<void> {
  await localDatabase().remembered.delete([quarter, id]);
}
