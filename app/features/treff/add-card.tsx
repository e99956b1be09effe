import { lockDe } from '../../texts/lock-de.ts';
import { KeyCardReader } from './key-card-reader.tsx';
import type { LockActions } from './lock-actions.ts';

const words = lockDe.card;

/** One more volunteer's card for this tablet: it opens it from then on, offline too. */
export function AddCard({
  quarterId,
  actions,
  onSaid,
}: {
  quarterId: string;
  actions: LockActions;
  onSaid: (words: string) => void;
}) {
  return (
    <KeyCardReader
      {...{ quarterId, actions }}
      onCard={(outcome, card) => {
        if (outcome === 'opened') onSaid(words.again);
        if (outcome === 'newCard') void actions.addCard(card).then(() => onSaid(words.added));
      }}
    />
  );
}
