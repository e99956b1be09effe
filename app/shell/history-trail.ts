/*
 * Where we are in the app's own stretch of the browser's history, and how far each of its pages was
 * scrolled. The number travels in the history entry itself, so that it survives a reload; the
 * positions stay for as long as the tab does.
 */

interface Mark {
  trail: number;
  /** Whose page it was, on an info tablet. */
  visit?: string;
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
/** A browser goes back within a moment, or not at all. */
const LONGEST_WAY_BACK_MS = 1_000;

let current = 0;
let positions: Record<number, number> = {};
let followed: Record<number, Followed> = {};
let isRecording = true;
let visit: string | undefined;

/** Begins to follow the history. Called once, before the first render. */
export function followHistory(): void {
  history.scrollRestoration = 'manual';
  const mark = markOf(history.state);
  // Without a mark the tab came here from elsewhere: what it held of us before is another trail.
  positions = mark ? readPositions() : {};
  current = mark?.trail ?? 0;
  leaveMark();
  addEventListener('popstate', () => {
    // What the old page's end does to the scroll position is not the reader's doing.
    isRecording = false;
    current = markOf(history.state)?.trail ?? current;
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
  leaveMark();
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

/** Whether the page at hand is one of whoever stands at the info tablet now. */
export function isOfThisVisit(): boolean {
  const mark = markOf(history.state);
  // A page that was opened just now has no mark yet.
  return !mark || mark.visit === visit;
}

/**
 * Lets go of all pages there were: at `home` somebody else begins, under a name of their own. Where the
 * browser cannot go all the way back, what is left behind is not of this visit.
 */
export async function beginTrailAnew(home: string, ofWhom: string): Promise<void> {
  visit = ofWhom;
  positions = {};
  followed = {};
  clearPositions();
  const steps = Math.min(current, history.length - 1);
  if (steps > 0) await goBack(steps);
  current = 0;
  leaveMark(home);
  // One step onward cuts off all that was further on; and "back" has somewhere to go inside the app.
  current = 1;
  history.pushState(markHere(), '', home);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Whether this is the very first page: the next step back would leave the app. */
export function isAtTheEdge(): boolean {
  return current === 0;
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

function goBack(steps: number): Promise<unknown> {
  const isBack = new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
    setTimeout(resolve, LONGEST_WAY_BACK_MS);
  });
  history.go(-steps);
  return isBack;
}

function leaveMark(address?: string): void {
  history.replaceState(markHere(), '', address);
}

function markHere(): Mark {
  return { trail: current, ...(visit !== undefined && { visit }) };
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

function clearPositions(): void {
  try {
    sessionStorage.removeItem(STORE_KEY);
  } catch {
    // Without storage there is nothing to clear.
  }
}
