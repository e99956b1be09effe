import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { PairingScreen } from '../../features/pairing/pairing-screen.tsx';
import { useKiosk } from '../../texts/kiosk-texts.ts';
import { kioskWorkDe } from '../../texts/kiosk-work-de.ts';
import { Page } from '../../ui/page.tsx';
import { pairThisDevice } from '../late-actions.ts';

const words = kioskWorkDe.lost;

/** Says, above whatever is shown, that nothing leaves this tablet now. */
export function LostNote() {
  const { lost } = useKiosk();
  return (
    <aside class="card stack kiosk-lost" aria-label={lost.title}>
      <p class="tone-warn">
        <strong>{lost.title}</strong>
      </p>
      <p>
        {lost.text} {lost.call}
      </p>
    </aside>
  );
}

/** In place of a screen from which something would have to reach the office. */
export function LostScreen() {
  const { lost } = useKiosk();
  return (
    <Page title={lost.text}>
      <p>{lost.call}</p>
      <p>{lost.read}</p>
    </Page>
  );
}

/** How the team connects it again: with a code that the office makes. */
export function Reconnect({
  quarterId,
  children,
}: {
  quarterId: string;
  children: ComponentChildren;
}) {
  const { route } = useLocation();
  const pair: typeof pairThisDevice = async (code) => {
    const paired = await pairThisDevice(code);
    if (paired.ok) route(addresses.home(quarterId), true);
    return paired;
  };
  const lead = (
    <div class="stack" lang="de" dir="ltr">
      <p>{words.text}</p>
      <p class="soft">{words.kept}</p>
    </div>
  );
  return (
    <PairingScreen pair={pair} lead={lead}>
      {children}
    </PairingScreen>
  );
}
