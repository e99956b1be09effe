import { ownerOf } from './ids.ts';
import { type Namesake, repeatedIn } from './namesakes.ts';
import type { Person } from './person.ts';
import { spokenPhone } from './phone-number.ts';
import { isFoundIn, spelledWords, spellingsOf, wordsTyped } from './spellings.ts';
import type { Visitor } from './visitor.ts';

/** A person as one line of the office's list: what the private and the team's database know. */
export interface PersonEntry {
  personId: string;
  name: string;
  phone?: string;
  cardNumber?: string;
  street?: string;
  isVerified: boolean;
  isVolunteer: boolean;
  ended?: Person['ended'];
  /** The person that this one turned out to be. */
  mergedInto?: string;
}

/** Everybody of whom there is a document, by name; who has none comes last. */
export function personEntries(
  persons: readonly Person[],
  visitors: readonly Visitor[],
): PersonEntry[] {
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const known = new Map(persons.map((person) => [ownerOf(person._id) ?? '', person]));
  const ids = new Set([...known.keys(), ...byPerson.keys()]);
  return [...ids]
    .map((personId) => entryOf(personId, known.get(personId), byPerson.get(personId)))
    .sort(byName);
}

/** The line of somebody of whom there is no document. */
export function unknownPerson(personId: string): PersonEntry {
  return entryOf(personId, undefined, undefined);
}

function entryOf(
  personId: string,
  person: Person | undefined,
  visitor: Visitor | undefined,
): PersonEntry {
  return {
    personId,
    name: person?.name ?? visitor?.displayName ?? '',
    phone: person?.phone,
    cardNumber: visitor?.cardNumber,
    street: person?.address?.street,
    isVerified: person?.verified !== undefined,
    isVolunteer: visitor?.volunteer === true || isVolunteering(person),
    ended: person?.ended,
    mergedInto: visitor?.mergedInto,
  };
}

function isVolunteering(person: Person | undefined): boolean {
  return person?.volunteerSince !== undefined && person.volunteerUntil === undefined;
}

const collator = new Intl.Collator('de');

function byName(a: PersonEntry, b: PersonEntry): number {
  if (!a.name !== !b.name) return a.name ? -1 : 1;
  return collator.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1);
}

/**
 * The entries that fit what was typed: the beginning of each word of a name or street in any order
 * and spelling (Müller, Mueller, Muller), or digits of a card or telephone number.
 */
export function personsFound(entries: readonly PersonEntry[], typed: string): PersonEntry[] {
  const digits = digitsTyped(typed);
  if (digits !== undefined) return entries.filter((entry) => hasNumber(entry, digits));
  const words = wordsTyped(typed);
  if (words.length === 0) return [...entries];
  return entries.filter((entry) => isFoundIn(spellingsOfEntry(entry), words));
}

/** Others who may be the same person: of the same name, or with the same telephone number. */
export function likelyTwins(entry: PersonEntry, entries: readonly PersonEntry[]): PersonEntry[] {
  const phone = digitsOf(entry.phone);
  const name = spelledWords(entry.name).sort().join(' ');
  return entries.filter((other) => {
    if (other.personId === entry.personId) return false;
    if (other.mergedInto !== undefined || entry.mergedInto !== undefined) return false;
    const isNamesake = name !== '' && spelledWords(other.name).sort().join(' ') === name;
    return isNamesake || (phone !== '' && digitsOf(other.phone) === phone);
  });
}

/** Those of some persons whose name somebody else among the entries has too; `idsOf` gives all ids of one
 *  person. */
export function namesakesAmong(
  entries: readonly PersonEntry[],
  wanted: readonly string[],
  idsOf: (personId: string) => readonly string[],
): Namesake[] {
  const nameOf = ({ name }: PersonEntry) => spellingsOf(name);
  const shared = repeatedIn(entries.map(nameOf));
  const isWanted = new Set(wanted);
  return entries
    .filter((entry) => isWanted.has(entry.personId) && shared.has(nameOf(entry)))
    .map(({ personId, cardNumber }) => ({ personId, ids: idsOf(personId), cardNumber }));
}

/** What was typed, where it is a number: "0209 12-34". */
function digitsTyped(typed: string): string | undefined {
  return /^[\d\s+/()-]*\d[\d\s+/()-]*$/.test(typed) ? digitsOf(typed.trim()) : undefined;
}

function hasNumber({ phone, cardNumber }: PersonEntry, digits: string): boolean {
  return digitsOf(phone).includes(digits) || (cardNumber ?? '').startsWith(digits);
}

/** As it is dialled here, without anything between the digits. */
function digitsOf(phone = ''): string {
  return spokenPhone(phone.replace(/^00(?=[1-9])/, '+')).replace(/\D/g, '');
}

const spellings = new WeakMap<PersonEntry, string>();

/** Found once, not with every key. */
function spellingsOfEntry(entry: PersonEntry): string {
  const known = spellings.get(entry);
  if (known !== undefined) return known;
  const fresh = spellingsOf(`${entry.name} ${entry.street ?? ''}`);
  spellings.set(entry, fresh);
  return fresh;
}
