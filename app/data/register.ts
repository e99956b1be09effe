import { ownerOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Registration, registrationId } from '#domain/registration.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { type Asker, readAsker } from './asker.ts';
import {
  type CommandFailure,
  type Edit,
  problemWith,
  put,
  writeChecked,
} from './checked-writes.ts';
import { type ContactDetails, newPerson, saysOfThemselves } from './contact-details.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentById, documentsBeginning } from './document-range.ts';
import { freshPersonId } from './fresh-keys.ts';
import { readOne } from './known-persons.ts';
import { numberInOpenRequests } from './number-said-last.ts';
import { type SealFailure, sealDocument } from './seal-document.ts';
import { viewerOf } from './surroundings.ts';

/** Which date of which event, and who comes. */
export interface NewRegistration {
  eventId: string;
  date: LocalDate;
  details: ContactDetails;
}

/** What became of registering. */
export interface Registered {
  registrationId: string;
  /** Nobody can read it again on this device. */
  sealed: boolean;
}

/**
 * Registers for a date of an event, with and without a network: on a person's own phone, or on an
 * info tablet (sealed). Registered already, nothing is written. Whether there is a place, home says.
 */
export async function register(
  around: Surroundings,
  wanted: NewRegistration,
): Promise<Result<Registered, CommandFailure | SealFailure>> {
  const { database } = around;
  const asker = await database.transaction('rw', database.own, async () => readAsker(around));
  if (!asker) return failure({ code: 'forbidden' });
  if (asker.isSealed) return registerSealed(around, asker, wanted);
  return database.transaction('rw', tablesOf(database), async () =>
    addRegistration(around, asker.viewer, { ...wanted, personId: asker.personId, channel: 'app' }),
  );
}

/** The office registers somebody on the telephone or at the desk, who is entered where they are new. */
export async function registerOnBehalf(
  around: Surroundings,
  wanted: NewRegistration & { personId?: string; channel: 'phone' | 'desk' },
): Promise<Result<Registered & { personId: string }, CommandFailure>> {
  const { database, quarter } = around;
  const { eventId, date } = wanted;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    const { one, ids } = await readOne(database, quarter, wanted.personId ?? freshPersonId());
    // Under any of their ids: nobody takes two places.
    const personId = (await firstRegistered(around, ids, eventId, date)) ?? one;
    const added = await addRegistration(around, viewer, { ...wanted, personId });
    return added.ok ? success({ ...added.value, personId }) : added;
  });
}

/** "Kommt doch nicht": the place goes to who waits first. On the own phone, or by the office. Who
 *  changes their mind again registers anew. */
export function cancelRegistration(
  around: Surroundings,
  id: string,
): Promise<Result<void, CommandFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const session = viewerOf(await readSession(database));
    const asker = session.role === 'office' ? undefined : await readAsker(around);
    const isOwn = asker !== undefined && !asker.isSealed && asker.personId === ownerOf(id);
    if (session.role !== 'office' && !isOwn) return failure({ code: 'forbidden' });
    const known = await documentById(database, quarter, id);
    if (!known) return failure({ code: 'unknown', id });
    const change = (current: Body | undefined) =>
      current?.cancelled ? current : current && { ...current, cancelled: true };
    return writeChecked(around, asker?.viewer ?? session, [{ id, change }]);
  });
}

async function firstRegistered(
  around: Surroundings,
  ids: readonly string[],
  eventId: string,
  date: LocalDate,
): Promise<string | undefined> {
  for (const id of ids) {
    const all = await registrationsOf(around, id, eventId, date);
    if (all.some(({ cancelled }) => !cancelled)) return id;
  }
  return undefined;
}

function registrationsOf(
  { database, quarter }: Surroundings,
  personId: string,
  eventId: string,
  date: LocalDate,
): Promise<Registration[]> {
  const beginning = registrationId(personId, eventId, date, 0).slice(0, -1);
  return documentsBeginning<Registration>(database, quarter, beginning);
}

async function addRegistration(
  around: Surroundings,
  viewer: Asker['viewer'],
  wanted: NewRegistration & { personId: string; channel: Registration['channel'] },
): Promise<Result<Registered, CommandFailure>> {
  const { now } = around;
  const { personId, eventId, date, details } = wanted;
  const before = await registrationsOf(around, personId, eventId, date);
  const valid = before.find(({ cancelled }) => !cancelled);
  if (valid) return success({ registrationId: valid._id, sealed: false });
  const n = Math.max(0, ...before.map((one) => one.n)) + 1;
  const registration = registrationOf(wanted, n, now());
  const numbers = await numberInOpenRequests(around, personId, details.phone);
  const edits: Edit[] = [saysOfThemselves(personId, details, now()), put(registration), ...numbers];
  const written = await writeChecked(around, viewer, edits);
  return written.ok ? success({ registrationId: registration._id, sealed: false }) : written;
}

async function registerSealed(
  around: Surroundings,
  { personId, viewer }: Asker,
  wanted: NewRegistration,
): Promise<Result<Registered, CommandFailure | SealFailure>> {
  if (viewer.role !== 'kiosk') return failure({ code: 'forbidden' });
  const now = around.now();
  const registration = registrationOf({ ...wanted, personId, channel: 'kiosk' }, 1, now);
  const docs = [newPerson(personId, wanted.details, now), registration];
  for (const doc of docs) {
    const problem = problemWith({ ...viewer, role: 'resident', personId }, doc._id, undefined, doc);
    if (problem) return failure(problem);
  }
  for (const doc of docs) {
    const sealed = await sealDocument(around, doc);
    if (!sealed.ok) return sealed;
  }
  return success({ registrationId: registration._id, sealed: true });
}

function registrationOf(
  {
    personId,
    eventId,
    date,
    channel,
  }: NewRegistration & { personId: string; channel: Registration['channel'] },
  n: number,
  now: Date,
): Body {
  const _id = registrationId(personId, eventId, date, n);
  const made = { type: 'registration', v: 1, createdAt: now.toISOString() };
  return { _id, ...made, eventId, date, n, channel };
}
