import { SERVER_FIELDS } from '#domain/document.ts';
import type { LocalTime } from '#domain/local-time.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { type Shift, shiftId } from '#domain/shift.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, type Edit, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { viewerOf } from './surroundings.ts';
import { knownToTeam } from './volunteer-visitor.ts';

/** When and where somebody is to be on. */
export interface PlannedDuty {
  date: string;
  placeId?: string;
  from?: LocalTime;
  to?: LocalTime;
}

/** `onAlready`: who would stand in is on that day themselves, or said that they cannot come. */
export type StandInFailure = CommandFailure | { code: 'onAlready' };

/**
 * Enters a volunteer on one or more days. `name`: by which the team is to know them, where it does not
 * yet. Where they are on already nothing changes. Gives the ids of what was added.
 */
export function planShifts(
  around: Surroundings,
  { personId, name }: { personId: string; name: string },
  duties: readonly PlannedDuty[],
): Promise<Result<string[], CommandFailure>> {
  return inTransaction(around, async (write) => {
    const added: string[] = [];
    const edits: Edit[] = [];
    for (const { placeId, date, from, to } of duties) {
      const _id = shiftId(placeId, date, personId);
      const known = await documentById<Shift>(around.database, around.quarter, _id);
      if (known) continue;
      added.push(_id);
      edits.push(put(newShift(around, { _id, placeId, date, personId, from, to })));
    }
    const written = await write([knownToTeam(around, personId, name), ...edits]);
    return written.ok ? success(added) : written;
  });
}

/** Takes shifts off the roster; gives them as they stood, for `putBack`. */
export function removeShifts(
  around: Surroundings,
  ids: readonly string[],
): Promise<Result<Shift[], CommandFailure>> {
  return inTransaction(around, async (write) => {
    const removed: Shift[] = [];
    for (const id of ids) {
      const known = await documentById<Shift>(around.database, around.quarter, id);
      if (known) removed.push(known);
    }
    const written = await write(removed.map(({ _id }) => remove(_id)));
    return written.ok ? success(removed) : written;
  });
}

/** Puts shifts back that were just taken off ("Rückgängig"). */
export function putBack(
  around: Surroundings,
  shifts: readonly Shift[],
): Promise<Result<void, CommandFailure>> {
  return inTransaction(around, (write) =>
    write(shifts.map((shift) => ({ id: shift._id, change: (current) => current ?? bare(shift) }))),
  );
}

/** "Ich kann nicht": the others see "Wer springt ein?". With `false`: they can after all. */
export function sayCanNot(
  around: Surroundings,
  id: string,
  canNot: boolean,
): Promise<Result<void, CommandFailure>> {
  return inTransaction(around, async (write) => {
    const known = await documentById(around.database, around.quarter, id);
    if (!known) return failure({ code: 'unknown', id });
    return write([{ id, change: (current) => current && withCanNot(current, canNot) }]);
  });
}

/**
 * "Ich springe ein", with and without a network. Two who say so at once have both said it: whose offer
 * arrives first is it (`standInFor`), and the other is told.
 */
export function standIn(
  around: Surroundings,
  { placeId, date, personId: standsInFor, from, to }: Shift,
  me: string,
): Promise<Result<string, StandInFailure>> {
  return inTransaction<string, StandInFailure>(around, async (write) => {
    const _id = shiftId(placeId, date, me);
    const own = await documentById<Shift>(around.database, around.quarter, _id);
    if (own?.standsInFor === standsInFor && !own.canNot) return success(_id);
    if (own) return failure({ code: 'onAlready' });
    const doc = newShift(around, { _id, placeId, date, personId: me, from, to, standsInFor });
    const written = await write([put(doc)]);
    return written.ok ? success(_id) : written;
  });
}

/** A shift as it is first written down. */
export function newShift(
  { now }: Surroundings,
  { _id, ...fields }: { _id: string } & Record<string, string | undefined>,
): Body {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  const made = { type: 'shift', v: 1, createdAt: now().toISOString() };
  return { _id, ...made, ...Object.fromEntries(said) };
}

/** A shift without or with "Ich kann nicht"; the same one where it says so already. */
export function withCanNot(shift: Body, canNot: boolean): Body {
  if (Boolean(shift.canNot) === canNot) return shift;
  const { canNot: _, ...rest } = shift;
  return canNot ? { ...rest, canNot } : (rest as Body);
}

/** A document as it is created again: clock and stamps are those of its new life. */
export function bare(shift: Shift): Body {
  const transport: readonly string[] = ['clock', ...SERVER_FIELDS];
  return Object.fromEntries(
    Object.entries(shift).filter(([field]) => !transport.includes(field)),
  ) as Body;
}

type Writing = (edits: readonly Edit[]) => Promise<Result<void, CommandFailure>>;

/** Reads and writes in one transaction, as whoever uses this device. */
export function inTransaction<Value, Failure extends { code: string } = CommandFailure>(
  around: Surroundings,
  make: (write: Writing) => Promise<Result<Value, Failure | CommandFailure>>,
): Promise<Result<Value, Failure | CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return make((edits) => writeChecked(around, viewer, edits));
  });
}
