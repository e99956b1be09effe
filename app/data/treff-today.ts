import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { type Session, sessionId } from '#domain/session.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, type Edit, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readIdentity, readSession } from './device.ts';
import { viewerOf } from './surroundings.ts';
import { readTreffPlace } from './treff-place.ts';

/** `noPlace`: the device belongs to no Treff, and nobody chose one. */
export type EntryFailure = CommandFailure | { code: 'noPlace' };

/** The Treff and the session of today at this device. */
export interface Today {
  placeId: string;
  sessionId: string;
  date: LocalDate;
  /** This device in counters and lists. */
  writer: string;
  /** This moment. */
  at: string;
}

/** Does something at the Treff of this device today: all that `plan` asks for, or nothing. */
export function atTreff<Value>(
  around: Surroundings,
  plan: (today: Today) => Promise<{ value: Value; edits: Edit[] }>,
): Promise<Result<Value, EntryFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const [{ placeId }, { writer }, session] = await Promise.all([
      readTreffPlace(database, quarter),
      readIdentity(database),
      readSession(database),
    ]);
    if (placeId === undefined) return failure({ code: 'noPlace' });
    const now = around.now();
    const date = dateOf(localDateTimeAt(now));
    const id = sessionId(placeId, date);
    const today = { placeId, sessionId: id, date, writer, at: now.toISOString() };
    const { value, edits } = await plan(today);
    const written = await writeChecked(around, viewerOf(session), edits);
    return written.ok ? success(value) : written;
  });
}

/**
 * Today's session with this device among those that took part; opened where nobody has opened one. Who
 * enters somebody must not wait for that. What there is already stays as it is, also where the session
 * was closed: who comes late is entered all the same.
 */
export function takingPart(today: Today, changes?: (session: Session) => Session): Edit {
  const { placeId, date, writer, at } = today;
  const _id = today.sessionId;
  const fresh = { _id, type: 'session', v: 1, createdAt: at, placeId, date, opened: at } as const;
  const change = (current: Body | undefined): Body => {
    const session = (current ?? fresh) as unknown as Session;
    const { devices = [] } = session;
    const joined: Session =
      devices.includes(writer) && session.opened
        ? session
        : { ...session, opened: session.opened ?? at, devices: [...new Set([...devices, writer])] };
    return (changes ? changes(joined) : joined) as unknown as Body;
  };
  return { id: _id, change };
}
