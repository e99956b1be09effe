import * as v from 'valibot';
import { parseDocument } from '#domain/any-document.ts';
import { Clock, SERVER_FIELDS } from '#domain/document.ts';
import { isForeignId, partsOf } from '#domain/ids.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { type Body, isDeleteReason, type Version } from '#domain/version.ts';
import { isDocumentId, malformationOf, TOO_LARGE } from '../stores/well-formed.ts';
import type { SentWrite } from './push-form.ts';
import { invalid, type PushResult, rejected } from './push-result.ts';

/** A version that a device wants to stand at an id, looked at by itself. */
export interface IncomingVersion {
  id: string;
  base: string | null;
  /** Without server fields. */
  version: Version;
  /** The server fields that it brought: what a device heals was stamped once. */
  sentStamp: Record<string, unknown>;
}

type Checked<Value> = Result<Value, { code: 'refused'; result: PushResult }>;

/** Everything about a write that can be said without looking at the store. */
export function incomingVersion(
  write: Exclude<SentWrite, { sealed: unknown }>,
): Checked<IncomingVersion> {
  const { id, base } = write;
  if (!partsOf(id)) {
    const isNewer = isDocumentId(id) && isForeignId(id);
    return refused(isNewer ? serverIsOlder(id) : invalid(id, 'id', 'not an id'));
  }
  if (!isDocumentId(id)) return refused(invalid(id, 'id', 'not an id'));
  if ('deleted' in write) {
    const deleted = deletedIn(id, write.clock, write.reason);
    return deleted.ok ? success({ id, base, version: deleted.value, sentStamp: {} }) : deleted;
  }
  const checked = documentIn(id, write.doc);
  if (!checked.ok) return checked;
  const doc: Record<string, unknown> = { ...checked.value };
  const sentStamp: Record<string, unknown> = {};
  for (const field of SERVER_FIELDS) {
    if (doc[field] !== undefined) sentStamp[field] = doc[field];
    delete doc[field];
  }
  return success({ id, base, version: { doc: doc as Body }, sentStamp });
}

function deletedIn(id: string, clock: unknown, reason: unknown): Checked<Version> {
  if (!isDeleteReason(reason)) return refused(invalid(id, 'reason', 'an unknown reason'));
  if (!isClock(clock)) return refused(invalid(id, 'clock', 'not a clock'));
  const malformed = malformationOf({ clock });
  if (malformed) return refused(invalid(id, 'clock', malformed));
  return success({ deleted: true, clock, reason });
}

function documentIn(id: string, doc: Record<string, unknown>): Checked<Body> {
  const malformed = malformationOf(doc);
  if (malformed === TOO_LARGE) return refused(rejected(id, 'too-large'));
  if (malformed) return refused(invalid(id, '', malformed));
  if (doc._id !== id) return refused(invalid(id, '_id', 'not the id of the write'));
  if (doc.type !== partsOf(id)?.type) return refused(invalid(id, 'type', 'not the type of its id'));
  if (doc.clock !== undefined && !isClock(doc.clock)) {
    return refused(invalid(id, 'clock', 'not a clock'));
  }
  const parsed = parseDocument(doc);
  if (parsed.ok) return success(parsed.value);
  if (parsed.error.code === 'unknownType') return refused(serverIsOlder(id));
  return refused(invalid(id, parsed.error.field, parsed.error.message));
}

/** A later version of the app knows what this is. */
function serverIsOlder(id: string): PushResult {
  return { id, outcome: 'retry', code: 'server-older' };
}

/** A writer called like something that every object has would be compared with that. */
function isClock(value: unknown): value is Clock {
  return v.is(Clock, value) && !Object.keys(value).some((writer) => writer in {});
}

function refused(result: PushResult): {
  ok: false;
  error: { code: 'refused'; result: PushResult };
} {
  return failure({ code: 'refused', result });
}
