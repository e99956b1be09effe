import type { Texts } from './de.ts';

/** A set that can be chosen: its code and the name it calls itself. */
export interface TextSetChoice {
  code: string;
  name: string;
  lang: string;
}

/** The text sets there are, in the order in which they are offered. */
export const TEXT_SETS: readonly TextSetChoice[] = [
  { code: 'de', name: 'Deutsch', lang: 'de' },
  { code: 'de-simple', name: 'Einfache Sprache', lang: 'de' },
  { code: 'ar', name: 'العربية', lang: 'ar' },
];

const loaders: Record<string, () => Promise<Texts>> = {
  de: () => import('./de.ts').then((module) => module.de),
  'de-simple': () => import('./de-simple.ts').then((module) => module.deSimple),
  ar: () => import('./ar.ts').then((module) => module.ar),
};

/** Loads one text set; an unknown code gives Deutsch. */
export function loadTexts(code: string): Promise<Texts> {
  const load = Object.hasOwn(loaders, code) ? loaders[code] : loaders.de;
  return (load as () => Promise<Texts>)();
}

/** The set that fits the browser's languages best. */
export function preferredTextSet(languages: readonly string[]): string {
  for (const language of languages) {
    const base = language.toLowerCase().split('-')[0];
    const fitting = TEXT_SETS.find((set) => set.code === base);
    if (fitting) return fitting.code;
  }
  return 'de';
}
