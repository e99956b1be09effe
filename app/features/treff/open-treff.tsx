import { Lock } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { resolveSaidNumbers } from '../../data/said-numbers.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { watchNames } from '../../data/team-names.ts';
import { observeTreffPlace } from '../../data/treff-place.ts';
import { observeHere } from '../../data/treff-recent.ts';
import { EntryWays } from '../../entries/entry-ways.tsx';
import { NameSearch } from '../../entries/name-search.tsx';
import { NewNamePart } from '../../entries/new-name-part.tsx';
import { TallyPart } from '../../entries/tally-part.tsx';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AddCard } from './add-card.tsx';
import { DayLine } from './day-line.tsx';
import { ForgottenPin } from './forgotten-pin.tsx';
import { LastTime, what } from './last-time.tsx';
import type { LockActions } from './lock-actions.ts';
import { PlaceChoice } from './place-choice.tsx';
import { SetPin } from './set-pin.tsx';
import { treffDesk } from './treff-desk.ts';
import type { OpenLock } from './treff-gate.tsx';
import { VisitorCardPart } from './visitor-card-part.tsx';

const words = lockDe.treff;

const WAYS = ['names', 'tally', 'card', 'name'] as const;
type Part = (typeof WAYS)[number] | 'keyCard' | 'pin';

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
  const desk = treffDesk(quarterId);
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
      <p role="status" class="treff-said">
        {said}
      </p>
      {hasForgotten && names && (
        <ForgottenPin {...{ names, actions }} onSaid={say} onDone={onHelped} />
      )}
      {wantsPin && actor !== undefined && (
        <SetPin personId={actor} actions={actions} onSaid={say} onSkip={() => say('')} />
      )}
      {!isAsking && isPlaceOpen && <PlaceChoice quarterId={quarterId} />}
      {!isAsking && where?.placeId !== undefined && (
        <DayLine {...{ quarterId, where }} here={here?.length ?? 0} at={part}>
          <EntryWays ways={WAYS} at={part} onWay={setPart} />
        </DayLine>
      )}
      {part === 'names' && !isAsking && !isPlaceOpen && (
        <NameSearch
          {...{ desk, names, here }}
          further={what(quarterId)}
          about={(entered) => names && <LastTime {...{ quarterId, names, entered }} />}
        />
      )}
      {part === 'tally' && <TallyPart desk={desk} />}
      {part === 'card' && <VisitorCardPart {...{ quarterId, names }} />}
      {part === 'name' && <NewNamePart desk={desk} further={what(quarterId)} />}
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
