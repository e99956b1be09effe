import { CreditCard, Lock, Tally5, UserPlus } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { NameIndex } from '../../data/name-index.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { watchNames } from '../../data/team-names.ts';
import { observeTreffPlace } from '../../data/treff-place.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { AddCard } from './add-card.tsx';
import { DayLine } from './day-line.tsx';
import { ForgottenPin } from './forgotten-pin.tsx';
import type { LockActions } from './lock-actions.ts';
import { NameSearch } from './name-search.tsx';
import { NewNamePart } from './new-name-part.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { SetPin } from './set-pin.tsx';
import { TallyPart } from './tally-part.tsx';
import type { OpenLock } from './treff-gate.tsx';
import { VisitorCardPart } from './visitor-card-part.tsx';

const words = lockDe.treff;

type Part = 'names' | 'tally' | 'card' | 'name' | 'keyCard' | 'pin';

/** An open tablet: entering by name too, and what belongs to its lock. */
export function OpenTreff({
  quarterId,
  actions,
  hasForgotten,
  onHelped,
}: {
  quarterId: string;
  actions: LockActions;
} & OpenLock) {
  const { actor, hasPin, opensItself } = useCurrent(tabletLock);
  const [names, setNames] = useState<NameIndex>();
  const [part, setPart] = useState<Part>('names');
  const [said, setSaid] = useState('');
  const [hasSkipped, setSkipped] = useState(false);
  const where = useLive(() => observeTreffPlace(quarterId), [quarterId]);
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  const say = (text: string) => {
    setSaid(text);
    setSkipped(true);
    setPart('names');
  };
  const wantsPin = !hasForgotten && (part === 'pin' || (!hasPin && !hasSkipped && !opensItself));
  const isAsking = hasForgotten || wantsPin;
  const isPlaceOpen = where !== undefined && where.placeId === undefined;
  return (
    <Page title={words.title}>
      <p role="status">{said}</p>
      {hasForgotten && names && (
        <ForgottenPin {...{ names, actions }} onSaid={say} onDone={onHelped} />
      )}
      {wantsPin && actor !== undefined && (
        <SetPin personId={actor} actions={actions} onSaid={say} onSkip={() => say('')} />
      )}
      {!isAsking && isPlaceOpen && <PlaceChoice quarterId={quarterId} />}
      {!isAsking && where?.placeId !== undefined && <DayLine {...{ quarterId, where }} />}
      {part === 'names' && !isAsking && !isPlaceOpen && <NameSearch {...{ quarterId, names }} />}
      {part === 'tally' && <TallyPart quarterId={quarterId} />}
      {part === 'card' && <VisitorCardPart {...{ quarterId, names }} />}
      {part === 'name' && <NewNamePart quarterId={quarterId} />}
      {part === 'keyCard' && <AddCard {...{ quarterId, actions }} onSaid={say} />}
      {!isAsking && <Parts part={part} onPart={setPart} />}
      {!opensItself && (
        <Button icon={Lock} onPress={() => tabletLock.lockScreen()}>
          {words.lockNow}
        </Button>
      )}
    </Page>
  );
}

function Parts({ part, onPart }: { part: Part; onPart: (part: Part) => void }) {
  return (
    <nav class="treff-grid" aria-label={words.title}>
      {part !== 'names' && <Button onPress={() => onPart('names')}>{lockDe.entry.search}</Button>}
      <Button icon={Tally5} onPress={() => onPart('tally')}>
        {words.tally}
      </Button>
      <Button icon={CreditCard} onPress={() => onPart('card')}>
        {words.visitorCard}
      </Button>
      <Button icon={UserPlus} onPress={() => onPart('name')}>
        {words.newName}
      </Button>
      <Button onPress={() => onPart('pin')}>{lockDe.pin.change}</Button>
      <Button onPress={() => onPart('keyCard')}>{lockDe.card.add}</Button>
    </nav>
  );
}
