import { randomBytes } from 'node:crypto';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';

/** What an office did: who, what, when. No contents, and of nobody else. */
export interface AuditEntry {
  /** The device that did it. */
  device: string | undefined;
  quarter: string;
  action: 'erase' | 'quarantineAccept' | 'quarantineDiscard';
  /** How many it was about. */
  count?: number;
}

/** Notes an action in the registry. Throws a `StoreFailure`. */
export async function noteAction(store: Store, entry: AuditEntry, now: Date): Promise<void> {
  const at = now.toISOString();
  const id = `audit:${at}~${randomBytes(6).toString('hex')}`;
  const doc = { _id: id, type: 'audit', at, ...entry };
  await (await store.database(REGISTRY)).write([{ id, base: null, doc }]);
}
