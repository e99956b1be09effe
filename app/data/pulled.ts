import type { Clock } from '#domain/document.ts';
import type { Held } from '#domain/local-copy.ts';
import type { Body, DeleteReason } from '#domain/version.ts';

/** A document as the server sends it. */
export interface PulledDocument {
  id: string;
  rev: string;
  doc: Record<string, unknown>;
}

/** A tombstone as the server sends it. */
export interface PulledTombstone {
  id: string;
  rev: string;
  deleted: true;
  clock: Clock;
  reason: DeleteReason;
}

/** A document, or that it is gone. */
export type PulledChange = PulledDocument | PulledTombstone;

/** What came, as a version that can meet what is here. */
export function heldOf(change: PulledChange): Held {
  if ('deleted' in change) {
    const { rev, clock, reason } = change;
    return { rev, version: { deleted: true, clock, reason } };
  }
  return { rev: change.rev, version: { doc: { ...change.doc, _id: change.id } as Body } };
}
