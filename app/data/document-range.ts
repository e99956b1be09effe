import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from './database.ts';
import { isParked } from './document-rows.ts';

/** Documents whose ids begin so, in the order of their ids. In a transaction it must hold
 *  `documents`. */
export async function documentsBeginning<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  beginning: string,
): Promise<Doc[]> {
  const rows = await database.documents
    .where('[quarter+id]')
    .between([quarter, beginning], [quarter, `${beginning}\uffff`])
    .toArray();
  return rows.filter((row) => !isParked(row)).map((row) => row.doc as Doc);
}

/** Every document of a type, whoever it belongs to. */
export async function documentsOfType<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  type: string,
): Promise<Doc[]> {
  const rows = await database.documents.where({ quarter, type }).toArray();
  return rows.map((row) => row.doc as Doc);
}

/** One document that this version can read. */
export async function documentById<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  id: string,
): Promise<Doc | undefined> {
  const row = await database.documents.get([quarter, id]);
  return row && !isParked(row) ? (row.doc as Doc) : undefined;
}
