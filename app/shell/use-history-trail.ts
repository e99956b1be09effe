import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type LocationHook, useLocation } from 'preact-iso';
import {
  type Arrival,
  arrive,
  type Followed,
  followedHere,
  linksTo,
  positionHere,
  resumeRecording,
} from './history-trail.ts';

/** Lists arrive a moment after their screen; a position further down is waited for so long. */
const PATIENCE_MS = 3_000;
/** A page that stood still for so many frames stays. */
const STAYED_FRAMES = 20;
/** What a reader does who has taken over. */
const OWN_MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Keeps the trail of the app's history, and brings a page back to where it was when one goes back:
 *  scrolled as it was, the focus on the link that had been followed. */
export function useHistoryTrail(): void {
  const { url, wasPush } = useLocation() as LocationHook & { wasPush: boolean };
  const arrival = useRef<Arrival>('onward');
  useLayoutEffect(() => {
    arrival.current = arrive(wasPush);
  }, [url]);
  useEffect(() => {
    return arrival.current === 'returned' ? restore(positionHere(), followedHere()) : undefined;
  }, [url]);
}

/** Brings what was in sight back to where it was, and keeps it there until it stays: the old screen
 *  may still stand, and rows above may still grow. The reader's own moves end it. */
function restore(position: number, followed: Followed | undefined): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => {
    ending.abort();
    resumeRecording();
  };
  let stayed = 0;
  const tryNow = () => {
    if (signal.aborted) return;
    const link = followed && linksTo(followed.href)[followed.nth];
    stayed = isInPlace(position, followed, link) ? stayed + 1 : 0;
    if (stayed < STAYED_FRAMES || (followed && !link)) {
      requestAnimationFrame(tryNow);
      return;
    }
    link?.focus({ preventScroll: true });
    end();
  };
  for (const move of OWN_MOVES) addEventListener(move, end, { signal, passive: true });
  const patience = setTimeout(end, PATIENCE_MS);
  signal.addEventListener('abort', () => clearTimeout(patience));
  requestAnimationFrame(tryNow);
  return end;
}

/** Scrolls to the link, or without one to the position; whether nothing had to move any more. */
function isInPlace(position: number, followed?: Followed, link?: HTMLElement): boolean {
  const reach = document.documentElement.scrollHeight - innerHeight;
  if (!link && reach < position) return false;
  const before = scrollY;
  const offBy =
    followed && link ? link.getBoundingClientRect().top - followed.top : position - before;
  if (Math.abs(offBy) <= 1) return true;
  scrollTo({ top: before + offBy, behavior: 'instant' });
  return scrollY === before;
}
