import { liveQuery, type Observable } from 'dexie';
import { type AccessRequest, accessRequestsDue } from '#domain/access-request.ts';
import { ownerOf } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Visitor } from '#domain/visitor.ts';
import { documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** Somebody who waits for the answer to "Was ist über mich gespeichert?". */
export interface DueAnswer {
  request: AccessRequest;
  personId: string;
  /** Empty where nobody knows one. */
  name: string;
}

/** Who waits for an answer, what is due first comes first; now and after every change. */
export function observeDueAnswers(quarter: string): Observable<DueAnswer[]> {
  return liveQuery(async () => {
    const database = localDatabase();
    const requests = await documentsOfType<AccessRequest>(database, quarter, 'accessRequest');
    const persons = await documentsOfType<Person>(database, quarter, 'person');
    const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
    const names = new Map([
      ...visitors.map(({ personId, displayName }) => [personId, displayName] as const),
      ...persons.map(({ _id, name }) => [ownerOf(_id) ?? '', name] as const),
    ]);
    return accessRequestsDue(requests, persons).map((request) => {
      const personId = ownerOf(request._id) ?? '';
      return { request, personId, name: names.get(personId) ?? '' };
    });
  });
}
