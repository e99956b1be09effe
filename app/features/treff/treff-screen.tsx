import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { observeSession } from '../../data/device.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { useIdleLock } from '../../entries/use-idle-lock.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { FirstCard } from './first-card.tsx';
import type { LockActions } from './lock-actions.ts';
import { LockedTreff } from './locked-treff.tsx';
import { OpenTreff } from './open-treff.tsx';

import './treff.css';

const words = lockDe.treff;

/** The Treff on a team's tablet: behind its lock, with what goes on while it is locked. */
export function TreffScreen({ quarterId, actions }: { quarterId: string; actions: LockActions }) {
  const session = useLive(observeSession, []);
  const isTeam = session?.role === 'team' && !session.revoked;
  if (!session) return null;
  return (
    <div lang="de" dir="ltr">
      {isTeam ? <Behind {...{ quarterId, actions }} /> : <OnlyTeam />}
    </div>
  );
}

function Behind({ quarterId, actions }: { quarterId: string; actions: LockActions }) {
  const { phase } = useCurrent(tabletLock);
  const [hasForgotten, setForgotten] = useState(false);
  useIdleLock(quarterId);
  useEffect(() => {
    void actions.look().then(() => actions.refresh(quarterId));
  }, [quarterId]);
  switch (phase) {
    case 'unknown':
      return null;
    case 'none':
      return <NotHere />;
    case 'new':
      return <FirstCard {...{ quarterId, actions }} />;
    case 'open':
      return (
        <OpenTreff {...{ quarterId, actions, hasForgotten }} onHelped={() => setForgotten(false)} />
      );
    default:
      return <LockedTreff {...{ quarterId, actions }} onForgotten={setForgotten} />;
  }
}

function NotHere() {
  return (
    <Page title={words.title}>
      <p>{words.notHere}</p>
      <p>{words.notHereText}</p>
    </Page>
  );
}

function OnlyTeam() {
  return (
    <Page title={words.title}>
      <p>{words.onlyTeam}</p>
      <p>{words.onlyTeamText}</p>
      <LinkButton look="primary" href={addresses.pairing}>
        {words.connect}
      </LinkButton>
    </Page>
  );
}
