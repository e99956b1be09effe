import { useCallback, useEffect, useState } from 'preact/hooks';
import { CARD_SECRET_BYTES, type KeyCard } from '#domain/key-card.ts';
import { observeSession } from '../../data/device.ts';
import type { KnownName } from '../../data/name-entries.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { watchNames } from '../../data/team-names.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { AddVolunteer } from './add-volunteer.tsx';
import type { KeyCardActions } from './key-card-actions.ts';
import { NewCard } from './new-card.tsx';
import { VolunteerRow } from './volunteer-row.tsx';
import './key-cards.css';

const words = lockDe.keyCards;

/** "Schlüsselkarten": the office makes, prints and ends the cards with which volunteers open tablets. */
export function KeyCardsScreen({
  quarterId,
  actions,
}: {
  quarterId: string;
  actions: KeyCardActions;
}) {
  const session = useLive(observeSession, []);
  if (!session) return null;
  const isOffice = session.role === 'office' && !session.revoked;
  return (
    <div lang="de" dir="ltr">
      {isOffice ? <Cards {...{ quarterId, actions }} /> : <OnlyOffice />}
    </div>
  );
}

function Cards({ quarterId, actions }: { quarterId: string; actions: KeyCardActions }) {
  const [names, setNames] = useState<NameIndex>();
  const { holding, isGone, refresh } = useHolding(quarterId, actions);
  const [made, setMade] = useState<{ card: KeyCard; name: string }>();
  const [said, setSaid] = useState('');
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  const make = async ({ personId, name }: KnownName) => {
    const secret = crypto.getRandomValues(new Uint8Array(CARD_SECRET_BYTES));
    const card = { personId, secret };
    const kept = await actions.letHold(quarterId, card);
    setSaid(kept.ok ? '' : words.failed);
    if (kept.ok) setMade({ card, name });
  };
  const end = async ({ personId }: KnownName) => {
    const ended = await actions.end(quarterId, personId);
    setSaid(ended.ok ? words.ended : words.failed);
    await refresh();
  };
  if (made) {
    const done = () => {
      setMade(undefined);
      void refresh();
    };
    return <NewCard {...made} quarterId={quarterId} onDone={done} />;
  }
  const volunteers = names?.volunteers() ?? [];
  return (
    <Page title={words.title}>
      <p>{words.intro}</p>
      <p>{words.lost}</p>
      <p role="status">{said}</p>
      {isGone && (
        <div class="card stack" role="alert">
          <p>{words.noContact}</p>
          <Button onPress={() => void refresh()}>{words.retry}</Button>
        </div>
      )}
      {names && volunteers.length === 0 && <p>{words.none}</p>}
      {volunteers.length > 0 && (
        <ul class="card card-list">
          {volunteers.map((one) => (
            <VolunteerRow
              key={one.personId}
              volunteer={one}
              holds={holding?.has(one.personId)}
              onMake={() => void make(one)}
              onEnd={() => void end(one)}
            />
          ))}
        </ul>
      )}
      <AddVolunteer quarterId={quarterId} />
    </Page>
  );
}

function useHolding(quarterId: string, actions: KeyCardActions) {
  const [holding, setHolding] = useState<Map<string, string>>();
  const [isGone, setGone] = useState(false);
  const refresh = useCallback(async () => {
    const answer = await actions.holding(quarterId);
    setGone(!answer.ok);
    if (answer.ok) setHolding(answer.value);
  }, [quarterId]);
  useEffect(() => void refresh(), [refresh]);
  return { holding, isGone, refresh };
}

function OnlyOffice() {
  return (
    <Page title={words.title}>
      <p>{words.onlyOffice}</p>
    </Page>
  );
}
