import { randomBytes } from 'node:crypto';
import type { Clock } from '#domain/document.ts';
import { type Body, isDeleteReason } from '#domain/version.ts';
import type { StoredDocument, StoreWrite } from './store.ts';

/** A revision as PouchDB and CouchDB write it in JSON. */
export type RevisionBody = {
  _id: string;
  _rev?: string;
  _deleted?: boolean;
  /** The rev's history: the generation of the newest hash, and hashes from it backwards. */
  _revisions?: { start: number; ids: string[] };
} & Record<string, unknown>;

/**
 * The revision that a write makes over `base`. A tombstone keeps its clock and reason as fields, and
 * gets a random `mark`: revs are hashes of the content, and the same delete sent again after a
 * rollback must not come back with the rev that the lost one had, or nobody would notice the loss.
 */
export function bodyOf(write: StoreWrite, base: string | null): RevisionBody {
  const transport = { _id: write.id, ...(base === null ? {} : { _rev: base }) };
  if ('doc' in write) return { ...write.doc, ...transport };
  const { clock, reason } = write;
  return {
    ...transport,
    _deleted: true,
    clock,
    reason,
    mark: randomBytes(6).toString('hex'),
  };
}

/**
 * What a revision says. Tombstones made by foreign tools have no clock and no reason: they count as
 * a user's delete that nobody edited before.
 */
export function documentOf(body: RevisionBody): StoredDocument {
  const id = body._id;
  const rev = body._rev ?? '';
  if (!body._deleted) return { id, rev, doc: withoutTransport(body) };
  const reason = isDeleteReason(body.reason) ? body.reason : 'user';
  return { id, rev, deleted: true, clock: (body.clock ?? {}) as Clock, reason };
}

/** Design documents are the store's own and no part of the data. */
export function isDesignId(id: string): boolean {
  return id.startsWith('_design/');
}

/** The ids in a feed, asked for all leaves, of which it shows several. */
export function forkedIn(
  rows: readonly { id: string; changes: readonly unknown[] }[],
): Set<string> {
  return new Set(rows.filter(({ changes }) => changes.length > 1).map(({ id }) => id));
}

function withoutTransport({ _id, ...fields }: RevisionBody): Body {
  const doc: Body = { _id };
  for (const [field, value] of Object.entries(fields)) {
    if (!field.startsWith('_')) doc[field] = value;
  }
  return doc;
}
