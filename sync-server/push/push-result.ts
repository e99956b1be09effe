import type { Clock } from '#domain/document.ts';
import type { Body, DeleteReason } from '#domain/version.ts';
import type { StoredDocument } from '../stores/store.ts';

/** Why a write will never be taken. `quarantined`: it is safe at the server, the office decides. */
export type RejectionCode =
  | 'invalid'
  | 'forbidden'
  | 'too-large'
  | 'quarantined'
  | 'erased'
  | 'expired';

/** A version as it stands at the server, without its id. */
export type CurrentVersion =
  | { rev: string; doc: Body }
  | { rev: string; deleted: true; clock: Clock; reason: DeleteReason };

/** What became of one write. A letter is answered under its own id, or an empty one where it has none,
 *  and an accepted one with an empty rev and stamp: its sender may not read what it became. */
export type PushResult =
  | { id: string; outcome: 'accepted'; rev: string; stamp: Record<string, unknown> }
  | { id: string; outcome: 'conflict'; current: CurrentVersion | null }
  | { id: string; outcome: 'rejected'; code: RejectionCode; message: string; field?: string }
  | { id: string; outcome: 'retry'; code: 'busy' | 'server-older'; after?: number };

const MESSAGES: Record<RejectionCode, string> = {
  invalid: 'The document is not well-formed.',
  forbidden: 'This device may not write that.',
  'too-large': 'The document is larger than 64 kB.',
  quarantined: 'This device was revoked. The office has what it sent.',
  erased: 'The person was erased, and everything of theirs.',
  expired: 'The document has reached the end of its time.',
};

/** Refuses a write for good. */
export function rejected(id: string, code: RejectionCode): PushResult {
  return { id, outcome: 'rejected', code, message: MESSAGES[code] };
}

/** Refuses a write for one of its fields. */
export function invalid(id: string, field: string, expected: string): PushResult {
  const message = field ? `${field}: ${expected}` : expected;
  return { id, outcome: 'rejected', code: 'invalid', message, field };
}

/** Tells what stands where the write wanted to. */
export function conflict(id: string, current: StoredDocument | undefined): PushResult {
  return { id, outcome: 'conflict', current: current ? withoutId(current) : null };
}

function withoutId(current: StoredDocument): CurrentVersion {
  const { rev } = current;
  if (!current.deleted) return { rev, doc: current.doc };
  return { rev, deleted: true, clock: current.clock, reason: current.reason };
}
