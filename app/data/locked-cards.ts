import { cardMark } from '#domain/card-mark.ts';
import { isClosed } from '#domain/closed-form.ts';
import type { Result } from '#domain/result.ts';
import { samePersons, type Visitor, visitorId } from '#domain/visitor.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import type { Surroundings } from './copies.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import { addVisitor, type Entered } from './treff-entries.ts';
import type { EntryFailure } from './treff-today.ts';

/** What stands for somebody whose number was said: whoever sees it in a list knows what to do. */
const STAND_IN = (cardNumber: string) =>
  `Treff-Karte ${cardNumber.slice(0, 3)} ${cardNumber.slice(3)}`;

/**
 * Enters whoever said the number of their card at a tablet that cannot read whose it is. Somebody new
 * stands for them, and today's visit is theirs: both are delivered as any other. A tablet that can read
 * puts the person in the place (said-numbers.ts).
 */
export function enterByNumber(
  around: Surroundings,
  cardNumber: string,
  enteredBy?: string,
): Promise<Result<Entered, EntryFailure>> {
  const standIn = { displayName: STAND_IN(cardNumber), saidNumber: cardNumber };
  return addVisitor(around, standIn, enteredBy);
}

/** Whether the person of a card has another one by now, as far as a tablet can tell that cannot read. */
export async function isReplacedUnread(
  database: LocalDatabase,
  quarter: string,
  { personId, cardNumber }: VisitorCard,
): Promise<boolean> {
  const own = await database.documents.get([quarter, visitorId(personId)]);
  const mark = cardMark(cardNumber);
  // As a rule the card is good, and five thousand rows need not be read.
  if (!own || markIn(own) === mark) return false;
  const rows = await database.documents.where({ quarter, type: 'visitor' }).toArray();
  const visitors = rows.map(({ doc }) => doc as Pick<Visitor, 'personId' | 'mergedInto'>);
  const same = new Set(samePersons(personId, visitors).map(visitorId));
  const marks = rows.filter(({ id }) => same.has(id)).flatMap((row) => markIn(row) ?? []);
  return marks.length > 0 && !marks.includes(mark);
}

function markIn({ doc }: LocalDocument): string | undefined {
  if (isClosed(doc)) return doc.closed.card;
  return typeof doc.cardNumber === 'string' ? cardMark(doc.cardNumber) : undefined;
}
