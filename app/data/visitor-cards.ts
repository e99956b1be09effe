import { liveQuery, type Observable } from 'dexie';
import { type CardHolder, cardHolders, freeCardNumbers } from '#domain/card-holders.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { samePersons, type Visitor, visitorId } from '#domain/visitor.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { type CommandFailure, type Edit, put, remove } from './checked-writes.ts';
import { documentsOfType } from './document-range.ts';
import { freshPersonId } from './fresh-keys.ts';
import { localDatabase } from './local-store.ts';
import { writeHere } from './person-commands.ts';

/** Which number each of some persons had before a command, so that it can be taken back. */
export type NumbersBefore = ReadonlyMap<string, string | undefined>;

/** What a card came to, and the way back. */
export interface GivenCard {
  card: VisitorCard;
  before: NumbersBefore;
  /** The blank card that has become this person's. */
  blankId?: string;
}

/** `taken`: the blank card is somebody's already. `sameNumber`: another card has its number. */
export type BlankFailure = CommandFailure | { code: 'taken' } | { code: 'sameNumber' };

/** Everybody who may have a Treff-Karte, now and after every change. */
export function observeCardHolders(quarter: string): Observable<CardHolder[]> {
  return liveQuery(async () => cardHolders(await visitorsOf(quarter)));
}

/** The cards of some persons, to be printed; who has none is given a number. */
export async function giveCards(
  quarter: string,
  persons: readonly string[],
  now: Date,
): Promise<Result<VisitorCard[], CommandFailure>> {
  const visitors = await visitorsOf(quarter);
  const byPerson = new Map(cardHolders(visitors).map((holder) => [holder.personId, holder]));
  const without = persons.filter((personId) => !byPerson.get(personId)?.cardNumber);
  const free = freeCardNumbers(numbersOf(visitors), without.length, drawn);
  const given = new Map(without.map((personId, index) => [personId, free[index] ?? '']));
  const written = await writeHere(quarter, numberEdits(given), now);
  if (!written.ok) return written;
  const cards = persons.map((personId) => ({
    personId,
    cardNumber: given.get(personId) ?? byPerson.get(personId)?.cardNumber ?? '',
  }));
  return success(cards);
}

/** A lost card is replaced: the person has another number, and the old one opens nothing any more. */
export async function replaceCard(
  quarter: string,
  personId: string,
  now: Date,
): Promise<Result<GivenCard, CommandFailure>> {
  const visitors = await visitorsOf(quarter);
  const [cardNumber = ''] = freeCardNumbers(numbersOf(visitors), 1, drawn);
  const { before, edits } = onlyNumber(visitors, personId, personId, cardNumber);
  const written = await writeHere(quarter, edits, now);
  return written.ok ? success({ card: { personId, cardNumber }, before }) : written;
}

/** Blank cards, to be given out later: each has a number and a person's id that nobody has yet. */
export async function blankCards(quarter: string, count: number): Promise<VisitorCard[]> {
  const numbers = freeCardNumbers(numbersOf(await visitorsOf(quarter)), count, drawn);
  return numbers.map((cardNumber) => ({ personId: freshPersonId(), cardNumber }));
}

/**
 * A blank card is given to somebody who is known: it opens them, with its code and with its number. A
 * card that they had before does so no longer.
 */
export async function giveBlank(
  quarter: string,
  personId: string,
  blank: VisitorCard,
  now: Date,
): Promise<Result<GivenCard, BlankFailure>> {
  const visitors = await visitorsOf(quarter);
  const person = visitors.find((visitor) => visitor.personId === personId);
  if (!person) return failure({ code: 'unknown', id: visitorId(personId) });
  if (visitors.some((visitor) => visitor.personId === blank.personId)) {
    return failure({ code: 'taken' });
  }
  if (numbersOf(visitors).has(blank.cardNumber)) return failure({ code: 'sameNumber' });
  const { before, edits } = onlyNumber(visitors, personId, blank.personId, blank.cardNumber);
  const made: Body = {
    _id: visitorId(blank.personId),
    ...{ type: 'visitor', v: 1, createdAt: now.toISOString() },
    ...{ personId: blank.personId, displayName: person.displayName },
    ...{ cardNumber: blank.cardNumber, mergedInto: personId },
  };
  const written = await writeHere(quarter, [...edits, put(made)], now);
  const { cardNumber } = blank;
  if (!written.ok) return written;
  return success({ card: { personId, cardNumber }, before, blankId: blank.personId });
}

/** Takes back that a card was given or replaced: the one before is valid again. */
export function takeCardBack(
  quarter: string,
  { before, blankId }: Omit<GivenCard, 'card'>,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const blank = blankId === undefined ? [] : [remove(visitorId(blankId))];
  return writeHere(quarter, [...numberEdits(before), ...blank], now);
}

function visitorsOf(quarter: string): Promise<Visitor[]> {
  return documentsOfType<Visitor>(localDatabase(), quarter, 'visitor');
}

function numbersOf(visitors: readonly Visitor[]): Set<string> {
  return new Set(visitors.flatMap(({ cardNumber }) => cardNumber ?? []));
}

/** Of all ids of a person the number is that of one alone. */
function onlyNumber(
  visitors: readonly Visitor[],
  personId: string,
  bearer: string,
  cardNumber: string,
): { before: NumbersBefore; edits: Edit[] } {
  const same = new Set(samePersons(personId, visitors));
  const own = visitors.filter((visitor) => same.has(visitor.personId));
  const before = new Map(own.map((visitor) => [visitor.personId, visitor.cardNumber]));
  const after = new Map(
    own.map((visitor) => [visitor.personId, visitor.personId === bearer ? cardNumber : undefined]),
  );
  return { before, edits: numberEdits(after) };
}

function numberEdits(numbers: NumbersBefore): Edit[] {
  return [...numbers].map(([personId, cardNumber]) => ({
    id: visitorId(personId),
    change: (current) => withNumber(current, cardNumber),
  }));
}

function withNumber(current: Body | undefined, cardNumber: string | undefined): Body | undefined {
  if (!current || current.cardNumber === cardNumber) return current;
  const { cardNumber: _, ...others } = current;
  return (cardNumber === undefined ? others : { ...others, cardNumber }) as Body;
}

/** A whole number by chance, far larger than there are cards. */
function drawn(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
