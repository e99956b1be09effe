import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { type DeviceSession, observeSession } from '../../data/device.ts';
import { syncStatus } from '../../sync/status.ts';
import { guideOf, useGuide } from '../../texts/guide-texts.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { roleWords } from '../../texts/role-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';

/** Ends the connection; `false` where the server could not be told. */
export type Disconnect = () => Promise<boolean>;

/** What this device is to the office, and the way to connect it or to end that. */
export function DeviceCard({
  quarterId,
  disconnect,
}: {
  quarterId: string;
  disconnect: Disconnect;
}) {
  const texts = useTexts();
  const { device: words } = guideOf(texts);
  const session = useLive(observeSession, []);
  const [said, setSaid] = useState('');
  if (!session) return null;
  const isPaired = session.role !== 'guest' && !session.revoked;
  const end = async () => {
    setSaid((await disconnect()) ? words.disconnected : words.disconnectFailed);
  };
  return (
    <Card class="stack">
      <h2>{words.title}</h2>
      <p>{stateWords(texts, session)}</p>
      {isPaired && session.bringIn && <p class="device-card-bring-in">{words.bringIn}</p>}
      {isPaired && session.role === 'office' && (
        <>
          <LinkButton href={addresses.devices(quarterId)}>{words.allDevices}</LinkButton>
          <LinkButton href={addresses.persons(quarterId)}>{words.persons}</LinkButton>
          <LinkButton href={addresses.toClear(quarterId)}>{words.toClear}</LinkButton>
        </>
      )}
      {isPaired && session.role === 'team' && (
        <div lang="de" dir="ltr">
          <LinkButton href={addresses.treff(quarterId)}>{lockDe.treff.title}</LinkButton>
        </div>
      )}
      {isPaired ? (
        <DisconnectButton onDisconnect={end} />
      ) : (
        <LinkButton href={addresses.pairing}>{words.connect}</LinkButton>
      )}
      <p role="status" class="device-card-said">
        {said}
      </p>
    </Card>
  );
}

/** It cannot be undone: so it asks. */
function DisconnectButton({ onDisconnect }: { onDisconnect: () => Promise<void> }) {
  const { device: words } = useGuide();
  const [isAsking, setAsking] = useState(false);
  const { delivery } = useCurrent(syncStatus);
  if (!isAsking) return <Button onPress={() => setAsking(true)}>{words.disconnect}</Button>;
  const waiting = delivery?.waiting ?? 0;
  return (
    <div class="stack">
      <h3>{words.askTitle}</h3>
      {waiting > 0 && <p class="device-card-bring-in">{words.unsent(waiting)}</p>}
      <p>{words.askText}</p>
      <Button look="primary" onPress={() => setAsking(false)}>
        {words.stayConnected}
      </Button>
      <Button onPress={() => void onDisconnect().then(() => setAsking(false))}>
        {words.disconnectNow}
      </Button>
    </div>
  );
}

function stateWords(texts: ReturnType<typeof useTexts>, { role, revoked }: DeviceSession): string {
  if (revoked) return guideOf(texts).device.revoked;
  return role === 'guest'
    ? guideOf(texts).device.guest
    : guideOf(texts).device.is(roleWords(texts, role));
}
