import { dateOf, type LocalTime, localDateTimeAt, timeOf } from '#domain/local-time.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { OFFICE, type Shift, shiftId, shiftMinutes } from '#domain/shift.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, remove } from './checked-writes.ts';
import type { Surroundings } from './copies.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { bare, inTransaction, newShift } from './roster-commands.ts';
import { knownToTeam } from './volunteer-visitor.ts';

/** From when to when somebody was there, at a Treff or somewhere else. */
export interface WorkedHours {
  personId: string;
  date: string;
  placeId?: string;
  from: LocalTime;
  to: LocalTime;
}

/** `notOver`: it is still to come, or going on. `noLength`: it ends before it begins. `notOwn`: a
 *  volunteer's device writes down its own hours alone. */
export type HoursFailure = CommandFailure | { code: 'notOver' | 'noLength' | 'notOwn' };

/** A shift as it was before its hours were written down; without `before` there was none. */
export interface HoursBefore {
  id: string;
  before?: Shift;
}

/**
 * Writes down afterwards from when to when somebody was there: of a shift, of a day at the Treff without
 * one, or of any other day, of which there is one. It says who wrote it. What was planned stays as it is.
 * `name`: by which the team is to know them, where it does not yet.
 */
export function keepHours(
  around: Surroundings,
  { personId, date, placeId, from, to }: WorkedHours,
  name?: string,
): Promise<Result<HoursBefore, HoursFailure>> {
  return inTransaction<HoursBefore, HoursFailure>(around, async (write) => {
    const { database, quarter, now } = around;
    if (shiftMinutes({ from, to }) === undefined) return failure({ code: 'noLength' });
    if (!isOver(date, to, now())) return failure({ code: 'notOver' });
    const { role, personId: me } = await readSession(database);
    if (role !== 'office' && personId !== me) return failure({ code: 'notOwn' });
    const id = shiftId(placeId, date, personId);
    const before = await documentById<Shift>(database, quarter, id);
    const hours = { from, to, hoursBy: me ?? OFFICE, hoursAt: now().toISOString() };
    const fresh = newShift(around, { _id: id, placeId, date, personId });
    const change = (current: Body | undefined): Body => ({ ...(current ?? fresh), ...hours });
    const known = name === undefined ? [] : [knownToTeam(around, personId, name)];
    const written = await write([...known, { id, change }]);
    return written.ok ? success({ id, ...(before && { before }) }) : written;
  });
}

/** Puts the hours back as they were ("Rückgängig"). */
export function undoHours(
  around: Surroundings,
  { id, before }: HoursBefore,
): Promise<Result<void, CommandFailure>> {
  return inTransaction(around, (write) => {
    if (!before) return write([remove(id)]);
    const { from, to, hoursBy, hoursAt } = before;
    const change = (current: Body | undefined): Body => {
      const { from: _, to: __, hoursBy: ___, hoursAt: ____, ...rest } = current ?? bare(before);
      const said = Object.entries({ from, to, hoursBy, hoursAt }).filter(([, value]) => value);
      return { ...rest, ...Object.fromEntries(said) } as Body;
    };
    return write([{ id, change }]);
  });
}

function isOver(date: string, to: LocalTime, now: Date): boolean {
  const local = localDateTimeAt(now);
  return date < dateOf(local) || (date === dateOf(local) && to <= timeOf(local));
}
