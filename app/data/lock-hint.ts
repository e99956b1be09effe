import { liveQuery, type Observable } from 'dexie';
import { LOCK_STATE } from './known-vaults.ts';
import { localDatabase } from './local-store.ts';
import { readVault } from './vault-record.ts';

/** Whether this is a team's device on which names cannot be read until somebody opens it. */
export function observeLocked(): Observable<boolean> {
  return liveQuery(async () => (await localDatabase().own.get(LOCK_STATE))?.value === false);
}

/** By which volunteers find their PIN, where it opens this tablet with a network; now, and after every
 *  change: the office may end a card while somebody looks for theirs. */
export function observeSigns(): Observable<{ personId: string; sign: string }[]> {
  return liveQuery(async () => {
    const record = await readVault(localDatabase());
    const pins = (record?.wraps ?? []).filter(({ kind, isNew }) => kind === 'pin' && !isNew);
    return pins.map(({ personId, sign = '' }) => ({ personId, sign }));
  });
}
