import { CreditCard, Lock, Search, Tally5, UserPlus } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { resolveSaidNumbers } from '../../data/said-numbers.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { watchNames } from '../../data/team-names.ts';
import { observeTreffPlace } from '../../data/treff-place.ts';
import { observeHere } from '../../data/treff-recent.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
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
  const { actor, hasPin, opensItself, hasDeclinedPin } = useCurrent(tabletLock);
  const [names, setNames] = useState<NameIndex>();
  const [part, setPart] = useState<Part>('names');
  const [said, setSaid] = useState('');
  const where = useLive(() => observeTreffPlace(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const here = useLive(() => observeHere(quarterId, () => new Date()), [quarterId, today])?.here;
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  useEffect(() => void (names && resolveNumbers(quarterId, names)), [names]);
  const say = (text: string) => {
    setSaid(text);
    tabletLock.declinePin();
    setPart('names');
  };
  const wantsPin =
    !hasForgotten && (part === 'pin' || (!hasPin && !hasDeclinedPin && !opensItself));
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
      {!isAsking && where?.placeId !== undefined && (
        <DayLine {...{ quarterId, where }} here={here?.length ?? 0}>
          <EntryWays part={part} onPart={setPart} />
        </DayLine>
      )}
      {part === 'names' && !isAsking && !isPlaceOpen && (
        <NameSearch {...{ quarterId, names, here }} />
      )}
      {part === 'tally' && <TallyPart quarterId={quarterId} />}
      {part === 'card' && <VisitorCardPart {...{ quarterId, names }} />}
      {part === 'name' && <NewNamePart quarterId={quarterId} />}
      {part === 'keyCard' && <AddCard {...{ quarterId, actions }} onSaid={say} />}
      {!isAsking && <LockParts onPart={setPart} />}
      {!opensItself && (
        <Button icon={Lock} onPress={() => tabletLock.lockScreen()}>
          {words.lockNow}
        </Button>
      )}
    </Page>
  );
}

/** Whose number was said while the tablet was locked. */
async function resolveNumbers(quarterId: string, names: NameIndex): Promise<void> {
  if (names.standIns().length === 0) return;
  await resolveSaidNumbers(await readSurroundings(quarterId, () => new Date()), names);
}

/** The ways to enter somebody; the one at hand stays in. */
function EntryWays({ part, onPart }: { part: Part; onPart: (part: Part) => void }) {
  const ways = [
    ['names', Search, treffDe.entry.known],
    ['tally', Tally5, words.tally],
    ['card', CreditCard, words.visitorCard],
    ['name', UserPlus, words.newName],
  ] as const;
  return (
    <>
      {ways.map(([way, icon, label]) => (
        <Button
          key={way}
          look="pill"
          icon={icon}
          pressed={part === way}
          onPress={() => onPart(way)}
        >
          {label}
        </Button>
      ))}
    </>
  );
}

/** What belongs to the lock. */
function LockParts({ onPart }: { onPart: (part: Part) => void }) {
  return (
    <div class="row">
      <Button look="pill" onPress={() => onPart('pin')}>
        {lockDe.pin.change}
      </Button>
      <Button look="pill" onPress={() => onPart('keyCard')}>
        {lockDe.card.add}
      </Button>
    </div>
  );
}
