import { useEffect, useRef } from 'preact/hooks';
import { observeIdleLimit } from '../data/idle-limit.ts';
import { tabletLock } from '../data/tablet-lock.ts';
import { useLive } from '../ui/use-live.ts';

const LOOK_EVERY_MS = 5_000;
const USES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Locks the screen when nobody has used it for a while. */
export function useIdleLock(quarterId: string): void {
  const limit = useLive(() => observeIdleLimit(quarterId, () => new Date()), [quarterId]);
  const limitNow = useRef(limit);
  limitNow.current = limit;
  useEffect(() => {
    // Whoever comes back to this screen after a while finds it locked.
    if (limit !== undefined) tabletLock.look(limit);
  }, [limit]);
  useEffect(() => {
    const touch = () => tabletLock.touch();
    const look = () => limitNow.current !== undefined && tabletLock.look(limitNow.current);
    for (const use of USES) addEventListener(use, touch, { passive: true });
    // A tablet that slept is looked at before anybody sees it.
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      for (const use of USES) removeEventListener(use, touch);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, []);
}
