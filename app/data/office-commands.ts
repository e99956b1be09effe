import { keyOf, ownerOf } from '#domain/ids.ts';
import { dateOf, type LocalDateTime, localDateTimeAt } from '#domain/local-time.ts';
import { personDocumentId } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { RequestStep } from '#domain/request-step.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type Answered, writeResponse } from './answer-card.ts';
import { type CommandFailure, type Edit, put, remove, writeChecked } from './checked-writes.ts';
import { type ContactDetails, newPerson } from './contact-details.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { numberInOpenRequests, saysWithRequest } from './number-said-last.ts';
import { type RequestChanges, type StepTaken, withChanges } from './request-commands.ts';
import { newStep } from './request-steps.ts';
import { viewerOf } from './surroundings.ts';

type Closing = Extract<RequestStep, { kind: 'closed' }>['outcome'];

/** The person was rung and it is so: from now on volunteers see the card. */
export function confirmRequest(around: Surroundings, requestId: string) {
  const today = dateOf(localDateTimeAt(around.now()));
  const personId = ownerOf(requestId) ?? '';
  const change = (person: Body | undefined) => {
    const known = person ?? newPerson(personId, {}, around.now());
    return known.verified === undefined ? { ...known, verified: today } : person;
  };
  const verify: Edit = { id: personDocumentId(personId), change };
  return takeStep(around, requestId, { kind: 'confirmed' }, [verify]);
}

/** Asks a certain volunteer first. Several may be asked, one after the other. */
export function invite(around: Surroundings, requestId: string, volunteerId: string) {
  return takeStep(around, requestId, { kind: 'assigned', personId: volunteerId });
}

/** Gives a request to a volunteer who said yes on the telephone; `at` is local. */
export function assign(
  around: Surroundings,
  requestId: string,
  volunteerId: string,
  at: LocalDateTime,
): Promise<Result<Answered, CommandFailure>> {
  return asOffice(around, (viewer) =>
    writeResponse(around, viewer, {
      requestKey: keyOf(requestId),
      me: volunteerId,
      said: { kind: 'yes', at },
    }),
  );
}

/** Takes a volunteer's task back: they rang, or have left. */
export function takeBack(
  around: Surroundings,
  requestId: string,
  volunteerId: string,
): Promise<Result<Answered, CommandFailure>> {
  return asOffice(around, (viewer) =>
    writeResponse(around, viewer, {
      requestKey: keyOf(requestId),
      me: volunteerId,
      said: { kind: 'handBack' },
    }),
  );
}

/** Hands it on to a place of the directory: the person is told where. */
export function passOn(around: Surroundings, requestId: string, placeId: string) {
  return takeStep(around, requestId, { kind: 'passedOn', placeId });
}

/** Nothing more will come of it, and why. */
export function closeRequest(around: Surroundings, requestId: string, outcome?: Closing) {
  return takeStep(around, requestId, { kind: 'closed', outcome });
}

/** What the person says on the telephone: not wanted any more, solved, asks again, the answer. */
export function noteForPerson(
  around: Surroundings,
  requestId: string,
  said:
    | { kind: 'withdrawn' | 'solved' }
    | { kind: 'askedAgain'; words?: string }
    | { kind: 'answered'; words: string },
) {
  return takeStep(around, requestId, said);
}

/** Takes a step back that was just taken ("Rückgängig"). */
export function undoOfficeStep(
  around: Surroundings,
  stepId: string,
): Promise<Result<void, CommandFailure>> {
  return asOffice(around, (viewer) => writeChecked(around, viewer, [remove(stepId)]));
}

/** Corrects a request as its person said on the telephone; `undefined` takes a field away. `details`
 *  is what they said of themselves with it; a new number is the person's from then on. */
export function correctRequest(
  around: Surroundings,
  requestId: string,
  changes: RequestChanges,
  details: ContactDetails = {},
): Promise<Result<void, CommandFailure>> {
  const change = (current: Body | undefined) => current && withChanges(current, changes);
  return asOffice(around, async (viewer) => {
    const known = await documentById(around.database, around.quarter, requestId);
    if (!known) return failure({ code: 'unknown', id: requestId });
    const personId = ownerOf(requestId) ?? '';
    const phone = (changes.phone as Request['phone']) ?? details.phone;
    return writeChecked(around, viewer, [
      { id: requestId, change },
      saysWithRequest(personId, { ...details, phone }, around.now()),
      ...(await numberInOpenRequests(around, personId, phone, requestId)),
    ]);
  });
}

function takeStep(
  around: Surroundings,
  requestId: string,
  said: { kind: string } & Record<string, unknown>,
  besides: readonly Edit[] = [],
): Promise<Result<StepTaken, CommandFailure>> {
  return asOffice(around, async (viewer) => {
    const known = await documentById(around.database, around.quarter, requestId);
    if (!known) return failure({ code: 'unknown', id: requestId });
    const step = newStep(ownerOf(requestId) ?? '', requestId, said, around.now());
    const written = await writeChecked(around, viewer, [put(step), ...besides]);
    return written.ok ? success({ stepId: step._id }) : written;
  });
}

/** Writes as the office, or not at all, in one transaction. */
export function asOffice<Value>(
  around: Surroundings,
  write: (viewer: ReturnType<typeof viewerOf>) => Promise<Result<Value, CommandFailure>>,
): Promise<Result<Value, CommandFailure>> {
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return viewer.role === 'office' ? write(viewer) : failure({ code: 'forbidden' });
  });
}
