import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { observeSession } from '../../data/device.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { useIdleLock } from '../../entries/use-idle-lock.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { FirstCard } from './first-card.tsx';
import type { LockActions } from './lock-actions.ts';
import { LockedTreff } from './locked-treff.tsx';
import '../../entries/entering.css';
import './treff.css';

const words = lockDe.treff;

/** What a screen behind the lock needs to know of it. */
export interface OpenLock {
  /** Somebody forgot the PIN, and a colleague has opened. */
  hasForgotten: boolean;
  onHelped: () => void;
}

/** A screen of the Treff: on a team's device behind its lock, with what goes on while it is locked; at
 *  the office where it is for the office too. */
export function TreffGate({
  quarterId,
  actions,
  isForOffice = false,
  children,
}: {
  quarterId: string;
  actions: LockActions;
  isForOffice?: boolean;
  children: (lock: OpenLock) => ComponentChildren;
}) {
  const session = useLive(observeSession, []);
  if (!session) return null;
  const isTeam = session.role === 'team' && !session.revoked;
  const isOffice = session.role === 'office' && !session.revoked;
  const isOpenHere = isOffice && isForOffice;
  return (
    <div lang="de" dir="ltr">
      {isTeam && <Behind {...{ quarterId, actions, children }} />}
      {isOpenHere && children({ hasForgotten: false, onHelped: () => undefined })}
      {!isTeam && !isOpenHere && <OnlyTeam quarterId={quarterId} isOffice={isOffice} />}
    </div>
  );
}

function Behind({
  quarterId,
  actions,
  children,
}: {
  quarterId: string;
  actions: LockActions;
  children: (lock: OpenLock) => ComponentChildren;
}) {
  const { phase } = useCurrent(tabletLock);
  const [hasForgotten, setForgotten] = useState(false);
  useIdleLock(quarterId);
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    void actions.look().then(() => void actions.refresh(quarterId), setFailed);
  }, [quarterId]);
  // Nothing would stand here for ever; the error's screen has a way to try again.
  if (failed) throw failed;
  switch (phase) {
    case 'unknown':
      return null;
    case 'none':
      return <NotHere />;
    case 'new':
      return <FirstCard {...{ quarterId, actions }} />;
    case 'open':
      return <>{children({ hasForgotten, onHelped: () => setForgotten(false) })}</>;
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

function OnlyTeam({ quarterId, isOffice }: { quarterId: string; isOffice: boolean }) {
  return (
    <Page title={words.title}>
      <p>{words.onlyTeam}</p>
      {isOffice ? (
        <>
          <p>{treffDe.days.forOffice}</p>
          <LinkButton look="primary" href={addresses.treffDays(quarterId)}>
            {treffDe.days.link}
          </LinkButton>
        </>
      ) : (
        <>
          <p>{words.onlyTeamText}</p>
          <LinkButton look="primary" href={addresses.pairing}>
            {words.connect}
          </LinkButton>
        </>
      )}
    </Page>
  );
}
