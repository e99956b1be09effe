import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { canKeyIn, type PaperDay, paperMoment } from '#domain/paper-day.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { type Session, sessionId } from '#domain/session.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, type Edit, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readIdentity, readSession } from './device.ts';
import { viewerOf } from './surroundings.ts';
import { readTreffDevice } from './treff-place.ts';

/** `noPlace`: the device belongs to no Treff, and nobody chose one. `notThatDay`: the day that was kept on
 *  paper is not over, or too long ago. */
export type EntryFailure = CommandFailure | { code: 'noPlace' | 'notThatDay' };

/** The Treff and the session of today at this device; or of a day that was kept on paper. */
export interface Today {
  placeId: string;
  sessionId: string;
  date: LocalDate;
  /** This device in counters and lists. */
  writer: string;
  /** This moment. */
  at: string;
  /** When who is entered came: now, unless it was on another day. */
  cameAt: string;
  isPaper: boolean;
}

/** Does something at the Treff of this device today, or on a day at the Treff that was kept on paper: all
 *  that `plan` asks for, or nothing. Its value is asked for when that is written. */
export function atTreff<Value>(
  around: Surroundings,
  plan: (today: Today) => Promise<{ value: () => Value; edits: Edit[] }>,
  paper?: PaperDay,
): Promise<Result<Value, EntryFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const [{ placeId: own, session }, { writer }] = await Promise.all([
      readTreffDevice(database, quarter),
      readIdentity(database),
    ]);
    const placeId = paper?.placeId ?? own;
    if (placeId === undefined) return failure({ code: 'noPlace' });
    const at = around.now().toISOString();
    const today = dateOf(localDateTimeAt(around.now()));
    if (paper && !canKeyIn(paper.date, today)) return failure({ code: 'notThatDay' });
    const date = paper?.date ?? today;
    const cameAt = paper ? paperMoment(date) : at;
    const isPaper = paper !== undefined;
    const id = sessionId(placeId, date);
    const { value, edits } = await plan({
      ...{ placeId, sessionId: id, date, writer, at, cameAt, isPaper },
    });
    const written = await writeChecked(around, viewerOf(session), edits);
    return written.ok ? success(value()) : written;
  });
}

/** Writes all of the edits, or none, for whoever uses this device; gives `value` back. */
export async function edited<Value>(
  around: Surroundings,
  value: Value,
  edits: readonly Edit[],
): Promise<Result<Value, EntryFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    const written = await writeChecked(around, viewer, edits);
    return written.ok ? success(value) : written;
  });
}

/**
 * Today's session with this device among those that took part; opened where nobody has opened one. Who
 * enters somebody must not wait for that. What there is already stays as it is, also where the session
 * was closed: who comes late is entered all the same. Of a day on paper nobody knows from when to when it
 * was, and whoever keys it in later took no part.
 */
export function takingPart(today: Today, changes?: (session: Session) => Session): Edit {
  const { placeId, date, writer, at, isPaper } = today;
  const _id = today.sessionId;
  const fresh = { _id, type: 'session', v: 1, createdAt: at, placeId, date } as const;
  const change = (current: Body | undefined): Body => {
    const session = (current ?? fresh) as unknown as Session;
    const { devices = [] } = session;
    const joined: Session =
      isPaper || takesPart(session, writer)
        ? session
        : { ...session, opened: session.opened ?? at, devices: [...new Set([...devices, writer])] };
    return (changes ? changes(joined) : joined) as unknown as Body;
  };
  return { id: _id, change };
}

/** The same where there is something to do: with every entry but the first there is not, and a look at the
 *  session is less to wait for than an edit that changes nothing. In a transaction it must hold `documents`. */
export async function stillToTakePart(
  { database, quarter }: Surroundings,
  today: Today,
): Promise<Edit[]> {
  const row = await database.documents.get([quarter, today.sessionId]);
  const session = row?.doc as Session | undefined;
  const isDone = session && (today.isPaper || takesPart(session, today.writer));
  return isDone ? [] : [takingPart(today)];
}

function takesPart({ devices = [], opened }: Session, writer: string): boolean {
  return devices.includes(writer) && opened !== undefined;
}
