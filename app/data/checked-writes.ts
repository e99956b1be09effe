import { parseDocument } from '#domain/any-document.ts';
import { mayWrite } from '#domain/permissions.ts';
import { type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { Viewer } from '#domain/viewer.ts';
import type { Surroundings } from './copies.ts';
import { type Change, changeDocuments, type WriteFailure } from './local-writes.ts';

/** Why a command wrote nothing. `invalid` names the field; `forbidden`: not for who uses this device;
 *  `unknown`: what it was to change is not here. */
export type CommandFailure =
  | WriteFailure
  | { code: 'invalid'; field: string }
  | { code: 'forbidden' }
  | { code: 'unknown'; id: string };

/** What is to be written of one document: its next content by the one there is, or nothing for a
 *  delete. Giving back what is there writes nothing. */
export interface Edit {
  id: string;
  change: Change;
}

/** A document that is to be there, whether or not it was. */
export function put(doc: Body): Edit {
  return { id: doc._id, change: () => doc };
}

/** A document that is to go. */
export function remove(id: string): Edit {
  return { id, change: () => undefined };
}

/**
 * Makes changes that belong together, all or none, as `viewer`: what comes of them is checked by
 * schema and by permission first, as the server will. In a transaction it must hold `tablesOf`.
 */
export function writeChecked(
  around: Surroundings,
  viewer: Viewer,
  edits: readonly Edit[],
): Promise<Result<void, CommandFailure>> {
  const changes = new Map(edits.map(({ id, change }) => [id, change]));
  return changeDocuments<CommandFailure>(around, changes, (...asked) =>
    problemWith(viewer, ...asked),
  );
}

/** Whether a new document would be taken, before it is sealed. */
export function problemWith(
  viewer: Viewer,
  id: string,
  current: Body | undefined,
  next: Body | undefined,
): CommandFailure | undefined {
  if (next === current) return undefined;
  const parsed = next ? parseDocument(next) : success(undefined);
  if (!parsed.ok) {
    return { code: 'invalid', field: 'field' in parsed.error ? parsed.error.field : 'type' };
  }
  const version = next ? { doc: next } : ({ deleted: true, clock: {}, reason: 'user' } as const);
  const old = current && { doc: current };
  return mayWrite(viewer, id, old, version) ? undefined : { code: 'forbidden' };
}
