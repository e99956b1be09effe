import { attendanceId } from '#domain/attendance.ts';
import type { LocalDate } from '#domain/local-time.ts';
import type { Result } from '#domain/result.ts';
import type { EntrySource } from '#domain/visit.ts';
import type { Edit } from './checked-writes.ts';
import { type CommandFailure, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { viewerOf } from './surroundings.ts';

/** A known person has come to one date of an event: entered at the door, offline too. Entered twice
 *  it is one. */
export function attend(
  around: Surroundings,
  { eventId, date, personId }: { eventId: string; date: LocalDate; personId: string },
  source: EntrySource,
): Promise<Result<void, CommandFailure>> {
  const _id = attendanceId(eventId, date, personId);
  const at = around.now().toISOString();
  const doc = { _id, type: 'attendance', v: 1, createdAt: at, eventId, date, personId, at, source };
  return writeAs(around, { id: _id, change: (current) => current ?? doc });
}

/** Takes back that somebody came ("Rückgängig"). */
export function undoAttend(
  around: Surroundings,
  { eventId, date, personId }: { eventId: string; date: LocalDate; personId: string },
): Promise<Result<void, CommandFailure>> {
  return writeAs(around, remove(attendanceId(eventId, date, personId)));
}

function writeAs(around: Surroundings, edit: Edit): Promise<Result<void, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return writeChecked(around, viewer, [edit]);
  });
}
