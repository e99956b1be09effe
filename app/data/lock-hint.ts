import { liveQuery, type Observable } from 'dexie';
import { LOCK_STATE } from './known-vaults.ts';
import { localDatabase } from './local-store.ts';

/** Whether this is a team's device on which names cannot be read until somebody opens it. */
export function observeLocked(): Observable<boolean> {
  return liveQuery(async () => (await localDatabase().own.get(LOCK_STATE))?.value === false);
}
