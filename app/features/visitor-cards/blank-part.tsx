import { useState } from 'preact/hooks';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { blankCards } from '../../data/visitor-cards.ts';
import { visitorCardsDe as words } from '../../texts/visitor-cards-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { CARDS_A_SHEET } from './card-sheets.tsx';

const SHEETS = ['1', '2', '3', '5', '10'] as const;

/** A stack of cards that are nobody's yet. */
export function BlankPart({
  quarterId,
  onPrint,
}: {
  quarterId: string;
  onPrint: (cards: VisitorCard[]) => void;
}) {
  const [sheets, setSheets] = useState<(typeof SHEETS)[number]>('1');
  return (
    <section class="card stack">
      <h2>{words.blankTitle}</h2>
      <p>{words.blankText}</p>
      <SelectField
        label={words.blankHow}
        options={SHEETS.map((value) => ({ value, label: words.sheets(Number(value)) }))}
        value={sheets}
        onChange={setSheets}
      />
      <div class="row">
        <Button
          look="pill"
          onPress={() => void blankCards(quarterId, Number(sheets) * CARDS_A_SHEET).then(onPrint)}
        >
          {words.makeBlank}
        </Button>
      </div>
    </section>
  );
}
