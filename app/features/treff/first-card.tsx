import { lockDe } from '../../texts/lock-de.ts';
import { Page } from '../../ui/page.tsx';
import { KeyCardReader } from './key-card-reader.tsx';
import type { LockActions } from './lock-actions.ts';

const words = lockDe.first;

/** A tablet that nobody has a card for yet: the first one shown opens it from then on. */
export function FirstCard({ quarterId, actions }: { quarterId: string; actions: LockActions }) {
  return (
    <Page title={words.title}>
      <p>{words.text}</p>
      <p>{words.where}</p>
      <KeyCardReader
        {...{ quarterId, actions }}
        onCard={(outcome, card) => {
          if (outcome === 'newCard') void actions.addCard(card);
        }}
      />
      <p class="soft">{words.until}</p>
    </Page>
  );
}
