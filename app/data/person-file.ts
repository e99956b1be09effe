import { liveQuery, type Observable } from 'dexie';
import type { AccessRequest } from '#domain/access-request.ts';
import type { Call } from '#domain/call.ts';
import type { Consent } from '#domain/consent.ts';
import { keyOf } from '#domain/ids.ts';
import { stepsOfBorrowers } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import { type Person, personDocumentId } from '#domain/person.ts';
import { type PersonEntry, personEntries } from '#domain/person-list.ts';
import type { Request } from '#domain/request.ts';
import { type RequestStanding, requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Visit } from '#domain/visit.ts';
import { samePersons, type Visitor, visitorId } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentById, documentsBeginning, documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** What the office's page of a person shows, newest first in each list. */
export interface PersonFile {
  personId: string;
  /** Absent where only the team knows somebody, or nobody knows more than that they asked. */
  person?: Person;
  visitor?: Visitor;
  /** All ids of the one person. */
  same: readonly string[];
  consents: Consent[];
  requests: { request: Request; standing: RequestStanding }[];
  accessRequests: AccessRequest[];
  visits: Visit[];
  loans: Loan[];
  calls: Call[];
}

/** Everybody whom this device knows, now and after every change. */
export function observePersonEntries(quarter: string): Observable<PersonEntry[]> {
  return liveQuery(async () => {
    const database = localDatabase();
    const persons = await documentsOfType<Person>(database, quarter, 'person');
    return personEntries(persons, await documentsOfType<Visitor>(database, quarter, 'visitor'));
  });
}

/** One person with what belongs to them; `undefined` where nothing is known under that id. */
export function observePersonFile(
  quarter: string,
  personId: string,
): Observable<PersonFile | undefined> {
  return liveQuery(() => readPersonFile(localDatabase(), quarter, personId));
}

/** What somebody is called, `''` where nobody said; `null` where nothing is known under that id. */
export function observeNameOf(quarter: string, personId: string): Observable<string | null> {
  return liveQuery(async () => {
    const file = await readPersonFile(localDatabase(), quarter, personId);
    return file ? (file.person?.name ?? file.visitor?.displayName ?? '') : null;
  });
}

/** The same as the whole file, once. */
export async function readPersonFile(
  database: LocalDatabase,
  quarter: string,
  personId: string,
): Promise<PersonFile | undefined> {
  const person = await documentById<Person>(database, quarter, personDocumentId(personId));
  const visitor = await documentById<Visitor>(database, quarter, visitorId(personId));
  // Somebody may have asked for something and said nothing of themselves yet.
  const range = await documentsBeginning(database, quarter, `${personId}:`);
  if (!person && !visitor && range.length === 0) return undefined;
  const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
  const same = samePersons(personId, visitors);
  const own = <Doc>(type: string) => ofAll<Doc>(database, quarter, same, type);
  const isOfThem = ({ personId: one }: { personId?: string }) => same.includes(one ?? '');
  const visits = await documentsOfType<Visit>(database, quarter, 'visit');
  const loans = await documentsOfType<Loan>(database, quarter, 'loan');
  const calls = await documentsOfType<Call>(database, quarter, 'call');
  return {
    personId,
    person,
    visitor,
    same,
    consents: newestFirst(await own<Consent>('consent'), ({ givenAt }) => givenAt),
    requests: standings(await own<Request>('request'), await own<RequestStep>('requestStep')),
    accessRequests: newestFirst(await own<AccessRequest>('accessRequest'), (one) => one.askedAt),
    visits: newestFirst(visits.filter(isOfThem), ({ at }) => at),
    loans: newestFirst(
      stepsOfBorrowers(loans, (borrower) => same.includes(borrower)),
      ({ at }) => at,
    ),
    calls: newestFirst(
      calls.filter(({ whom }) => isOfThem(whom)),
      ({ createdAt }) => createdAt,
    ),
  };
}

async function ofAll<Doc>(
  database: LocalDatabase,
  quarter: string,
  persons: readonly string[],
  type: string,
): Promise<Doc[]> {
  const lists: Doc[][] = [];
  for (const personId of persons) {
    lists.push(await documentsBeginning<Doc>(database, quarter, `${personId}:${type}:`));
  }
  return lists.flat();
}

function standings(requests: readonly Request[], steps: readonly RequestStep[]) {
  return newestFirst(requests, ({ createdAt }) => createdAt).map((request) => ({
    request,
    standing: requestStanding(steps.filter(({ requestId }) => requestId === keyOf(request._id))),
  }));
}

function newestFirst<Item>(items: readonly Item[], timeOf: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (timeOf(a) > timeOf(b) ? -1 : 1));
}
