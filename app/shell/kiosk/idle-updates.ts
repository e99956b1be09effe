import { useEffect } from 'preact/hooks';
import { useLive } from '../../ui/use-live.ts';
import { appUpdates } from '../app-updates.ts';

/** A page that is shown all day is never shown again, which is when others look: so often, ms. */
const LOOK_EVERY_MS = 60 * 60_000;

/** A newer version is looked for now and then, and taken while nobody stands there. */
export function useIdleUpdates(isIdle: boolean): void {
  const isReady = useLive(() => appUpdates, []) ?? false;
  useEffect(() => {
    const look = async () => {
      const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
      await registration?.update().catch(() => undefined);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (isReady && isIdle) appUpdates.take();
  }, [isReady, isIdle]);
}
