import { liveQuery, type Observable } from 'dexie';
import { type Person, personDocumentId } from '#domain/person.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { documentById } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import { ownPersonIfAny } from './own-person.ts';

/** What this phone knows of its owner, as they would write it. */
export interface OwnDetails {
  name?: string;
  phone?: string;
  street?: string;
}

/** The owner's own details, now and after every change; empty where nobody owns the device. */
export function observeOwnDetails(quarter: string): Observable<OwnDetails> {
  return liveQuery(async () => {
    const database = localDatabase();
    const personId = await ownPersonIfAny(database);
    if (personId === undefined) return {};
    const person = await documentById<Person>(database, quarter, personDocumentId(personId));
    const phone = person?.phone && spokenPhone(person.phone);
    return { name: person?.name, phone, street: person?.address?.street };
  });
}
