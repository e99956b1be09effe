import { useState } from 'preact/hooks';
import type { LockFailure } from '#domain/lock-failure.ts';
import { observeSigns } from '../../data/lock-hint.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { KeyCardReader } from './key-card-reader.tsx';
import type { LockActions } from './lock-actions.ts';
import { PinForm } from './pin-form.tsx';

const words = lockDe.pin;

/** "Entsperren": by the PIN of this page, offline too; by card; after a restart by PIN and server. */
export function UnlockPart({
  quarterId,
  actions,
  onForgotten,
}: {
  quarterId: string;
  actions: LockActions;
  onForgotten: (hasForgotten: boolean) => void;
}) {
  const { phase, hasPin } = useCurrent(tabletLock);
  const [wantsCard, setWantsCard] = useState(false);
  const [isForgotten, setForgotten] = useState(false);
  const isPinHere = phase === 'screen' && hasPin;
  return (
    <div class="stack">
      {isForgotten && (
        <div class="card stack" role="status">
          <p>{words.forgotText}</p>
          <p>{words.forgotNext}</p>
        </div>
      )}
      {wantsCard ? (
        <KeyCardReader {...{ quarterId, actions }} onCard={() => undefined} />
      ) : isPinHere ? (
        <PinForm button={words.open} onPin={openHere} />
      ) : (
        <BySign actions={actions} />
      )}
      <Button onPress={() => setWantsCard(!wantsCard)}>
        {wantsCard ? words.byPin : words.byCard}
      </Button>
      {!isForgotten && isPinHere && (
        <Button
          look="pill"
          onPress={() => {
            setForgotten(true);
            onForgotten(true);
          }}
        >
          {words.forgot}
        </Button>
      )}
    </div>
  );
}

function openHere(pin: string): string | undefined {
  const owner = tabletLock.whosePin(pin);
  if (owner !== undefined) tabletLock.opened(owner);
  const { pinsLeft } = tabletLock.current;
  if (owner !== undefined) return undefined;
  return pinsLeft > 0 ? words.wrong(pinsLeft) : words.stopped;
}

/** A locked tablet shows no names: everybody finds their PIN by a sign. */
function BySign({ actions }: { actions: LockActions }) {
  const signs = useLive(observeSigns, []);
  const [chosenSign, setChosen] = useState<string>();
  const chosen = signs?.find(({ sign }) => sign === chosenSign);
  if (!signs) return null;
  if (signs.length === 0) return <p>{words.noSigns}</p>;
  if (!chosen) {
    return (
      <fieldset class="treff-choice">
        <legend>{words.whichSign}</legend>
        <div class="treff-grid">
          {signs.map((one) => (
            <Button key={one.sign} onPress={() => setChosen(one.sign)}>
              {one.sign}
            </Button>
          ))}
        </div>
      </fieldset>
    );
  }
  const open = async (pin: string) => {
    const opened = await actions.byPin(chosen.personId, pin);
    return opened.ok ? undefined : failureWords(opened.error);
  };
  return <PinForm label={`${words.label}: ${chosen.sign}`} button={words.open} onPin={open} />;
}

function failureWords(error: LockFailure): string {
  switch (error.code) {
    case 'wrongPin':
      return words.wrong(error.left);
    case 'stopped':
      return words.stopped;
    case 'noContact':
      return words.noContact;
    default:
      return words.gone;
  }
}
