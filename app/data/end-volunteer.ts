import { liveQuery, type Observable } from 'dexie';
import { keyOf } from '#domain/ids.ts';
import type { Lendable } from '#domain/lendable.ts';
import { loansOut } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import { dateOf, type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import type { Person } from '#domain/person.ts';
import { personDocumentId } from '#domain/person.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Shift } from '#domain/shift.ts';
import type { Body } from '#domain/version.ts';
import { visitorId } from '#domain/visitor.ts';
import {
  type HandedBack,
  leftCallId,
  shiftsAhead,
  standingAnswers,
} from '#domain/volunteer-end.ts';
import { writeResponse } from './answer-card.ts';
import { type CommandFailure, type Edit, writeChecked } from './checked-writes.ts';
import { newPerson } from './contact-details.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { documentById, documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { type OfficeRequest, readOfficeRequests } from './office-requests.ts';
import { readReach } from './reach.ts';
import { withCanNot } from './roster-commands.ts';
import { viewerOf } from './surroundings.ts';
import { knownToTeam } from './volunteer-visitor.ts';

/** What there is to end for a volunteer. */
export interface VolunteerEnding {
  answers: HandedBack<OfficeRequest>[];
  shifts: Shift[];
  /** What they have borrowed and not brought back. */
  lendables: Lendable[];
}

/** What would be ended at a moment, now and after every change. */
export function observeVolunteerEnding(
  quarter: string,
  personId: string,
  now: LocalDateTime,
): Observable<VolunteerEnding> {
  return liveQuery(async () => readVolunteerEnding(localDatabase(), quarter, personId, now));
}

/** The same, once. */
export async function readVolunteerEnding(
  database: LocalDatabase,
  quarter: string,
  personId: string,
  now: LocalDateTime,
): Promise<VolunteerEnding> {
  const requests = await readOfficeRequests(database, quarter);
  const shifts = await documentsOfType<Shift>(database, quarter, 'shift');
  const loans = await documentsOfType<Loan>(database, quarter, 'loan');
  const out = new Set(loansOut(loans.filter((loan) => loan.personId === personId)));
  const lendables = await documentsOfType<Lendable>(database, quarter, 'lendable');
  return {
    answers: standingAnswers(requests, personId),
    shifts: shiftsAhead(shifts, personId, now),
    lendables: lendables.filter(({ _id }) => out.has(_id)),
  };
}

/** How much was ended. */
export interface Ended {
  calls: number;
  answers: number;
  shifts: number;
}

/**
 * "Ehrenamt beenden", as far as documents say it: from today on no volunteer, to the team neither; what
 * they took on goes back, and with it its Türwort; their shifts are looked after by others; who counted
 * on them is to be rung. Done again it does what is left to do, with and without a network. Key card,
 * PIN and devices only the server can end.
 */
export function endVolunteer(
  around: Surroundings,
  personId: string,
): Promise<Result<Ended, CommandFailure>> {
  const { database, quarter } = around;
  return asOffice(around, async (viewer) => {
    const now = localDateTimeAt(around.now());
    const { answers, shifts } = await readVolunteerEnding(database, quarter, personId, now);
    const mayReach = await readReach(database, quarter);
    const calls = answers.filter(({ entry, isPromised }) => isPromised && mayReach(entry.personId));
    // First the calls: by them the server knows that it need not plan any of its own.
    const called = await writeChecked(
      around,
      viewer,
      calls.map((one) => callEdit(around, one)),
    );
    if (!called.ok) return called;
    for (const { entry } of answers) {
      const requestKey = keyOf(entry.request._id);
      const said = { kind: 'handBack' };
      const back = await writeResponse(around, viewer, { requestKey, me: personId, said });
      if (!back.ok) return back;
    }
    const written = await writeChecked(around, viewer, [
      ...shifts.map(({ _id }) => canNotEdit(_id)),
      teamEdit(personId),
      lastDayEdit(around, personId),
    ]);
    if (!written.ok) return written;
    return success({ calls: calls.length, answers: answers.length, shifts: shifts.length });
  });
}

/** The server has ended key card, PIN and devices. */
export function noteAccessEnded(
  around: Surroundings,
  personId: string,
): Promise<Result<void, CommandFailure>> {
  const accessEndedOn = dateOf(localDateTimeAt(around.now()));
  const change = (current: Body | undefined) =>
    current && current.accessEndedOn === undefined ? { ...current, accessEndedOn } : current;
  return asOffice(around, (viewer) =>
    writeChecked(around, viewer, [{ id: personDocumentId(personId), change }]),
  );
}

/** Somebody who had left helps again; cards and devices they get anew. */
export function takeOnAgain(
  around: Surroundings,
  personId: string,
): Promise<Result<void, CommandFailure>> {
  const { database, quarter } = around;
  return asOffice(around, async (viewer) => {
    const id = personDocumentId(personId);
    const person = await documentById<Person>(database, quarter, id);
    const today = dateOf(localDateTimeAt(around.now()));
    const change = (current: Body | undefined): Body => {
      const {
        volunteerUntil: _,
        accessEndedOn: __,
        ...known
      } = (current ?? newPerson(personId, {}, around.now())) as Body & Person;
      return { ...known, volunteerSince: known.volunteerSince ?? today } as Body;
    };
    const back = knownToTeam(around, personId, person?.name ?? NO_NAME);
    return writeChecked(around, viewer, [{ id, change }, back]);
  });
}

/** Stands where the team must call somebody something, and the office knows no name. */
const NO_NAME = '–';

function lastDayEdit({ now }: Surroundings, personId: string): Edit {
  const volunteerUntil = dateOf(localDateTimeAt(now()));
  const change = (current: Body | undefined): Body | undefined => {
    const known = current ?? newPerson(personId, {}, now());
    return known.volunteerUntil === undefined ? { ...known, volunteerUntil } : current;
  };
  return { id: personDocumentId(personId), change };
}

/** Their name stays, since past visits and shifts are told by it. */
function teamEdit(personId: string): Edit {
  const change = (current: Body | undefined): Body | undefined => {
    if (!current?.volunteer) return current;
    const { volunteer: _, ...visitor } = current;
    return visitor as Body;
  };
  return { id: visitorId(personId), change };
}

function callEdit({ now }: Surroundings, { entry, answer }: HandedBack<OfficeRequest>): Edit {
  const { request, personId } = entry;
  const _id = leftCallId(keyOf(request._id), answer._id);
  const other = request.for === 'other' ? request.other : undefined;
  const whom = other
    ? defined({ name: other.name, phone: other.phone })
    : defined({ personId, phone: request.phone });
  const made = { type: 'call', v: 1, createdAt: now().toISOString() };
  const byWhen = dateOf(localDateTimeAt(now()));
  const call: Body = { _id, ...made, whom, why: 'volunteerLeft', about: request._id, byWhen };
  return { id: _id, change: (current) => current ?? call };
}

function canNotEdit(id: string): Edit {
  return { id, change: (current) => current && withCanNot(current, true) };
}

function defined(fields: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function asOffice<Value>(
  { database }: Surroundings,
  write: (viewer: ReturnType<typeof viewerOf>) => Promise<Result<Value, CommandFailure>>,
): Promise<Result<Value, CommandFailure>> {
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return viewer.role === 'office' ? write(viewer) : failure({ code: 'forbidden' });
  });
}
