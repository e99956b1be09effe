import type { Person } from '#domain/person.ts';
import { personDocumentId } from '#domain/person.ts';
import type { Body } from '#domain/version.ts';
import type { Edit } from './checked-writes.ts';

/** What somebody says of themselves beside what they want. */
export type ContactDetails = Partial<
  Pick<Person, 'name' | 'phone' | 'address' | 'language' | 'comeAs'>
>;

/** The document of somebody who was not entered yet. */
export function newPerson(personId: string, details: ContactDetails, now: Date): Body {
  const made = { type: 'person', v: 1, createdAt: now.toISOString() };
  return { _id: personDocumentId(personId), ...made, ...said(details) };
}

/** Adds to a person's document what they said anew; the same again changes nothing. */
export function saysOfThemselves(personId: string, details: ContactDetails, now: Date): Edit {
  const change = (current: Body | undefined) => {
    if (!current) return newPerson(personId, details, now);
    // The postcode belongs to the street that it came with.
    const home = current.address as ContactDetails['address'];
    const isSameHome = home?.street !== undefined && home.street === details.address?.street;
    const all = said(
      isSameHome ? { ...details, address: { ...home, ...details.address } } : details,
    );
    const fresh = Object.entries(all).filter(
      ([field, value]) => JSON.stringify(current[field]) !== JSON.stringify(value),
    );
    return fresh.length > 0 ? { ...current, ...Object.fromEntries(fresh) } : current;
  };
  return { id: personDocumentId(personId), change };
}

function said({ name, phone, address, language, comeAs }: ContactDetails) {
  const all = { name, phone, address, language, comeAs };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
