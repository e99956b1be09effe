import { isClosed } from '#domain/closed-form.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from './database.ts';
import { isParked } from './document-rows.ts';
import { kept } from './kept-promise.ts';
import { readableIn } from './known-vaults.ts';

/** Documents whose ids begin so, in the order of their ids; without those that a locked device cannot
 *  read. In a transaction it must hold `documents` and, on a team's device, `own`. */
export async function documentsBeginning<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  beginning: string,
): Promise<Doc[]> {
  const rows = await database.documents
    .where('[quarter+id]')
    .between([quarter, beginning], [quarter, `${beginning}\uffff`])
    .toArray();
  const docs = rows.filter((row) => !isParked(row)).map((row) => row.doc);
  return docs.some(isClosed) ? kept(readableIn<Doc>(database, quarter, docs)) : (docs as Doc[]);
}

/** The ids that begin so, in their order; nothing is read or opened for them. */
export async function keysBeginning(
  database: LocalDatabase,
  quarter: string,
  beginning: string,
): Promise<string[]> {
  const keys = (await database.documents
    .where('[quarter+id]')
    .between([quarter, beginning], [quarter, `${beginning}\uffff`])
    .primaryKeys()) as unknown as [string, string][];
  return keys.map(([, id]) => id);
}

/** Every document of a type, whoever it belongs to. */
export async function documentsOfType<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  type: string,
): Promise<Doc[]> {
  const rows = await database.documents.where({ quarter, type }).toArray();
  const docs = rows.map((row) => row.doc);
  return docs.some(isClosed) ? kept(readableIn<Doc>(database, quarter, docs)) : (docs as Doc[]);
}

/** One document that this version can read. */
export async function documentById<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  id: string,
): Promise<Doc | undefined> {
  const row = await database.documents.get([quarter, id]);
  if (!row || isParked(row)) return undefined;
  if (!isClosed(row.doc)) return row.doc as Doc;
  const [doc] = await kept(readableIn<Doc>(database, quarter, [row.doc]));
  return doc;
}

/** The documents of these ids that are here and can be read. In a transaction it must hold `documents`
 *  and, on a team's device, `own`. */
export async function documentsOfIds<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  ids: readonly string[],
): Promise<Doc[]> {
  const rows = await database.documents.bulkGet(ids.map((id): [string, string] => [quarter, id]));
  const docs = rows.flatMap((row) => (row && !isParked(row) ? [row.doc] : []));
  return docs.some(isClosed) ? kept(readableIn<Doc>(database, quarter, docs)) : (docs as Doc[]);
}

/** Each document as it was before it was closed; where that cannot be read now, what stays in clear. */
export async function readAsFarAsPossible<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  docs: readonly Record<string, unknown>[],
): Promise<Doc[]> {
  const all: Doc[] = [];
  for (const doc of docs) {
    // Only what is closed is waited for: see `kept`.
    if (isClosed(doc))
      all.push((await kept(readableIn<Doc>(database, quarter, [doc])))[0] ?? (doc as Doc));
    else all.push(doc as Doc);
  }
  return all;
}
