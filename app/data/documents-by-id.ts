import { liveQuery, type Observable } from 'dexie';
import type { PublicDocument } from '#domain/public-document.ts';
import { isParked } from './document-rows.ts';
import { localDatabase } from './local-store.ts';

/** Documents, and which were asked for: a screen that asks for others sees when they are there. */
export interface FoundDocuments {
  /** The ids that were asked for, joined by spaces. */
  askedFor: string;
  documents: PublicDocument[];
}

/** The documents of these ids that are there, in the order of the ids. */
export function observeByIds(quarter: string, ids: readonly string[]): Observable<FoundDocuments> {
  return liveQuery(async () => {
    const rows = await localDatabase().documents.bulkGet(ids.map((id) => [quarter, id]));
    const known = rows.filter((row) => row !== undefined && !isParked(row));
    const documents = known.map((row) => row?.doc as unknown as PublicDocument);
    return { askedFor: ids.join(' '), documents };
  });
}
