import type { LendableState } from '#domain/lendable.ts';
import { loansOut, stepsOfBorrowers } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import { type Person, personDocumentId } from '#domain/person.ts';
import type { Result } from '#domain/result.ts';
import { success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import type { Visitor } from '#domain/visitor.ts';
import { visitorId } from '#domain/visitor.ts';
import { type CommandFailure, type Edit, remove, writeChecked } from './checked-writes.ts';
import { newPerson } from './contact-details.ts';
import { readSession } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { freshPersonId } from './fresh-keys.ts';
import { localDatabase } from './local-store.ts';
import { numberInOpenRequests } from './number-said-last.ts';
import { readSurroundings, viewerOf } from './surroundings.ts';

/** What the office changes of a person. A field that is `undefined` is taken away. */
export type PersonChanges = Partial<
  Pick<Person, 'name' | 'phone' | 'address' | 'language' | 'comeAs' | 'verified' | 'ended'> &
    VolunteerFields
>;

/** What the work of a volunteer needs. */
export type VolunteerFields = Pick<
  Person,
  | 'volunteerSince'
  | 'volunteerUntil'
  | 'accessEndedOn'
  | 'function'
  | 'languages'
  | 'topics'
  | 'training'
  | 'recordSeenOn'
  | 'keys'
  | 'photo'
>;

/** Writes as whoever uses this device. */
export async function writeHere(
  quarter: string,
  edits: readonly Edit[],
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const around = await readSurroundings(quarter, () => now);
  return writeChecked(around, viewerOf(await readSession(around.database)), edits);
}

/** Enters somebody new; gives their id. */
export async function addPerson(
  quarter: string,
  details: PersonChanges,
  now: Date,
): Promise<Result<string, CommandFailure>> {
  const personId = freshPersonId();
  const doc = newPerson(personId, details, now);
  const written = await writeHere(quarter, [{ id: doc._id, change: () => doc }], now);
  return written.ok ? success(personId) : written;
}

/** Takes back that somebody was just entered by mistake, while nothing else is known of them. */
export function forgetNewPerson(
  quarter: string,
  personId: string,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  return writeHere(quarter, [remove(personDocumentId(personId))], now);
}

/** Changes what the office knows of a person; makes the document where only the team knew them. */
export async function changePerson(
  quarter: string,
  personId: string,
  changes: PersonChanges,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const around = await readSurroundings(quarter, () => now);
  const numbers = await numberInOpenRequests(around, personId, changes.phone);
  return writeHere(quarter, [personEdit(personId, changes, now), ...numbers], now);
}

/**
 * Says why nobody turns to a person any more. What they have borrowed is the office's to clarify from
 * then on, where they died or moved: nobody is reminded.
 */
export async function endPerson(
  quarter: string,
  personId: string,
  ended: NonNullable<Person['ended']>,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const lends = ended.reason === 'asked' ? [] : await borrowedBy(quarter, personId);
  const edits = lends.map((id) => stateEdit(id, ['lent', 'available'], 'officeClarifies'));
  return writeHere(quarter, [personEdit(personId, { ended }, now), ...edits], now);
}

/** Takes an end back that was a mistake: everything is as before. */
export async function takeEndBack(
  quarter: string,
  personId: string,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const lends = await borrowedBy(quarter, personId);
  const edits = lends.map((id) => stateEdit(id, ['officeClarifies'], 'lent'));
  return writeHere(quarter, [personEdit(personId, { ended: undefined }, now), ...edits], now);
}

/** Says that somebody is the same person as another, or (`undefined`) is not. */
export function sameAs(
  quarter: string,
  personId: string,
  other: string | undefined,
  displayName: string,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const id = visitorId(personId);
  const fresh = { _id: id, type: 'visitor', v: 1, createdAt: now.toISOString() };
  const change = (current: Body | undefined): Body | undefined => {
    const { mergedInto: _, ...visitor } = (current ?? { ...fresh, personId, displayName }) as Body &
      Partial<Visitor>;
    return other === undefined ? visitor : { ...visitor, mergedInto: other };
  };
  return writeHere(quarter, [{ id, change }], now);
}

/** The things that a person has and did not bring back. */
async function borrowedBy(quarter: string, personId: string): Promise<string[]> {
  const loans = await documentsOfType<Loan>(localDatabase(), quarter, 'loan');
  return loansOut(stepsOfBorrowers(loans, (borrower) => borrower === personId));
}

function personEdit(personId: string, changes: PersonChanges, now: Date): Edit {
  const change = (current: Body | undefined): Body => {
    const next = { ...(current ?? newPerson(personId, {}, now)), ...changes };
    return Object.fromEntries(
      Object.entries(next).filter(([, value]) => value !== undefined),
    ) as Body;
  };
  return { id: personDocumentId(personId), change };
}

/** A thing that stands otherwise by now is left as it is. That it is out its loans say: the state that
 *  a tablet set may have lost against another's. */
function stateEdit(id: string, from: readonly LendableState[], to: LendableState): Edit {
  const isFrom = (state: unknown) => from.some((one) => one === state);
  return {
    id,
    change: (current) => (current && isFrom(current.state) ? { ...current, state: to } : current),
  };
}
