/*
 * Where we are in the app's own stretch of the browser's history, and how far each of its pages was
 * scrolled. The number travels in the history entry itself, so that it survives a reload; the
 * positions stay for as long as the tab does.
 */

interface Mark {
  trail: number;
}

/** The link by which a page was left, and where on the screen it stood. Rows that are drawn only
 *  when they come into sight make a page's height a guess; a link is none. */
export interface Followed {
  href: string;
  /** Which one of the links to the same address. */
  nth: number;
  /** Below the window's upper edge, px. */
  top: number;
}

const STORE_KEY = 'vor-ort.scroll';

let current = 0;
let positions: Record<number, number> = {};
const followed: Record<number, Followed> = {};
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
  addEventListener('click', rememberLink, { capture: true });
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
    delete followed[current];
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

/** By which link the page at hand was last left. */
export function followedHere(): Followed | undefined {
  return followed[current];
}

/** The links of the page at hand to an address, in their order. */
export function linksTo(href: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`main a[href="${CSS.escape(href)}"]`)];
}

/** From now on scrolling is the reader's own again. */
export function resumeRecording(): void {
  isRecording = true;
}

function remember(): void {
  positions[current] = scrollY;
}

function rememberLink({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest<HTMLElement>('main a[href]') : null;
  const href = link?.getAttribute('href');
  if (!link || !href) return;
  const { top } = link.getBoundingClientRect();
  followed[current] = { href, nth: linksTo(href).indexOf(link), top };
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
