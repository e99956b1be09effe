import type { Result } from '#domain/result.ts';
import type { Session } from '#domain/session.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { viewerOf } from './surroundings.ts';
import { atTreff, type EntryFailure, takingPart } from './treff-today.ts';

/** What the volunteers say of a day. A field that is `undefined` is taken away. */
export type SessionChanges = Partial<Pick<Session, 'focus' | 'onDuty'>>;

/** Opens today's session at the Treff of this device; opened on two tablets it is one. Opening one that
 *  was closed goes on with it. Gives its id. */
export function openSession(
  around: Surroundings,
  said: SessionChanges = {},
): Promise<Result<string, EntryFailure>> {
  return atTreff(around, async (today) => {
    const open = ({ closed: _, ...session }: Session): Session => changed(session, said);
    return { value: () => today.sessionId, edits: [takingPart(today, open)] };
  });
}

/** Changes what is said of a day. */
export function changeSession(
  around: Surroundings,
  id: string,
  said: SessionChanges,
): Promise<Result<void, CommandFailure>> {
  return edit(around, id, (session) => changed(session, said));
}

/** Closes a session, now. Who is entered later counts all the same. */
export function closeSession(
  around: Surroundings,
  id: string,
): Promise<Result<void, CommandFailure>> {
  const closed = around.now().toISOString();
  return edit(around, id, (session) => (session.closed ? session : { ...session, closed }));
}

/** Goes on with a session that was closed. */
export function reopenSession(
  around: Surroundings,
  id: string,
): Promise<Result<void, CommandFailure>> {
  return edit(around, id, ({ closed: _, ...session }) => session);
}

function changed(session: Session, said: SessionChanges): Session {
  const next = { ...session, ...said };
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== undefined && value !== ''),
  ) as Session;
}

/** A session that is not here is left alone: an entry makes it. */
function edit(
  around: Surroundings,
  id: string,
  change: (session: Session) => Session,
): Promise<Result<void, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    const ofSession = (current: Body | undefined) =>
      current && (change(current as unknown as Session) as unknown as Body);
    return writeChecked(around, viewer, [{ id, change: ofSession }]);
  });
}
