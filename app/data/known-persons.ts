import { liveQuery, type Observable } from 'dexie';
import type { KnownPerson } from '#domain/known-person.ts';
import { type Person, personDocumentId } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { isEnded } from '#domain/request-state.ts';
import { mergedPerson, samePersons, type Visitor } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfIds, documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { type OwnRequest, requestsOf } from './own-requests.ts';

/** Somebody as a form about them is filled in, now and after every change: whoever they turned out to be;
 *  nobody where none is known by that id, or they are to be left in peace. */
export function observeKnownPerson(
  quarter: string,
  personId: string,
): Observable<{ askedFor: string; known: KnownPerson | undefined }> {
  return liveQuery(async () => ({
    askedFor: personId,
    known: await readKnownPerson(localDatabase(), quarter, personId),
  }));
}

/** The same, once. */
export async function readKnownPerson(
  database: LocalDatabase,
  quarter: string,
  personId: string,
): Promise<KnownPerson | undefined> {
  const { one, ids, visitor } = await readOne(database, quarter, personId);
  const persons = await documentsOfIds<Person>(database, quarter, ids.map(personDocumentId));
  const person = persons.find(({ _id }) => _id === personDocumentId(one));
  if ((!person && !visitor) || persons.some(({ ended }) => ended)) return undefined;
  const requests = await requestsOfAll(database, quarter, ids);
  const { phone, address, comeAs } = person ?? {};
  return {
    personId: one,
    name: person?.name ?? visitor?.displayName ?? '',
    ...{ phone, address, comeAs, cardNumber: visitor?.cardNumber },
    ...doorAt(address, requests),
    open: requests
      .filter(({ standing }) => !isEnded(standing))
      .map(({ request: { _id, kind, createdAt } }) => ({ _id, kind, createdAt })),
  };
}

/** Whoever somebody turned out to be, and all ids of that person. In a transaction it must hold
 *  `documents`. */
export async function readOne(
  database: LocalDatabase,
  quarter: string,
  personId: string,
): Promise<{ one: string; ids: string[]; visitor?: Visitor }> {
  const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const one = mergedPerson(personId, byPerson);
  return { one, ids: samePersons(personId, visitors), visitor: byPerson.get(one) };
}

/** What was asked for under any of a person's ids, newest first. In a transaction it must hold
 *  `documents`. */
export async function requestsOfAll(
  database: LocalDatabase,
  quarter: string,
  ids: readonly string[],
): Promise<OwnRequest[]> {
  const all: OwnRequest[] = [];
  for (const id of ids) all.push(...(await requestsOf(database, quarter, id)));
  return all.sort((a, b) => (a.request.createdAt < b.request.createdAt ? 1 : -1));
}

/** Bell and floor belong to the home with which they were said. */
function doorAt(
  home: Request['address'],
  requests: readonly OwnRequest[],
): Pick<KnownPerson, 'doorbell' | 'floor'> {
  const last = requests.find(
    ({ request: { address, doorbell, floor, for: whom } }) =>
      whom !== 'other' && (doorbell ?? floor) && address && address.street === home?.street,
  );
  return { doorbell: last?.request.doorbell, floor: last?.request.floor };
}
