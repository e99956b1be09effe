/*
 * Where we are in the app's own stretch of the browser's history, and how far each of its pages was
 * scrolled. The number travels in the history entry itself, so that it survives a reload; the
 * positions stay for as long as the tab does.
 */

interface Mark {
  trail: number;
}

const STORE_KEY = 'vor-ort.scroll';

let current = 0;
let positions: Record<number, number> = {};
let isRecording = true;

/** Begins to follow the history. Called once, before the first render. */
export function followHistory(): void {
  history.scrollRestoration = 'manual';
  const mark = markOf(history.state);
  // Without a mark the tab came here from elsewhere: what it held of us before is another trail.
  positions = mark ? readPositions() : {};
  current = mark?.trail ?? 0;
  history.replaceState({ trail: current } satisfies Mark, '');
  addEventListener('popstate', () => {
    // What the old page's end does to the scroll position is not the reader's doing.
    isRecording = false;
  });
  addEventListener('scroll', () => isRecording && remember(), { passive: true });
  addEventListener('pagehide', storePositions);
}

/** How one came to the page at hand. */
export type Arrival = 'onward' | 'replaced' | 'returned';

/** After each change of the address. `wasPush`: a step forward, not one back and no replacement. */
export function arrive(wasPush: boolean): Arrival {
  const mark = markOf(history.state);
  if (mark) {
    current = mark.trail;
    return 'returned';
  }
  if (wasPush) {
    current += 1;
    delete positions[current];
  }
  isRecording = true;
  history.replaceState({ trail: current } satisfies Mark, '');
  return wasPush ? 'onward' : 'replaced';
}

/** Whether "back" stays inside the app. */
export function canGoBack(): boolean {
  return current > 0;
}

/** How far the page at hand was scrolled when it was last left, px; 0 for a new one. */
export function positionHere(): number {
  return positions[current] ?? 0;
}

/** From now on scrolling is the reader's own again. */
export function resumeRecording(): void {
  isRecording = true;
}

function remember(): void {
  positions[current] = scrollY;
}

function markOf(state: unknown): Mark | undefined {
  return typeof (state as Mark | null)?.trail === 'number' ? (state as Mark) : undefined;
}

function readPositions(): Record<number, number> {
  try {
    return JSON.parse(sessionStorage.getItem(STORE_KEY) ?? '{}') as Record<number, number>;
  } catch {
    return {};
  }
}

function storePositions(): void {
  try {
    sessionStorage.setItem(STORE_KEY, JSON.stringify(positions));
  } catch {
    // Without storage a reloaded page begins at its top; nothing else is lost.
  }
}
