import type { LocalDatabase } from './database.ts';

/** The public key that letters of a quarter are sealed to. Its own document has it, with and without a
 *  network; `undefined` while that is not here. */
export async function sealKeyOf({
  database,
  quarter,
}: {
  database: LocalDatabase;
  quarter: string;
}): Promise<string | undefined> {
  const row = await database.documents.get([quarter, `quarter:${quarter}`]);
  const sealKey = row?.doc.sealKey;
  return typeof sealKey === 'string' ? sealKey : undefined;
}
