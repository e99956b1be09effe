import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type LocationHook, useLocation } from 'preact-iso';
import { type Arrival, arrive, positionHere, resumeRecording } from './history-trail.ts';

/** Lists arrive a moment after their screen; a position further down is waited for so long. */
const PATIENCE_MS = 3_000;
/** What a reader does who has taken over. */
const OWN_MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Keeps the trail of the app's history, and brings a page back to where it was when one goes back:
 *  scrolled as it was, the focus on the link that had been followed. */
export function useHistoryTrail(): void {
  const { url, wasPush } = useLocation() as LocationHook & { wasPush: boolean };
  const left = useRef<string | undefined>(undefined);
  const arrival = useRef<Arrival>('onward');
  useLayoutEffect(() => {
    arrival.current = arrive(wasPush);
  }, [url]);
  useEffect(() => {
    const from = left.current;
    left.current = url;
    return arrival.current === 'returned' ? restore(positionHere(), from) : undefined;
  }, [url]);
}

/** Scrolls as soon as the page is long enough; the reader's own moves end it. */
function restore(position: number, from: string | undefined): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => {
    ending.abort();
    resumeRecording();
  };
  const tryNow = () => {
    if (signal.aborted) return;
    const reach = document.documentElement.scrollHeight - innerHeight;
    if (reach < position) {
      requestAnimationFrame(tryNow);
      return;
    }
    scrollTo({ top: position, behavior: 'instant' });
    if (from) linkTo(from)?.focus({ preventScroll: true });
    end();
  };
  for (const move of OWN_MOVES) addEventListener(move, end, { signal, passive: true });
  const patience = setTimeout(end, PATIENCE_MS);
  signal.addEventListener('abort', () => clearTimeout(patience));
  requestAnimationFrame(tryNow);
  return end;
}

function linkTo(url: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main a[href="${CSS.escape(url)}"]`);
}
