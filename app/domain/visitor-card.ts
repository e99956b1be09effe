import { isCardNumber } from './card-number.ts';
import { isPersonId } from './ids.ts';
import { samePersons, type Visitor } from './visitor.ts';

const BEGINNING = 'VOTK1';

/** What the QR code of a Treff-Karte says: no name, so that a locked tablet can read it too. */
export interface VisitorCard {
  personId: string;
  cardNumber: string;
}

/** The text of a Treff-Karte's QR code. */
export function visitorCardText({ personId, cardNumber }: VisitorCard): string {
  return `${BEGINNING}:${personId}:${cardNumber}`;
}

/** Reads a Treff-Karte; `undefined` where the text is none. */
export function visitorCardIn(text: string): VisitorCard | undefined {
  const [beginning, personId = '', cardNumber = '', ...more] = text.trim().split(':');
  const isCard = beginning === BEGINNING && more.length === 0;
  return isCard && isPersonId(personId) && isCardNumber(cardNumber)
    ? { personId, cardNumber }
    : undefined;
}

/**
 * Whether a card is still its person's: `replaced` where they have another one by now, under any name
 * that they were entered with; `unknown` where nobody here knows the person, as with a blank card, or
 * with one that another tablet gave out.
 */
export function cardStanding(
  { personId, cardNumber }: VisitorCard,
  visitors: readonly Pick<Visitor, 'personId' | 'cardNumber' | 'mergedInto'>[],
): 'valid' | 'replaced' | 'unknown' {
  if (!visitors.some((visitor) => visitor.personId === personId)) return 'unknown';
  const same = new Set(samePersons(personId, visitors));
  const numbers = visitors.flatMap((visitor) =>
    same.has(visitor.personId) ? (visitor.cardNumber ?? []) : [],
  );
  return numbers.length === 0 || numbers.includes(cardNumber) ? 'valid' : 'replaced';
}
