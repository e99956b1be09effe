import { attendanceId } from '#domain/attendance.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { paperMoment } from '#domain/paper-day.ts';
import type { Result } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { EntrySource } from '#domain/visit.ts';
import { visitorId } from '#domain/visitor.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { type Edit, remove } from './checked-writes.ts';
import type { GivenConsent } from './consent-commands.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import type { EventDate } from './event-tally.ts';
import { freshPersonId } from './fresh-keys.ts';
import { type Agreed, undoAgreed, withConsent } from './new-visitor.ts';
import type { SealFailure } from './seal-document.ts';
import { newVisitorBody } from './treff-entries.ts';
import { type EntryFailure, edited } from './treff-today.ts';
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
  { eventId, date, personId }: EventDate & { personId: string },
  source: EntrySource,
): Promise<Result<Attended, EntryFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const person = await personAfterMerges(database, quarter, personId);
    const doc = newAttendance(around, { eventId, date, personId: person }, source);
    const isNew = (await database.documents.get([quarter, doc._id])) === undefined;
    const edit: Edit = { id: doc._id, change: (current) => current ?? doc };
    return edited(around, { personId: person, isNew }, [edit]);
  });
}

/** Takes back that somebody came ("Rückgängig"). */
export function undoAttend(
  around: Surroundings,
  { eventId, date, personId }: EventDate & { personId: string },
): Promise<Result<string, EntryFailure>> {
  return edited(around, personId, [remove(attendanceId(eventId, date, personId))]);
}

/** Somebody new who agreed to be on the team's list has come to one date of an event. */
export function attendAsNew(
  around: Surroundings,
  of: EventDate,
  { displayName, card }: { displayName: string; card?: VisitorCard },
  given: GivenConsent,
  { source, enteredBy }: { source: EntrySource; enteredBy?: string },
): Promise<Result<Attended & Agreed, EntryFailure | SealFailure>> {
  const personId = card?.personId ?? freshPersonId();
  const visitor = newVisitorBody(around.now().toISOString(), { personId, displayName, card });
  const made = [visitor, newAttendance(around, { ...of, personId }, source)];
  // A blank card may have been read, or given out by another tablet, a moment ago.
  const edits = made.map((doc): Edit => ({ id: doc._id, change: (current) => current ?? doc }));
  const consent = { ...given, recordedBy: enteredBy };
  return withConsent<Attended>(around, consent, {
    add: () => edited(around, { personId, isNew: true }, edits),
    undo: (added) => undoNewName(around, of, added),
  });
}

/** Takes back who was just added: that they came, the name, and the consent while it waits here. */
export async function undoAttendAsNew(
  around: Surroundings,
  of: EventDate,
  added: Attended & Agreed,
): Promise<void> {
  await undoAgreed(around, added);
  await undoNewName(around, of, added);
}

function undoNewName(
  around: Surroundings,
  { eventId, date }: EventDate,
  { personId }: Attended,
): Promise<Result<string, EntryFailure>> {
  const ids = [attendanceId(eventId, date, personId), visitorId(personId)];
  return edited(around, personId, ids.map(remove));
}

/** Who is entered on a later day came on that of the event, whenever it was: the last minute of it. */
function newAttendance(
  { now }: Surroundings,
  { eventId, date, personId }: EventDate & { personId: string },
  source: EntrySource,
): Body {
  const createdAt = now().toISOString();
  const isOver = date < dateOf(localDateTimeAt(now()));
  const at = isOver ? paperMoment(date) : createdAt;
  const made = { type: 'attendance', v: 1, createdAt, eventId, date, personId, at };
  return { _id: attendanceId(eventId, date, personId), ...made, source };
}
