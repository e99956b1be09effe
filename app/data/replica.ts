import { Dexie } from 'dexie';
import { databaseOf } from '#domain/ids.ts';
import { parsePublicDocument } from '#domain/public-document.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Checkpoint, LocalDatabase, LocalDocument } from './database.ts';

/*
 * What was pulled, and how far, as this device keeps it. Every function writes documents and the
 * checkpoint that covers them in one transaction, and only where the checkpoint is still the one
 * the pull began from: two tabs may pull side by side and neither undoes the other.
 */

/** A document as the server sends it. */
export interface PulledDocument {
  id: string;
  rev: string;
  doc: Record<string, unknown>;
}

/** A document, or that it is gone. */
export type PulledChange = PulledDocument | { id: string; rev: string; deleted: true };

/** Another tab moved the checkpoint meanwhile; nothing was written. */
export interface Overtaken {
  code: 'overtaken';
}

const PARKED = 'parked:';

/** How far a scope was pulled; `undefined` before the first batch. */
export function readCheckpoint(
  database: LocalDatabase,
  quarter: string,
  scope: string,
): Promise<Checkpoint | undefined> {
  return database.checkpoints.get([quarter, scope]);
}

/** Keeps a part of a snapshot; `next` is the checkpoint with it. */
export function storeBatch(
  database: LocalDatabase,
  held: Checkpoint | undefined,
  next: Checkpoint,
  batch: readonly PulledDocument[],
): Promise<Result<void, Overtaken>> {
  return advance(database, held, next, async () => {
    await database.documents.bulkPut(batch.map((pulled) => rowOf(next, pulled)));
  });
}

/** Keeps the end of a snapshot: what this device holds and the snapshot did not bring is gone. */
export function storeLastBatch(
  database: LocalDatabase,
  held: Checkpoint | undefined,
  next: Checkpoint,
  batch: readonly PulledDocument[],
  idsInSnapshot: ReadonlySet<string>,
): Promise<Result<void, Overtaken>> {
  return advance(database, held, next, async () => {
    await database.documents.bulkPut(batch.map((pulled) => rowOf(next, pulled)));
    await removeOthers(database, next, idsInSnapshot);
  });
}

/** Keeps a page of changes: documents, deletes, and ids that were erased. */
export function storeChanges(
  database: LocalDatabase,
  held: Checkpoint,
  next: Checkpoint,
  changes: readonly PulledChange[],
  erased: readonly string[],
): Promise<Result<void, Overtaken>> {
  return advance(database, held, next, async () => {
    const kept = changes.filter((change): change is PulledDocument => !('deleted' in change));
    const gone = changes.filter((change) => 'deleted' in change).map((change) => change.id);
    const keys = [...gone, ...erased].map((id): [string, string] => [next.quarter, id]);
    await database.documents.bulkPut(kept.map((pulled) => rowOf(next, pulled)));
    await database.documents.bulkDelete(keys);
  });
}

/** Notes that the server was heard of, without anything new. */
export async function noteContact(
  database: LocalDatabase,
  held: Checkpoint,
  contactAt: string,
): Promise<void> {
  await database.checkpoints.update([held.quarter, held.scope], { contactAt });
}

/** Whether a row holds what this version cannot read: kept for a later one, shown nowhere. */
export function isParked(row: Pick<LocalDocument, 'type'>): boolean {
  return row.type.startsWith(PARKED);
}

/** Looks at parked documents again: after an update this version may know them. */
export async function replayParked(database: LocalDatabase, quarter: string): Promise<void> {
  await database.transaction('rw', database.documents, async () => {
    const parked = await database.documents
      .where('[quarter+type]')
      .between([quarter, PARKED], [quarter, `${PARKED}\uffff`])
      .toArray();
    const rows = parked.map((row) => ({ ...row, type: typeOf(row.id, row.doc) }));
    await database.documents.bulkPut(rows.filter((row) => !isParked(row)));
  });
}

/** Compare and set: `write` and the new checkpoint together, or neither. */
function advance(
  database: LocalDatabase,
  held: Checkpoint | undefined,
  next: Checkpoint,
  write: () => Promise<void>,
): Promise<Result<void, Overtaken>> {
  return database.transaction('rw', database.documents, database.checkpoints, async () => {
    const current = await database.checkpoints.get([next.quarter, next.scope]);
    if (!isSame(current, held)) return failure({ code: 'overtaken' });
    await write();
    await database.checkpoints.put(next);
    return success(undefined);
  });
}

/** Two snapshots taken at the same `since` hold the same documents: they may fill one copy. */
function isSame(a: Checkpoint | undefined, b: Checkpoint | undefined): boolean {
  return a?.epoch === b?.epoch && a?.since === b?.since && a?.complete === b?.complete;
}

async function removeOthers(
  database: LocalDatabase,
  { quarter, scope }: Checkpoint,
  idsInSnapshot: ReadonlySet<string>,
): Promise<void> {
  const held = database.documents
    .where('[quarter+id]')
    .between([quarter, Dexie.minKey], [quarter, Dexie.maxKey]);
  if ((await held.count()) === idsInSnapshot.size) return;
  const keys = (await held.primaryKeys()).filter(([, id]) => !idsInSnapshot.has(id));
  const rows = await database.documents.bulkGet(keys);
  const gone = rows.filter((row) => row !== undefined).filter((row) => scopeOf(row) === scope);
  await database.documents.bulkDelete(gone.map((row): [string, string] => [quarter, row.id]));
}

function scopeOf(row: LocalDocument): string {
  return row.scope ?? 'public';
}

function rowOf({ quarter, scope }: Checkpoint, { id, rev, doc }: PulledDocument): LocalDocument {
  const row = { quarter, id, type: typeOf(id, doc), rev, doc };
  return scope === 'public' ? row : { ...row, scope };
}

/** The type by which lists find the document: parked where its schema, or this version, refuses it. */
function typeOf(id: string, doc: Record<string, unknown>): string {
  const type = id.slice(0, Math.max(id.indexOf(':'), 0));
  if (databaseOf(id) === 'public' && doc._id === id && parsePublicDocument(doc).ok) return type;
  return `${PARKED}${type}`;
}
