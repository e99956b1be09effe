import { Lock } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { kioskWorkDe } from '../../texts/kiosk-work-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CrashGuard } from '../crash-guard.tsx';
import { Frame } from '../frame.tsx';
import { Routes } from '../routes.tsx';
import type { KioskShellProps } from './late-kiosk.tsx';

const words = kioskWorkDe.open;

/** An info tablet that was opened with the key: all of the app, and above it how to lock it again. */
export function OpenTablet({
  quarterId,
  quarter,
  attempt,
  onLock,
}: KioskShellProps & { onLock: () => void }) {
  const { path } = useLocation();
  return (
    <>
      <aside class="open-tablet tone-warn no-print" lang="de" dir="ltr" aria-label={words.text}>
        <p>{words.text}</p>
        <div class="row">
          <Button look="pill" icon={Lock} onPress={onLock}>
            {words.lock}
          </Button>
          <LinkButton look="pill" href={addresses.settings(quarterId)}>
            {words.settings}
          </LinkButton>
          <LinkButton look="pill" href={addresses.tabletHelp(quarterId)}>
            {words.help}
          </LinkButton>
        </div>
      </aside>
      <Frame quarterId={quarterId} quarter={quarter} isTop={path === '/'}>
        <CrashGuard attempt={attempt}>
          <Routes />
        </CrashGuard>
      </Frame>
    </>
  );
}
