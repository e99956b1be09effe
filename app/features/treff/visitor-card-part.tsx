import { useRef, useState } from 'preact/hooks';
import { isCardNumber } from '#domain/card-number.ts';
import { visitorCardIn } from '#domain/visitor-card.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { recordVisit, undoVisit } from '../../data/treff-entries.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { CardReader } from './card-reader.tsx';
import { EntryNote } from './entry-note.tsx';
import { useEntry } from './use-entry.ts';

const words = lockDe.entry;
/** A card that is held on a little longer is one card. */
const SAME_CARD_MS = 4_000;

/** "Treff-Karte": enters whoever shows theirs; the card names nobody, so the lock does not matter. */
export function VisitorCardPart({ quarterId }: { quarterId: string }) {
  const entry = useEntry(quarterId, words.takenBack);
  const [problem, setProblem] = useState<string>();
  const last = useRef({ text: '', at: 0 });
  const read = async (text: string) => {
    const now = performance.now();
    if (text === last.current.text && now - last.current.at < SAME_CARD_MS) return;
    last.current = { text, at: now };
    const card = visitorCardIn(text);
    setProblem(card ? undefined : problemWith(text));
    if (!card) return;
    await entry.enter(
      words.entered,
      (around, enteredBy) => recordVisit(around, card.personId, { source: 'scan', enteredBy }),
      undoVisit,
    );
  };
  return (
    <div class="stack">
      <CardReader hint={words.showCard} problem={problem} onText={(text) => void read(text)} />
      <EntryNote entry={entry} />
    </div>
  );
}

/** Whose number it is stands in what a locked tablet cannot read. */
function problemWith(text: string): string {
  if (!isCardNumber(text.trim())) return words.notACard;
  return tabletLock.current.phase === 'open' ? words.numberElsewhere : words.numberLocked;
}
