import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { phoneLink } from '#domain/phone-number.ts';
import { type Borrowers, watchBorrowers } from '../../data/borrowers.ts';
import { type DeviceSession, observeSession } from '../../data/device.ts';
import { observeQuarter } from '../../data/documents.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { useIdleLock } from '../../entries/use-idle-lock.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import type { LendingDesk } from './lending-desk.ts';
import './lending.css';

const words = lendingDe.gate;

/** What every screen about things to lend is given. */
export interface LendingProps {
  quarterId: string;
  /** Looks how the lock of a team's device stands. */
  look: () => Promise<void>;
}

/** Shows a screen to the team and the office. Whoever else opened a label's code has found a thing. */
export function LendingGate({
  quarterId,
  look,
  children,
}: LendingProps & { children: (desk: LendingDesk) => ComponentChildren }) {
  const session = useLive(observeSession, []);
  if (!session) return null;
  const isStaff = session.role === 'office' || session.role === 'team';
  return (
    <div lang="de" dir="ltr">
      {isStaff && !session.revoked ? (
        <AtDesk {...{ quarterId, look, session }}>{children}</AtDesk>
      ) : (
        <Found quarterId={quarterId} />
      )}
    </div>
  );
}

function AtDesk({
  quarterId,
  look,
  session,
  children,
}: LendingProps & {
  session: DeviceSession;
  children: (desk: LendingDesk) => ComponentChildren;
}) {
  const { phase, actor } = useCurrent(tabletLock);
  const [borrowers, setBorrowers] = useState<Borrowers>();
  const isOffice = session.role === 'office';
  const isLocked = !isOffice && phase !== 'open';
  useIdleLock(quarterId);
  useEffect(() => {
    if (!isOffice) void look();
  }, [isOffice]);
  useEffect(() => {
    if (isLocked) return setBorrowers(undefined);
    return watchBorrowers(quarterId, setBorrowers);
  }, [quarterId, isLocked]);
  const doneBy = isOffice ? session.personId : actor;
  const known = isLocked ? undefined : borrowers;
  return <>{children({ quarterId, isOffice, isLocked, borrowers: known, doneBy })}</>;
}

function Found({ quarterId }: { quarterId: string }) {
  const office = useLive(() => observeQuarter(quarterId), [quarterId])?.office;
  return (
    <Page title={words.title}>
      <p>{words.found}</p>
      {office?.phone && (
        <LinkButton look="primary" href={phoneLink(office.phone)}>
          {words.call(office.name)}
        </LinkButton>
      )}
      <p>{words.only}</p>
      <LinkButton href={addresses.pairing}>{words.connect}</LinkButton>
    </Page>
  );
}
