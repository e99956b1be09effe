import { liveQuery, type Observable } from 'dexie';
import { type PersonId, personIdFrom } from '#domain/person-id.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';

const PERSON = 'person';
const PERSON_BYTES = 16;

/**
 * The person this device belongs to: as the server knows them, or else drawn here at the first
 * question, for what a guest writes before the phone is a resident's. Inside a transaction it must
 * hold `own`.
 */
export async function readOwnPerson(database: LocalDatabase): Promise<PersonId> {
  const { personId } = await readSession(database);
  if (personId !== undefined) return personId;
  const drawn = (await database.own.get(PERSON))?.value as PersonId | undefined;
  if (drawn !== undefined) return drawn;
  const fresh = personIdFrom(crypto.getRandomValues(new Uint8Array(PERSON_BYTES)));
  await database.own.put({ key: PERSON, value: fresh });
  return fresh;
}

/** The person this device belongs to, where it belongs to one; none is drawn for the question. A live query
 *  may read on after it. */
export function ownPersonIfAny(database: LocalDatabase): PromiseLike<PersonId | undefined> {
  return kept(readOwnIfAny(database));
}

async function readOwnIfAny(database: LocalDatabase): Promise<PersonId | undefined> {
  const { role, personId } = await readSession(database);
  // What a tablet drew before many came to use it is nobody's.
  if (personId !== undefined || role !== 'guest') return personId;
  return (await database.own.get(PERSON))?.value as PersonId | undefined;
}

/** The same, now and after every change; `null` where there is none. */
export function observeOwnPerson(): Observable<PersonId | null> {
  return liveQuery(async () => (await ownPersonIfAny(localDatabase())) ?? null);
}

/**
 * The person of a guest's phone, where something of their own waits to be sent from here; `undefined` where
 * nothing does. What a device has written of others, when it was a team's or the office's, is not theirs.
 */
export async function waitingPerson(
  database: LocalDatabase,
  quarter: string,
): Promise<PersonId | undefined> {
  const own = await ownPersonIfAny(database);
  if (own === undefined) return undefined;
  const waiting = await database.outbox
    .where('[quarter+id]')
    .between([quarter, `${own}:`], [quarter, `${own}:\uffff`])
    .filter(({ status, clean }) => status === 'pending' && !clean)
    .first();
  return waiting && own;
}
