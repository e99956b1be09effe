import type { Person } from './person.ts';
import { type PersonEntry, personsFound } from './person-list.ts';
import { spokenPhone } from './phone-number.ts';
import type { Request } from './request.ts';
import { type DraftFields, type RequestDraft, requestFields } from './request-draft.ts';
import { phoneFromTyped } from './typed-phone.ts';
import { mergedPerson } from './visitor.ts';

/** Somebody whom the office knows already, as a form about them is filled in. */
export interface KnownPerson extends Pick<Person, 'phone' | 'address' | 'comeAs'> {
  personId: string;
  /** `''` where they left a number only. */
  name: string;
  cardNumber?: string;
  /** As it was said with the last visit at that address. */
  doorbell?: string;
  floor?: string;
  /** What they have asked for that is open, newest first. */
  open: readonly Pick<Request, '_id' | 'kind' | 'createdAt'>[];
}

/** Fewer digits fit half the quarter. */
const FEWEST_DIGITS = 3;

/** Of whom a form may be meant: who fits the number that was typed, then who fits the name. Whoever turned
 *  out to be another leads to that one; who has died, moved or asked to be left alone is nobody to offer. */
export function personsSuggested(
  entries: readonly PersonEntry[],
  { name = '', phone = '' }: Pick<RequestDraft, 'name' | 'phone'>,
): PersonEntry[] {
  const byPerson = new Map(entries.map((entry) => [entry.personId, entry]));
  const oneOf = ({ personId }: PersonEntry) => byPerson.get(mergedPerson(personId, byPerson));
  const ended = new Set(entries.filter((entry) => entry.ended).map(oneOf));
  const found = [...byTyped(entries, phone), ...byTyped(entries, name)].map(oneOf);
  return [...new Set(found)].flatMap((one) =>
    one && !ended.has(one) && (one.name || one.phone) ? [one] : [],
  );
}

function byTyped(entries: readonly PersonEntry[], typed: string): PersonEntry[] {
  const isNumber = !/\p{L}/u.test(typed);
  const isEnough = isNumber ? typed.replace(/\D/g, '').length >= FEWEST_DIGITS : true;
  return typed.trim() && isEnough ? personsFound(entries, typed) : [];
}

/** What tells somebody from others of their name: where they live, their number, their card. */
export function toldApartBy({
  street,
  phone,
  cardNumber,
}: Pick<PersonEntry, 'street' | 'phone' | 'cardNumber'>): string[] {
  return [street, phone && spokenPhone(phone), cardNumber].flatMap((part) => (part ? [part] : []));
}

/** What a form need not ask of somebody who is known. Who asks for somebody else lives elsewhere. */
export function draftAbout(known: KnownPerson, { forOther }: RequestDraft = {}): RequestDraft {
  const { name, phone, address, comeAs, doorbell, floor } = known;
  const door = { street: address?.street, doorbell, floor };
  const all: RequestDraft = {
    ...{ name: name || undefined, phone: phone && spokenPhone(phone) },
    ...(forOther ? {} : { ...door, comeAs: comeAs === 'treff' ? undefined : comeAs }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What of a form was typed only to find somebody. A whole number that is not theirs is their new one. */
export function typedToFind(
  { name, phone = '' }: Pick<RequestDraft, 'name' | 'phone'>,
  found: PersonEntry,
): Pick<RequestDraft, 'name' | 'phone'> {
  const isNew = phoneFromTyped(phone) && byTyped([found], phone).length === 0;
  return { ...(name ? { name } : {}), ...(phone && !isNew ? { phone } : {}) };
}

/** What a form about somebody who is known says of their request: their whole address, where it is the same
 *  street, and which fields of it nobody has said. */
export function saidOf(
  typed: RequestDraft,
  whole: RequestDraft,
  known: KnownPerson,
): { fields: DraftFields; unsaid: (keyof DraftFields)[] } {
  const fields = requestFields(whole);
  const isHome = !whole.forOther && fields.address?.street === known.address?.street;
  const isUntyped = (field: keyof RequestDraft) => typed[field] === undefined;
  const unsaid = (['when', 'where', 'doorbell', 'floor'] as const).filter(isUntyped);
  return {
    fields: { ...fields, ...(fields.address && isHome ? { address: known.address } : {}) },
    unsaid: [
      ...unsaid,
      ...(isUntyped('street') ? ['address' as const] : []),
      // Where it is to be says who may come too.
      ...(isUntyped('comeAs') && isUntyped('where') ? ['comeAs' as const] : []),
    ],
  };
}
