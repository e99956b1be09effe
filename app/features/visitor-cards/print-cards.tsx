import { Printer } from 'lucide';
import type { Quarter } from '#domain/quarter.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { visitorCardsDe } from '../../texts/visitor-cards-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { CardSheets } from './card-sheets.tsx';

const words = visitorCardsDe.print;

/** Cards to be printed, and beside them, on screen alone, whose they are. */
export function PrintCards({
  cards,
  names,
  quarter,
  onDone,
}: {
  cards: readonly VisitorCard[];
  /** By person; a blank card's is missing. */
  names: ReadonlyMap<string, string>;
  quarter: Quarter;
  onDone: () => void;
}) {
  const isBlank = cards.every(({ personId }) => !names.has(personId));
  return (
    <Page title={words.title} isWide>
      <div class="stack no-print">
        <p>{words.how}</p>
        <p>{isBlank ? `${words.blank} ${words.once}` : words.whose}</p>
        {!isBlank && (
          <ul class="visitor-cards-whose">
            {cards.map(({ personId, cardNumber }) => (
              <li key={personId}>
                <strong>{cardNumber}</strong> <bdi>{names.get(personId) ?? words.nameless}</bdi>
              </li>
            ))}
          </ul>
        )}
        <div class="row">
          <Button look="pill" icon={Printer} onPress={() => window.print()}>
            {words.now}
          </Button>
          <Button look="pill" onPress={onDone}>
            {words.done}
          </Button>
        </div>
      </div>
      <CardSheets {...{ cards, quarter }} />
    </Page>
  );
}
