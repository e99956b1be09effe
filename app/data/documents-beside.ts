import { liveQuery, type Observable } from 'dexie';
import type { Body } from '#domain/version.ts';
import { isParked } from './document-rows.ts';
import { localDatabase } from './local-store.ts';

/** The documents of these ids as this device holds them, by id, now and after every change. */
export function observeHeld(
  quarter: string,
  ids: readonly string[],
): Observable<ReadonlyMap<string, Body>> {
  return liveQuery(async () => {
    const rows = await localDatabase().documents.bulkGet(
      ids.map((id): [string, string] => [quarter, id]),
    );
    return new Map(
      rows.flatMap((row) => (row && !isParked(row) ? [[row.id, row.doc as Body] as const] : [])),
    );
  });
}
