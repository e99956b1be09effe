import { type AccentColours, accentColours, GROUNDS } from '#domain/accent.ts';
import type { DeviceSettings } from '../data/settings.ts';

/** What the page's root shows: everything in it is read by CSS or by a screen reader. */
export interface Look {
  settings: Pick<DeviceSettings, 'textSize' | 'scheme' | 'contrast'>;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The quarter's colour, checked here. */
  accent?: string;
}

const ROLES: Record<keyof AccentColours, string> = {
  accent: '--quarter-accent',
  onAccent: '--quarter-on-accent',
  accentSoft: '--quarter-accent-soft',
};
/** From this text size on, percent, bars give way to what is to be read. */
const LARGE = 150;

const systemIsDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/** Puts a look on the page at once; returns what stops it from following the system's scheme. */
export function applyLook(look: Look): () => void {
  const root = document.documentElement;
  root.lang = look.lang;
  root.dir = look.dir;
  root.toggleAttribute('data-large', look.settings.textSize >= LARGE);
  root.dataset.contrast = look.settings.contrast;
  root.style.setProperty('--text-scale', String(look.settings.textSize / 100));
  const applyScheme = () => applyColours(root, look);
  applyScheme();
  systemIsDark?.addEventListener('change', applyScheme);
  return () => systemIsDark?.removeEventListener('change', applyScheme);
}

function applyColours(root: HTMLElement, { settings, accent }: Look): void {
  const wanted = settings.scheme === 'system' ? undefined : settings.scheme;
  const scheme = wanted ?? (systemIsDark?.matches ? 'dark' : 'light');
  root.dataset.scheme = scheme;
  const colours = accentColours(accent, scheme);
  for (const [name, property] of Object.entries(ROLES)) {
    const colour = colours?.[name as keyof AccentColours];
    if (colour) root.style.setProperty(property, colour);
    else root.style.removeProperty(property);
  }
  for (const bar of document.querySelectorAll('meta[name="theme-color"]')) {
    bar.setAttribute('content', GROUNDS[scheme].paper);
  }
}
