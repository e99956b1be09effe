import { liveQuery, type Observable } from 'dexie';
import type { Event } from '#domain/event.ts';
import type { Notice } from '#domain/notice.ts';
import type { Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';
import { isParked } from './document-rows.ts';
import { localDatabase } from './local-store.ts';

/** The settings of a quarter; `undefined` while they have not arrived. */
export function observeQuarter(quarter: string): Observable<Quarter | undefined> {
  return liveQuery(async () => {
    const row = await localDatabase().documents.get([quarter, `quarter:${quarter}`]);
    return row && !isParked(row) ? (row.doc as Quarter) : undefined;
  });
}

/** Every place of a quarter's directory. */
export function observePlaces(quarter: string): Observable<Place[]> {
  return observeAll<Place>(quarter, 'place');
}

/** Every event of a quarter. */
export function observeEvents(quarter: string): Observable<Event[]> {
  return observeAll<Event>(quarter, 'event');
}

/** Every notice of a quarter, current or not. */
export function observeNotices(quarter: string): Observable<Notice[]> {
  return observeAll<Notice>(quarter, 'notice');
}

function observeAll<Doc>(quarter: string, type: string): Observable<Doc[]> {
  return liveQuery(async () => {
    const rows = await localDatabase().documents.where({ quarter, type }).toArray();
    return rows.map((row) => row.doc as Doc);
  });
}
