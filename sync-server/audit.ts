import { randomBytes } from 'node:crypto';
import type { Role } from '#domain/viewer.ts';
import type { StoreWrite } from './stores/store.ts';

/** What was done that somebody may have to answer for. */
export type AuditedAction =
  | 'codeMade'
  | 'paired'
  | 'selfPaired'
  | 'unpaired'
  | 'renamed'
  | 'bringIn'
  | 'revoked'
  | 'erased'
  | 'quarantineAccepted'
  | 'quarantineDiscarded'
  | 'quarantineUndone'
  | 'keyCardMade'
  | 'keyCardEnded'
  | 'pinStopped'
  | 'leavePinMade';

/** Who did what to which device: no name, no label, no content. */
export interface AuditEntry {
  action: AuditedAction;
  /** The device that did it; `operator` at the server's own terminal. */
  by: string;
  /** The device it was done to; absent where there is none yet. */
  device?: string;
  role?: Role;
  quarters: readonly string[];
  /** How many it was about. */
  count?: number;
}

/** The registry document of an action. Ids sort by time; nobody writes one twice. */
export function auditWrite({ action, ...entry }: AuditEntry, now: Date): StoreWrite {
  const at = now.toISOString();
  const id = `audit:${at}~${randomBytes(6).toString('hex')}`;
  return { id, base: null, doc: { _id: id, type: 'audit', at, action, ...entry } };
}
