import { liveQuery, type Observable } from 'dexie';
import type { Contact } from '#domain/contact.ts';
import { keyOf, ownerOf } from '#domain/ids.ts';
import { type InboxEntry, inboxOf, type KnownRequest } from '#domain/inbox.ts';
import type { Person } from '#domain/person.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { Request } from '#domain/request.ts';
import type { RequestCard } from '#domain/request-card.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Response } from '#domain/response.ts';
import { type Visitor, visitorId } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentById, documentsOfIds, documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { withStanding } from './own-requests.ts';
import { withOthersNews } from './promised-steps.ts';
import { readReach } from './reach.ts';

/** A request as the office sees it. */
export interface OfficeRequest extends KnownRequest {
  /** Whose it is. */
  personId: string;
  steps: RequestStep[];
  /** The volunteers' answers, in the order of arrival. */
  responses: Response[];
}

/** What needs the office now, the most pressing first; now and after every change. Ask again when
 *  time has passed: `now` decides what is late. */
export function observeInbox(
  quarter: string,
  now: Date,
): Observable<(InboxEntry & OfficeRequest)[]> {
  return liveQuery(async () => readInbox(localDatabase(), quarter, now));
}

/** The same, once. */
export async function readInbox(
  database: LocalDatabase,
  quarter: string,
  now: Date,
): Promise<(InboxEntry & OfficeRequest)[]> {
  const settings = await documentById<Quarter>(database, quarter, `quarter:${quarter}`);
  const mayReach = await readReach(database, quarter);
  const known = await readOfficeRequests(database, quarter);
  const all = known.filter(({ personId }) => mayReach(personId));
  return inboxOf(all, settings?.escalation, now) as (InboxEntry & OfficeRequest)[];
}

/** Every request of the quarter, newest first, now and after every change. */
export function observeOfficeRequests(quarter: string): Observable<OfficeRequest[]> {
  return liveQuery(async () => readOfficeRequests(localDatabase(), quarter));
}

/** One request with everything about it; `undefined` where it is not here. By its key: the part of
 *  its id after the last colon stands in addresses. */
export function observeOfficeRequest(
  quarter: string,
  requestKey: string,
): Observable<OfficeRequest | undefined> {
  return liveQuery(async () => {
    const all = await readOfficeRequests(localDatabase(), quarter);
    return all.find(({ request }) => keyOf(request._id) === requestKey);
  });
}

/** The same for all of them, once. */
export async function readOfficeRequests(
  database: LocalDatabase,
  quarter: string,
): Promise<OfficeRequest[]> {
  const requests = await documentsOfType<Request>(database, quarter, 'request');
  const steps = grouped(await documentsOfType<RequestStep>(database, quarter, 'requestStep'));
  const responses = grouped(await documentsOfType<Response>(database, quarter, 'response'));
  const cards = await documentsOfType<RequestCard>(database, quarter, 'requestCard');
  const cardsByKey = new Map(cards.map((card) => [card.requestId, card]));
  const persons = await documentsOfType<Person>(database, quarter, 'person');
  const personsById = new Map(persons.map((person) => [ownerOf(person._id) ?? '', person]));
  for (const visitor of await visitorsAmong(database, quarter, requests, personsById)) {
    personsById.set(visitor.personId, { ...visitor, type: 'person', name: visitor.displayName });
  }
  const held = await documentsOfType<Contact>(database, quarter, 'contact');
  const contacts = new Map(held.map((contact) => [contact._id, contact]));
  return requests
    .map((request): OfficeRequest => {
      const key = keyOf(request._id);
      const personId = ownerOf(request._id) ?? '';
      const card = cardsByKey.get(key);
      const answers = responses.get(key) ?? [];
      const isUnknown = ({ kind, personId: volunteer }: Response) =>
        kind === 'yes' && personsById.get(volunteer)?.name === undefined;
      return {
        ...withStanding(
          request,
          (steps.get(key) ?? []).map((step) =>
            withOthersNews(step, { personId, responses: answers, persons: personsById, contacts }),
          ),
        ),
        personId,
        person: personsById.get(personId),
        card,
        responses: answers,
        hasUnknownVolunteer: card?.state === 'open' && answers.some(isUnknown),
      };
    })
    .sort((a, b) => (a.request.createdAt < b.request.createdAt ? 1 : -1));
}

/** The volunteers of the quarter who may be asked, by name. */
export function observeVolunteers(quarter: string): Observable<(Person & { personId: string })[]> {
  return liveQuery(async () => {
    const mayReach = await readReach(localDatabase(), quarter);
    const persons = await documentsOfType<Person>(localDatabase(), quarter, 'person');
    return persons
      .filter(({ volunteerSince, volunteerUntil }) => Boolean(volunteerSince && !volunteerUntil))
      .filter(({ _id }) => mayReach(ownerOf(_id)))
      .map((person) => ({ ...person, personId: ownerOf(person._id) ?? '' }))
      .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'de'));
  });
}

/** Who asked and is known to the team alone: somebody whom a Treff entered. */
function visitorsAmong(
  database: LocalDatabase,
  quarter: string,
  requests: readonly Request[],
  known: ReadonlyMap<string, Person>,
): Promise<Visitor[]> {
  const owners = new Set(requests.map(({ _id }) => ownerOf(_id) ?? ''));
  const unknown = [...owners].filter((personId) => !known.has(personId));
  return documentsOfIds<Visitor>(database, quarter, unknown.map(visitorId));
}

function grouped<Doc extends { requestId: string; arrivedAt?: string }>(
  docs: readonly Doc[],
): Map<string, Doc[]> {
  const groups = new Map<string, Doc[]>();
  const inOrder = [...docs].sort((a, b) => ((a.arrivedAt ?? '~') < (b.arrivedAt ?? '~') ? -1 : 1));
  for (const doc of inOrder) {
    groups.set(doc.requestId, [...(groups.get(doc.requestId) ?? []), doc]);
  }
  return groups;
}
