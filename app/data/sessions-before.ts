import type { LocalDatabase } from './database.ts';

/** The sessions of the same Treff before one, the newest first. */
export async function sessionsBefore(
  database: LocalDatabase,
  quarter: string,
  session: string,
): Promise<string[]> {
  const ofPlace = session.slice(0, session.lastIndexOf('~') + 1);
  const keys = (await database.documents
    .where('[quarter+id]')
    .between([quarter, ofPlace], [quarter, session], true, false)
    .primaryKeys()) as unknown as [string, string][];
  return keys.map(([, id]) => id).reverse();
}
