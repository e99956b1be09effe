import type { Surroundings } from './copies.ts';
import { scopeOf } from './document-rows.ts';

/** What this device has of a scope, tombstones included, id to rev; without what no server had. */
export async function revsHeld(
  { database, quarter }: Surroundings,
  scope: string,
): Promise<Map<string, string>> {
  const ofQuarter: [[string, string], [string, string]] = [
    [quarter, ''],
    [quarter, '\uffff'],
  ];
  const have = new Map<string, string>();
  await database.transaction('r', database.documents, database.tombstones, async () => {
    await database.documents
      .where('[quarter+id]')
      .between(...ofQuarter)
      .each((row) => {
        if (scopeOf(row) === scope && row.rev) have.set(row.id, row.rev);
      });
    await database.tombstones
      .where('[quarter+id]')
      .between(...ofQuarter)
      .each((row) => {
        if (row.scope === scope && row.rev) have.set(row.id, row.rev);
      });
  });
  return have;
}
