import { liveQuery, type Observable } from 'dexie';
import type { Event } from '#domain/event.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { PaperDay } from '#domain/paper-day.ts';
import type { Place } from '#domain/place.ts';
import { type Session, sessionId } from '#domain/session.ts';
import type { LocalDatabase } from './database.ts';
import { type DeviceSession, GUEST_SESSION, SESSION } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';

/** At which Treff this device enters people. */
export interface TreffPlace {
  /** `place:…`; absent where the device belongs to none and nobody chose one. */
  placeId?: string;
  /** The office gave the device to this Treff: nobody chooses another. */
  isFixed: boolean;
}

/** The Treff of this device: the one it belongs to, else the one that was chosen here. In a
 *  transaction it must hold `own`. */
export async function readTreffPlace(
  database: LocalDatabase,
  quarter: string,
): Promise<TreffPlace> {
  // At once: what a live query reads by way of two functions it forgets (kept-promise.ts).
  const [session, row] = await database.own.bulkGet([SESSION, keyFor(quarter)]);
  return treffPlaceOf(sessionIn(session), row);
}

/** The same, with whose device it is. */
export async function readTreffDevice(
  database: LocalDatabase,
  quarter: string,
): Promise<TreffPlace & { session: DeviceSession }> {
  const [row, chosen] = await database.own.bulkGet([SESSION, keyFor(quarter)]);
  const session = sessionIn(row);
  return { ...treffPlaceOf(session, chosen), session };
}

function sessionIn(row: { value: unknown } | undefined): DeviceSession {
  return (row?.value as DeviceSession | undefined) ?? GUEST_SESSION;
}

function treffPlaceOf(
  { placeId }: DeviceSession,
  chosen: { value: unknown } | undefined,
): TreffPlace {
  if (placeId !== undefined) return { placeId: `place:${placeId}`, isFixed: true };
  return { placeId: chosen?.value as string | undefined, isFixed: false };
}

/** The session at hand: today's at the Treff of this device, or that of a day on paper. `undefined` where
 *  the device belongs to no Treff. */
export async function sessionHere(
  database: LocalDatabase,
  quarter: string,
  now: Date,
  paper?: PaperDay,
): Promise<string | undefined> {
  if (paper) return sessionId(paper.placeId, paper.date);
  const { placeId } = await kept(readTreffPlace(database, quarter));
  return placeId && sessionId(placeId, dateOf(localDateTimeAt(now)));
}

/** The Treff of this device, now and after every change, with the place itself where it is here. */
export function observeTreffPlace(quarter: string): Observable<TreffPlace & { place?: Place }> {
  return liveQuery(async () => {
    const database = localDatabase();
    const known = await kept(readTreffPlace(database, quarter));
    const row = await database.documents.get([quarter, known.placeId ?? '']);
    return { ...known, place: row?.doc as Place | undefined };
  });
}

/** Says at which Treff a device helps that belongs to none: a volunteer's own phone, or the one tablet
 *  of five small quarters. It stays until another is chosen. */
export async function chooseTreffPlace(
  quarter: string,
  placeId: string | undefined,
): Promise<void> {
  const { own } = localDatabase();
  if (placeId === undefined) await own.delete(keyFor(quarter));
  else await own.put({ key: keyFor(quarter), value: placeId });
}

/** Places that a Treff may be at: those where one is or was first, then all that help with technology. */
export function observeTreffPlaces(quarter: string): Observable<Place[]> {
  return liveQuery(async () => {
    const database = localDatabase();
    const places = await kept(documentsOfType<Place>(database, quarter, 'place'));
    const events = await kept(documentsOfType<Event>(database, quarter, 'event'));
    const sessions = await kept(documentsOfType<Session>(database, quarter, 'session'));
    const treffs = events.filter(({ treff }) => treff);
    const known = new Set([...sessions, ...treffs].map(({ placeId }) => placeId));
    const rank = ({ _id }: Place) => (known.has(_id) ? 0 : 1);
    return places
      .filter(({ _id, doors }) => known.has(_id) || doors?.includes('technology'))
      .sort((a, b) => rank(a) - rank(b) || ALPHABET.compare(a.name, b.name));
  });
}

const ALPHABET = new Intl.Collator('de');

function keyFor(quarter: string): string {
  return `treffPlace ${quarter}`;
}
