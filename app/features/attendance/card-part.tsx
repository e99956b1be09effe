import { CreditCard } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { typedCardNumber } from '#domain/card-number.ts';
import { visitorCardIn } from '#domain/visitor-card.ts';
import { CardReader } from '../../entries/card-reader.tsx';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import type { Entering } from './use-entering.ts';
import type { People } from './use-people.ts';

/** A card that is held on a little longer is one card. */
const SAME_CARD_MS = 4_000;

/** Enters whoever shows their Treff-Karte; the camera is on only when it is asked for. */
export function CardPart({ people, entering }: { people: People; entering: Entering }) {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const last = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  const read = async (text: string) => {
    const now = performance.now();
    if (text === last.current.text && now - last.current.at < SAME_CARD_MS) return;
    last.current = { text, at: now };
    const card = visitorCardIn(text);
    if (card && people.isReplaced(card)) return setProblem(words.oldCard);
    const [holder] = typedCardNumber(text) ? people.find(text, 1) : [];
    setProblem(card || holder ? undefined : words.notACard);
    if (card) await entering.enter(card.personId, 'scan', people.nameOf(card.personId));
    else if (holder) await entering.enter(holder.personId, 'number', holder.name);
  };
  if (!isOpen) {
    return (
      <Button icon={CreditCard} onPress={() => setOpen(true)}>
        {words.card}
      </Button>
    );
  }
  return (
    <div class="stack">
      <CardReader
        hint={words.showCard}
        slow={lockDe.entry.cardSlow}
        problem={problem}
        onText={(text) => void read(text)}
      />
      <Button onPress={() => setOpen(false)}>{words.cardClose}</Button>
    </div>
  );
}
