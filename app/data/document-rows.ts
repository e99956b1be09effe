import type { Table } from 'dexie';
import { isClosed } from '#domain/closed-form.ts';
import { partsOf } from '#domain/ids.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';

/** Whether this version can read a document, whatever its type. */
export type CanRead = (doc: Record<string, unknown>) => boolean;

const PARKED = 'parked:';

/** A document's row. `scope` is the part of the quarter with which it came. */
export function rowOf(
  { quarter, scope }: { quarter: string; scope: string },
  { id, rev, doc }: { id: string; rev: string; doc: Record<string, unknown> },
  canRead: CanRead,
): LocalDocument {
  const row = { quarter, id, type: typeOf(id, doc, canRead), rev, doc };
  return scope === 'public' ? row : { ...row, scope };
}

/** The scope of a row. */
export function scopeOf(row: Pick<LocalDocument, 'scope'>): string {
  return row.scope ?? 'public';
}

/** Whether a row holds what this version cannot read: kept for a later one, shown nowhere. */
export function isParked(row: Pick<LocalDocument, 'type'>): boolean {
  return row.type.startsWith(PARKED);
}

/** Looks at parked documents again: after an update this version may know them. */
export async function replayParked(
  database: LocalDatabase,
  quarter: string,
  canRead: CanRead,
): Promise<void> {
  await database.transaction('rw', database.documents, async () => {
    const parked = await parkedRows(database.documents, quarter);
    const rows = parked.map((row) => ({ ...row, type: typeOf(row.id, row.doc, canRead) }));
    await database.documents.bulkPut(rows.filter((row) => !isParked(row)));
  });
}

function parkedRows(documents: Table<LocalDocument>, quarter: string): Promise<LocalDocument[]> {
  return documents
    .where('[quarter+type]')
    .between([quarter, PARKED], [quarter, `${PARKED}\uffff`])
    .toArray() as unknown as Promise<LocalDocument[]>;
}

/** The type by which lists find the document: parked where its schema, or this version, refuses it.
 *  What is closed is looked at by whoever opens it. */
function typeOf(id: string, doc: Record<string, unknown>, canRead: CanRead): string {
  const type = partsOf(id)?.type ?? id.slice(0, Math.max(id.indexOf(':'), 0));
  return doc._id === id && (isClosed(doc) || canRead(doc)) ? type : `${PARKED}${type}`;
}
