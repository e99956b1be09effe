import { Check } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { observeLostTablet } from '../../data/device.ts';
import { visitorChoices } from '../../data/visitor-choices.ts';
import { IdleScreen } from '../../features/kiosk/idle-screen.tsx';
import { useKiosk } from '../../texts/kiosk-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { InfoTablet } from '../../ui/info-tablet.ts';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { CrashGuard } from '../crash-guard.tsx';
import { FrameHeader } from '../frame-header.tsx';
import { isOfThisVisit } from '../history-trail.ts';
import { OfficeBar } from '../office-bar.tsx';
import { isHome } from '../parent-address.ts';
import { fillScreen, keepAwake } from './awake.ts';
import { guardPage } from './guards.ts';
import { useIdleUpdates } from './idle-updates.ts';
import { KioskRoutes } from './kiosk-routes.tsx';
import type { KioskShellProps } from './late-kiosk.tsx';
import { LostNote } from './lost-tablet.tsx';
import { OpenTablet } from './open-tablet.tsx';
import { StillThere } from './still-there.tsx';
import { idleSession, useIdleSession, useVisit } from './visits.ts';
import './kiosk.css';

/** An info tablet: one person after the other, each with a tablet that knows nothing of the one before. */
export function KioskShell(props: KioskShellProps) {
  const { phase, visit, isOpen } = useCurrent(idleSession);
  useIdleSession();
  useLocked(!isOpen);
  useIdleUpdates(phase === 'pictures');
  const isBeginning = useVisit(props.quarterId, visit);
  return (
    <InfoTablet.Provider value={!isOpen}>
      {isOpen ? (
        <OpenTablet {...props} onLock={reset} />
      ) : phase === 'pictures' ? (
        <Pictures {...props} />
      ) : (
        <KioskFrame key={visit} {...props} isBeginning={isBeginning} isUsed={phase !== 'start'} />
      )}
      {phase === 'warning' && <StillThere onHere={() => idleSession.touch()} onDone={reset} />}
    </InfoTablet.Provider>
  );
}

const reset = () => idleSession.reset();

/** As long as nobody has opened it, there is no way out, and choices are a person's own. */
function useLocked(isLocked: boolean): void {
  useEffect(keepAwake, []);
  useEffect(() => {
    visitorChoices.switch(isLocked);
    if (!isLocked) return undefined;
    const ends = [guardPage(), fillScreen(), () => visitorChoices.switch(false)];
    return () => {
      for (const end of ends) end();
    };
  }, [isLocked]);
}

/** Nobody stands there: what is on in the quarter, and how the office is reached. */
function Pictures({ quarterId, quarter }: KioskShellProps) {
  return (
    <div class="frame kiosk">
      <IdleScreen {...{ quarterId, quarter }} onWake={() => idleSession.wake()} />
      <div class="frame-foot">{quarter && <OfficeBar quarter={quarter} />}</div>
    </div>
  );
}

function KioskFrame({
  quarterId,
  quarter,
  attempt,
  isBeginning,
  isUsed,
}: KioskShellProps & { isBeginning: boolean; isUsed: boolean }) {
  const { shell } = useTexts();
  const { done } = useKiosk();
  const { path } = useLocation();
  const isLost = useLive(observeLostTablet, []) ?? false;
  const isStart = isBeginning || isHome(path) || !isOfThisVisit();
  return (
    <div class="frame kiosk">
      <FrameHeader name={quarter?.name ?? shell.appName} isTop={isStart}>
        {(isUsed || !isStart) && (
          <Button look="plain" icon={Check} onPress={reset}>
            {done}
          </Button>
        )}
      </FrameHeader>
      {isLost && <LostNote />}
      <CrashGuard attempt={attempt}>
        <KioskRoutes {...{ quarterId, isBeginning, isLost }} />
      </CrashGuard>
      <div class="frame-foot">{quarter && <OfficeBar quarter={quarter} />}</div>
    </div>
  );
}
