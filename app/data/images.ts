import { liveQuery, type Observable } from 'dexie';
import type { Image } from '#domain/image.ts';
import { documentById } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** A photo by its id; `undefined` where there is none, or where it has not arrived. */
export function observeImage(
  quarter: string,
  id: string | undefined,
): Observable<Image | undefined> {
  return liveQuery(async () =>
    id === undefined ? undefined : documentById<Image>(localDatabase(), quarter, id),
  );
}
