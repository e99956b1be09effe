import { useRef, useState } from 'preact/hooks';
import { type KeyCard, keyCardIn } from '#domain/key-card.ts';
import { CardReader } from '../../entries/card-reader.tsx';
import { lockDe } from '../../texts/lock-de.ts';
import type { CardOutcome, LockActions } from './lock-actions.ts';

const words = lockDe.card;

/** Reads a Schlüsselkarte and says what is wrong with it; what it came to is told to `onCard`. */
export function KeyCardReader({
  quarterId,
  actions,
  onCard,
}: {
  quarterId: string;
  actions: LockActions;
  onCard: (outcome: CardOutcome, card: KeyCard) => void;
}) {
  const [problem, setProblem] = useState<string>();
  const isBusy = useRef(false);
  const read = async (text: string) => {
    if (isBusy.current) return;
    const card = keyCardIn(text);
    if (!card) return setProblem(words.notOne);
    isBusy.current = true;
    const outcome = await actions.byCard(quarterId, card).catch(() => undefined);
    isBusy.current = false;
    if (!outcome) return setProblem(lockDe.treff.failed);
    setProblem(PROBLEMS[outcome]);
    onCard(outcome, card);
  };
  return <CardReader hint={words.show} problem={problem} onText={(text) => void read(text)} />;
}

const PROBLEMS: Partial<Record<CardOutcome, string>> = {
  unknownCard: words.unknown,
  endedCard: words.ended,
};
