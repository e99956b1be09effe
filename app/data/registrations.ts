import { liveQuery, type Observable } from 'dexie';
import { ownerOf } from '#domain/ids.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Person, personDocumentId } from '#domain/person.ts';
import type { Registration } from '#domain/registration.ts';
import { type Vacancy, vacancyId } from '#domain/vacancy.ts';
import type { LocalDatabase } from './database.ts';
import { documentById, documentsBeginning, documentsOfType } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { ownPersonIfAny } from './own-person.ts';

/** How a registration stands, to be told in words. */
export type RegistrationStanding =
  /** On this device alone. */
  | { state: 'unsent' }
  /** At the office; who has a place is not counted yet. */
  | { state: 'arrived' }
  | { state: 'in' }
  /** `place` counts from 1; absent where the office has not said it yet. */
  | { state: 'waiting'; place?: number }
  | { state: 'cancelled' };

/** The standing of a registration by itself: home has written it there. */
export function registrationStanding({
  cancelled,
  admission,
  waitingPlace,
  arrivedAt,
}: Registration): RegistrationStanding {
  if (cancelled) return { state: 'cancelled' };
  if (admission === 'in') return { state: 'in' };
  if (admission === 'waiting') return { state: 'waiting', place: waitingPlace };
  return { state: arrivedAt === undefined ? 'unsent' : 'arrived' };
}

/** An own registration with its standing. */
export interface OwnRegistration {
  registration: Registration;
  standing: RegistrationStanding;
}

/** The last registration of this phone's person for each date of an event, or of all events, by
 *  date. Now and after every change. */
export function observeOwnRegistrations(
  quarter: string,
  eventId?: string,
): Observable<OwnRegistration[]> {
  return liveQuery(async () => readOwnRegistrations(localDatabase(), quarter, eventId));
}

/** The same, once. */
export async function readOwnRegistrations(
  database: LocalDatabase,
  quarter: string,
  eventId?: string,
): Promise<OwnRegistration[]> {
  const me = await ownPersonIfAny(database);
  if (me === undefined) return [];
  const beginning = `${me}:registration:`;
  const all = await documentsBeginning<Registration>(database, quarter, beginning);
  const last = new Map<string, Registration>();
  for (const one of all) {
    if (eventId !== undefined && one.eventId !== eventId) continue;
    const key = `${one.eventId} ${one.date}`;
    if ((last.get(key)?.n ?? 0) < one.n) last.set(key, one);
  }
  return [...last.values()]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((registration) => ({ registration, standing: registrationStanding(registration) }));
}

/** The free places of a date; `undefined` where home has counted none yet. */
export function observeVacancy(
  quarter: string,
  eventId: string,
  date: LocalDate,
): Observable<Vacancy | undefined> {
  return liveQuery(async () =>
    documentById<Vacancy>(localDatabase(), quarter, vacancyId(eventId, date)),
  );
}

/** One line of the office's list. */
export interface ListedRegistration {
  registration: Registration;
  standing: RegistrationStanding;
  personId: string;
  person?: Person;
}

/** Who comes to a date, for the office: those who are in by name, those who wait in their order,
 *  those not counted yet, and at the end who cancelled. Now and after every change. */
export function observeRegistrationList(
  quarter: string,
  eventId: string,
  date: LocalDate,
): Observable<ListedRegistration[]> {
  return liveQuery(async () => readRegistrationList(localDatabase(), quarter, eventId, date));
}

/** The same, once. */
export async function readRegistrationList(
  database: LocalDatabase,
  quarter: string,
  eventId: string,
  date: LocalDate,
): Promise<ListedRegistration[]> {
  const all = await documentsOfType<Registration>(database, quarter, 'registration');
  const listed: ListedRegistration[] = [];
  for (const registration of all) {
    if (registration.eventId !== eventId || registration.date !== date) continue;
    const personId = ownerOf(registration._id) ?? '';
    const person = await documentById<Person>(database, quarter, personDocumentId(personId));
    listed.push({ registration, standing: registrationStanding(registration), personId, person });
  }
  return listed.sort((a, b) => orderOf(a).localeCompare(orderOf(b), 'de'));
}

/** Who is to be expected on a day, each once: whoever registered for one of the dates of the series that are
 *  on then, and did not cancel. Now and after every change. */
export function observeExpected(
  quarter: string,
  eventId: string,
  dates: readonly LocalDate[],
): Observable<ListedRegistration[]> {
  return liveQuery(async () => readExpected(localDatabase(), quarter, eventId, dates));
}

/** The same, once. */
export async function readExpected(
  database: LocalDatabase,
  quarter: string,
  eventId: string,
  dates: readonly LocalDate[],
): Promise<ListedRegistration[]> {
  const expected = new Map<string, ListedRegistration>();
  for (const date of new Set(dates)) {
    const list = await kept(readRegistrationList(database, quarter, eventId, date));
    for (const one of list) {
      const isComing = one.standing.state !== 'cancelled';
      if (isComing && !expected.has(one.personId)) expected.set(one.personId, one);
    }
  }
  return [...expected.values()];
}

const STATES: readonly RegistrationStanding['state'][] = [
  'in',
  'waiting',
  'arrived',
  'unsent',
  'cancelled',
];

function orderOf({ registration, standing, person }: ListedRegistration): string {
  const rank = STATES.indexOf(standing.state);
  const place = String(registration.waitingPlace ?? 0).padStart(5, '0');
  return `${rank} ${standing.state === 'waiting' ? place : ''} ${person?.name ?? '~'}`;
}
