import type { LocalDate } from '#domain/local-time.ts';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import type { Caller } from '../access/devices.ts';
import type { Scope } from '../access/scopes.ts';
import type { LivingDocument } from '../stores/store.ts';

/** Of what a device is given the last weeks only. */
export interface FeedWindow {
  /** The first day of them. */
  start: LocalDate;
}

/** What of a scope a caller is given; `undefined`: all of it. */
export function windowFor(
  { role }: Pick<Caller, 'role'>,
  scope: Scope,
  now: Date,
): FeedWindow | undefined {
  return role === 'team' && scope === 'team' ? { start: windowStart(now) } : undefined;
}

/** The documents in a window. */
export function shownIn<Document extends LivingDocument>(
  documents: ReadonlyMap<string, Document>,
  window: FeedWindow | undefined,
): ReadonlyMap<string, Document> {
  if (!window) return documents;
  const before = idsBefore(
    window.start,
    [...documents.values()].map(({ doc }) => doc),
  );
  if (before.size === 0) return documents;
  return new Map([...documents].filter(([id]) => !before.has(id)));
}
