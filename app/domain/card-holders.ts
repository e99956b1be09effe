import { cardNumberFrom } from './card-number.ts';
import { type PersonEntry, unknownPerson } from './person-list.ts';
import { mergedPerson, type Visitor } from './visitor.ts';

const ALL_NUMBERS = 100_000;

/** Somebody who may have a Treff-Karte: one person, however often they were entered. */
export type CardHolder = PersonEntry;

/** Everybody whom the team knows, after all merges, by name. */
export function cardHolders(visitors: readonly Visitor[]): CardHolder[] {
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const holders = new Map<string, CardHolder>();
  for (const visitor of visitors) {
    const personId = mergedPerson(visitor.personId, byPerson);
    const known = holders.get(personId);
    const isOwn = visitor.personId === personId;
    const name = isOwn || !known ? visitor.displayName : known.name;
    const own = isOwn ? visitor.cardNumber : undefined;
    const cardNumber = own ?? known?.cardNumber ?? visitor.cardNumber;
    holders.set(personId, { ...unknownPerson(personId), name, cardNumber });
  }
  const german = new Intl.Collator('de');
  return [...holders.values()].sort(
    (a, b) => german.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1),
  );
}

/**
 * Card numbers that nobody has, each once. `draw` gives a whole number from 0 to 99,999 by chance, so
 * that two offices that draw without a network seldom draw the same.
 */
export function freeCardNumbers(
  taken: ReadonlySet<string>,
  count: number,
  draw: () => number,
): string[] {
  const given = new Set(taken);
  if (given.size + count > ALL_NUMBERS) throw new RangeError('no card numbers are left');
  const numbers: string[] = [];
  while (numbers.length < count) {
    let next = draw() % ALL_NUMBERS;
    while (given.has(numberAt(next))) next = (next + 1) % ALL_NUMBERS;
    given.add(numberAt(next));
    numbers.push(numberAt(next));
  }
  return numbers;
}

function numberAt(index: number): string {
  return cardNumberFrom(String(index).padStart(5, '0'));
}
