import { CreditCard } from 'lucide';
import { useState } from 'preact/hooks';
import type { LockFailure } from '#domain/lock-failure.ts';
import { CardReader } from '../../entries/card-reader.tsx';
import { PinForm } from '../../features/treff/pin-form.tsx';
import { kioskWorkDe } from '../../texts/kiosk-work-de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import '../../features/treff/treff.css';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { problemOfCard, problemOfPin } from './leave-actions.ts';
import { Reconnect } from './lost-tablet.tsx';

const words = kioskWorkDe.leave;

/** "Für das Team": the only way out of an info tablet, by PIN or Schlüsselkarte. */
export function LeaveScreen({
  quarterId,
  isLost,
  onOpen,
}: {
  quarterId: string;
  /** The server knows no PIN of a tablet that it does not know. */
  isLost: boolean;
  onOpen: () => void;
}) {
  const sayPin = async (pin: string) => {
    const problem = await problemOfPin(pin);
    if (problem) return pinWords(problem);
    onOpen();
    return undefined;
  };
  if (isLost) {
    return (
      <div class="kiosk-leave">
        <Reconnect quarterId={quarterId}>
          <div lang="de" dir="ltr">
            <CardPart quarterId={quarterId} onOpen={onOpen} />
          </div>
        </Reconnect>
      </div>
    );
  }
  return (
    <div lang="de" dir="ltr" class="kiosk-leave">
      <Page title={words.title}>
        <p>{words.text}</p>
        <section class="card stack">
          <h2>{words.pinTitle}</h2>
          <p class="soft">{words.pinText}</p>
          <PinForm label={words.pin} button={words.open} onPin={sayPin} />
        </section>
        <CardPart quarterId={quarterId} onOpen={onOpen} />
      </Page>
    </div>
  );
}

/** The camera is off until somebody wants to show a card: others stand before it, too. */
function CardPart({ quarterId, onOpen }: { quarterId: string; onOpen: () => void }) {
  const [wantsCard, setWantsCard] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async (text: string) => {
    const wrong = await problemOfCard(quarterId, text);
    if (wrong) setProblem(words[wrong]);
    else onOpen();
  };
  return (
    <section class="card stack">
      <h2>{words.cardTitle}</h2>
      <p class="soft">{words.cardText}</p>
      {wantsCard ? (
        <CardReader hint={lockDe.card.show} problem={problem} onText={(text) => void read(text)} />
      ) : (
        <Button icon={CreditCard} onPress={() => setWantsCard(true)}>
          {words.readCard}
        </Button>
      )}
    </section>
  );
}

function pinWords(problem: LockFailure): string {
  switch (problem.code) {
    case 'wrongPin':
      return words.wrong(problem.left);
    case 'stopped':
      return words.stopped;
    case 'unknown':
      return words.noPin;
    default:
      return words.noContact;
  }
}
