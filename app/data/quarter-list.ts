import { liveQuery, type Observable } from 'dexie';
import type { QuarterListing } from '#domain/quarter-listing.ts';
import { localDatabase } from './local-store.ts';

/** Every quarter of the server as it was last heard, by name; empty before that. */
export function observeQuarterList(): Observable<QuarterListing[]> {
  return liveQuery(async () => {
    const quarters = await localDatabase().quarters.toArray();
    return [...quarters].sort((a, b) => a.name.localeCompare(b.name, 'de'));
  });
}

/** Keeps the list in place of the one before. */
export async function keepQuarterList(quarters: readonly QuarterListing[]): Promise<void> {
  const { quarters: table } = localDatabase();
  await localDatabase().transaction('rw', table, async () => {
    await table.clear();
    await table.bulkPut(quarters);
  });
}
