import type { LocalDatabase } from '../../app/data/database.ts';

/** Everything that a device's database holds, as one text. */
export async function dumpOf(database: LocalDatabase): Promise<string> {
  const rows: unknown[] = [];
  for (const table of database.tables) {
    rows.push(table.name, await table.toArray(), await table.toCollection().primaryKeys());
  }
  return JSON.stringify(rows);
}
