import { CreditCard, HandHelping, KeyRound, Tally5, UserPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { NewNamePart } from '../../entries/new-name-part.tsx';
import { TallyPart } from '../../entries/tally-part.tsx';
import { lockDe } from '../../texts/lock-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import type { LockActions } from './lock-actions.ts';
import { treffDesk } from './treff-desk.ts';
import { UnlockPart } from './unlock-part.tsx';
import { VisitorCardPart } from './visitor-card-part.tsx';

const words = lockDe.treff;

type Part = 'unlock' | 'tally' | 'card' | 'name';

/** A locked tablet: no name on it, and entering goes on. */
export function LockedTreff({
  quarterId,
  actions,
  onForgotten,
}: {
  quarterId: string;
  actions: LockActions;
  onForgotten: (hasForgotten: boolean) => void;
}) {
  const [part, setPart] = useState<Part>();
  const desk = treffDesk(quarterId);
  if (part === undefined) {
    return (
      <Page title={words.lockedTitle}>
        <p>{words.goesOn}</p>
        <Button look="primary" icon={KeyRound} onPress={() => setPart('unlock')}>
          {words.unlock}
        </Button>
        <div class="treff-grid">
          <Button icon={Tally5} onPress={() => setPart('tally')}>
            {words.tally}
          </Button>
          <Button icon={CreditCard} onPress={() => setPart('card')}>
            {words.visitorCard}
          </Button>
          <Button icon={UserPlus} onPress={() => setPart('name')}>
            {words.newName}
          </Button>
          <LinkButton icon={HandHelping} href={addresses.lending(quarterId)}>
            {words.lending}
          </LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page key={part} title={TITLES[part]}>
      {part === 'unlock' && <UnlockPart {...{ quarterId, actions, onForgotten }} />}
      {part === 'tally' && <TallyPart desk={desk} />}
      {part === 'card' && <VisitorCardPart quarterId={quarterId} />}
      {part === 'name' && <NewNamePart desk={desk} />}
      <Button onPress={() => setPart(undefined)}>
        {part === 'unlock' ? words.stayLocked : words.done}
      </Button>
    </Page>
  );
}

const TITLES: Record<Part, string> = {
  unlock: words.unlock,
  tally: words.tally,
  card: words.visitorCard,
  name: words.newName,
};
