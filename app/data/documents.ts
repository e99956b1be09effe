import { liveQuery, type Observable } from 'dexie';
import type { Event } from '#domain/event.ts';
import type { Notice } from '#domain/notice.ts';
import type { Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';
import { localDatabase } from './local-store.ts';
import { isParked } from './replica.ts';

/** The settings of a quarter; `undefined` while they have not arrived. */
export function observeQuarter(quarter: string): Observable<Quarter | undefined> {
  return observeOne<Quarter>(quarter, `quarter:${quarter}`);
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

/** One place by the key in its address (`osm~node~1` of `place:osm~node~1`). */
export function observePlace(quarter: string, key: string): Observable<Place | undefined> {
  return observeOne<Place>(quarter, `place:${key}`);
}

/** One event by the key in its address. */
export function observeEvent(quarter: string, key: string): Observable<Event | undefined> {
  return observeOne<Event>(quarter, `event:${key}`);
}

function observeAll<Doc>(quarter: string, type: string): Observable<Doc[]> {
  return liveQuery(async () => {
    const rows = await localDatabase().documents.where({ quarter, type }).toArray();
    return rows.map((row) => row.doc as Doc);
  });
}

function observeOne<Doc>(quarter: string, id: string): Observable<Doc | undefined> {
  return liveQuery(async () => {
    const row = await localDatabase().documents.get([quarter, id]);
    return row && !isParked(row) ? (row.doc as Doc) : undefined;
  });
}
