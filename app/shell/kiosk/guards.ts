import { isAtTheEdge } from '../history-trail.ts';
import { isAllowedKey } from './allowed-keys.ts';

/** What a browser does with a page beside showing it: menus, dragging things out, the clipboard (where
 *  the next person would find what the last one cut). */
const NOT_HERE = [
  'contextmenu',
  'dragstart',
  'dragover',
  'drop',
  'auxclick',
  'copy',
  'cut',
  'paste',
];
/** The buttons of a mouse that go back and forth. */
const BACK = 3;
const FORTH = 4;

/** [HTML, the navigation API]: browsers that have it tell before a page is left. */
interface Navigation {
  addEventListener(
    kind: 'navigate',
    listener: (event: NavigateEvent) => void,
    options: { signal: AbortSignal },
  ): void;
}
type NavigateEvent = Event & {
  destination: { url: string };
  downloadRequest?: string | null;
};

/** Keeps whoever stands at an info tablet inside of it, whatever they press; returns what ends it. */
export function guardPage(): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const options = { signal, capture: true, passive: false };
  for (const kind of NOT_HERE) addEventListener(kind, stop, options);
  addEventListener('keydown', stopKey, options);
  addEventListener('click', stopLink, options);
  addEventListener('mousedown', stopMouse, options);
  addEventListener('mouseup', stopMouse, options);
  // A form that nobody handles would be a page of its own.
  addEventListener('submit', (event) => event.preventDefault(), options);
  addEventListener('popstate', () => isAtTheEdge() && history.forward(), { signal });
  const { navigation } = globalThis as { navigation?: Navigation };
  navigation?.addEventListener('navigate', stopLeaving, { signal });
  return () => ended.abort();
}

function stop(event: Event): void {
  event.preventDefault();
}

function stopKey(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isAltGraph = event.getModifierState?.('AltGraph') ?? false;
  if (!isAllowedKey({ key, ctrlKey, metaKey, altKey, isAltGraph })) event.preventDefault();
}

/** A link that would open another window, another app, a file or another site does nothing. */
function stopLink(event: MouseEvent): void {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
  if (!link) return;
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  const isPlain = !ctrlKey && !metaKey && !shiftKey && !altKey && !link.target && !link.download;
  if (isPlain && link.origin === location.origin) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function stopMouse(event: MouseEvent): void {
  if (event.button === BACK || event.button === FORTH) event.preventDefault();
}

function stopLeaving(event: NavigateEvent): void {
  const isOurs = new URL(event.destination.url).origin === location.origin;
  if (event.cancelable && (!isOurs || event.downloadRequest)) event.preventDefault();
}
