import { isCardNumber } from './card-number.ts';
import { isPersonId } from './ids.ts';

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
