import * as v from 'valibot';
import { Clock } from '#domain/document.ts';
import { personsToldOf } from '#domain/erasure.ts';
import { type DatabaseKind, partsOf } from '#domain/ids.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type DenyList, isErasedPerson } from '../access/deny-list.ts';
import type { RevisionBody } from '../stores/revision-body.ts';
import { isDocumentId, isRevision, malformationOf } from '../stores/well-formed.ts';

/** The door into one database. */
export interface Door {
  kind: DatabaseKind;
  /** Asked for tombstones too. */
  denyList: Pick<DenyList, 'isErased'>;
}

/** The longest history that a peer may send; stores keep no longer one. */
const LONGEST_HISTORY = 1000;
const HASH = /^[0-9a-f]{32}$/;

/**
 * Reads a revision that a peer brings. Its content is taken as it is, server fields included; what
 * is refused here is what would harm a store or end replication for good, what belongs elsewhere,
 * and what was erased.
 */
export function parseIncoming(
  input: unknown,
  door: Door,
): Result<RevisionBody, { code: 'refused'; reason: string }> {
  const reason = refusalOf(input, door);
  return reason === undefined
    ? success(input as RevisionBody)
    : failure({ code: 'refused', reason });
}

function refusalOf(input: unknown, { kind, denyList }: Door): string | undefined {
  if (!isObject(input)) return 'no document';
  const { _id, _rev, _deleted, _revisions, ...content } = input;
  if (typeof _id !== 'string' || !isDocumentId(_id)) return 'no id that a document may have';
  const parts = partsOf(_id);
  if (!parts) return 'an id of no known type';
  if (parts.database !== kind) return 'an id of another database';
  if (_deleted !== undefined && typeof _deleted !== 'boolean') return 'a malformed _deleted';
  if (typeof _rev !== 'string' || !isRevision({ id: _id, rev: _rev })) return 'a malformed _rev';
  if (_revisions !== undefined && !isHistoryOf(_rev, _revisions)) return 'malformed _revisions';
  if (!_deleted && content.type !== parts.type) return 'an id of another type';
  if (content.clock !== undefined && !v.is(Clock, content.clock)) return 'a malformed clock';
  const malformed = malformationOf({ _id, ...content });
  if (malformed) return malformed;
  const isErased = denyList.isErased(_id) || tellsOfErased({ _id, ...content }, denyList);
  return isErased ? 'erased' : undefined;
}

/** Who is only mentioned is taken out at home. */
function tellsOfErased(doc: Body, denyList: Door['denyList']): boolean {
  return [...personsToldOf(doc)].some(isErasedPerson(denyList));
}

function isHistoryOf(rev: string, history: unknown): boolean {
  if (!isObject(history)) return false;
  const { start, ids } = history;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > LONGEST_HISTORY) return false;
  if (typeof start !== 'number' || !Number.isSafeInteger(start) || start < ids.length) return false;
  return ids.every((id) => HASH.test(id)) && rev === `${start}-${ids[0]}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
