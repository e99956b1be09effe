import { liveQuery, type Observable } from 'dexie';
import type { Person } from '#domain/person.ts';
import { personDocumentId } from '#domain/person.ts';
import type { Response } from '#domain/response.ts';
import type { Session } from '#domain/session.ts';
import type { Shift } from '#domain/shift.ts';
import type { Visitor } from '#domain/visitor.ts';
import { visitorId } from '#domain/visitor.ts';
import { type VolunteerEntry, volunteerEntries } from '#domain/volunteer.ts';
import { documentById, documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';

/** Everybody who helps or has helped, by name. Now and after every change. */
export function observeVolunteerEntries(quarter: string): Observable<VolunteerEntry[]> {
  return liveQuery(async () => {
    const database = localDatabase();
    const persons = await documentsOfType<Person>(database, quarter, 'person');
    return volunteerEntries(persons, await documentsOfType<Visitor>(database, quarter, 'visitor'));
  });
}

/** What the office's page of a volunteer shows. */
export interface VolunteerFile {
  personId: string;
  person?: Person;
  visitor?: Visitor;
}

/** One volunteer; both parts are absent where nothing is known under that id. Now and after every
 *  change. */
export function observeVolunteer(quarter: string, personId: string): Observable<VolunteerFile> {
  return liveQuery(async () => {
    const database = localDatabase();
    const person = await documentById<Person>(database, quarter, personDocumentId(personId));
    const visitor = await documentById<Visitor>(database, quarter, visitorId(personId));
    return { personId, person, visitor };
  });
}

/** What the hours of a year are counted from. */
export interface WorkDone {
  shifts: Shift[];
  responses: Response[];
  sessions: Session[];
}

/** All shifts and Treff days of a year and all answers to requests, now and after every change. */
export function observeWorkDone(quarter: string, year: string): Observable<WorkDone> {
  return liveQuery(async () => {
    const database = localDatabase();
    const shifts = await documentsOfType<Shift>(database, quarter, 'shift');
    const responses = await documentsOfType<Response>(database, quarter, 'response');
    const sessions = await documentsOfType<Session>(database, quarter, 'session');
    const isOfYear = ({ date }: { date: string }) => date.startsWith(`${year}-`);
    return { shifts: shifts.filter(isOfYear), responses, sessions: sessions.filter(isOfYear) };
  });
}
