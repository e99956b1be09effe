import { attendanceId } from '#domain/attendance.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { EntrySource } from '#domain/visit.ts';
import type { Edit } from './checked-writes.ts';
import { type CommandFailure, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { viewerOf } from './surroundings.ts';
import { personAfterMerges } from './visitor-chains.ts';

/** What an entry at the door came to. */
export interface Attended {
  /** Who came, after all merges that are known here. */
  personId: string;
  /** `false`: the person was entered before, and all stays as it was. */
  isNew: boolean;
}

/** A known person has come to one date of an event: entered at the door, offline too, or keyed in from a
 *  sheet of paper later. Entered twice, in whatever way, it is one. */
export async function attend(
  around: Surroundings,
  { eventId, date, personId }: { eventId: string; date: LocalDate; personId: string },
  source: EntrySource,
): Promise<Result<Attended, CommandFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const person = await personAfterMerges(database, quarter, personId);
    const _id = attendanceId(eventId, date, person);
    const isNew = (await database.documents.get([quarter, _id])) === undefined;
    const at = around.now().toISOString();
    const made = { type: 'attendance', v: 1, createdAt: at, eventId, date, personId: person, at };
    const doc: Body = { _id, ...made, source };
    const written = await writeAs(around, { id: _id, change: (current) => current ?? doc });
    return written.ok ? success({ personId: person, isNew }) : written;
  });
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
