import type { Figures, Measure } from '#domain/figures.ts';
import type { Outcome } from '#domain/visit.ts';
import { NO_BAND } from '#domain/visit-counts.ts';
import { asOfWords } from './day-words.ts';
import { de } from './de.ts';
import { figuresDe as words } from './figures-de.ts';
import { treffDe } from './treff-de.ts';

/** Measures that are one number, and those that are several by name. */
export type PlainMeasure = 'people' | 'visits' | 'tallied' | 'persons';
export type NamedMeasure = Exclude<Measure, PlainMeasure>;

/** A number, or that it is hidden, or how much of it is not. */
export function numberWords(figures: Figures, measure: PlainMeasure): string {
  const count = figures[measure];
  if (!figures.leftOut.includes(measure)) return String(count);
  return count === 0 ? words.hidden : words.atLeast(count);
}

/** Counts by name, the most first: "Handy: 12 · Fotos: 8 · weitere verborgen". */
export function countsWords(figures: Figures, measure: NamedMeasure): string {
  const told = Object.entries(figures[measure])
    .filter(([, count]) => count > 0)
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'de'))
    .map(([name, count]) => `${countedName(measure, name)}:\u00a0${count}`);
  if (!figures.leftOut.includes(measure)) return told.join(' · ');
  return [...told, told.length > 0 ? words.more : words.hidden].join(' · ');
}

/** What a band, a topic or an outcome is called. */
export function countedName(measure: NamedMeasure, name: string): string {
  if (measure === 'bands' && name === NO_BAND) return words.noBand;
  if (measure !== 'outcomes') return name;
  return treffDe.visit.outcomes[name as Outcome] ?? name;
}

/** A day, month or year; all of it where nothing is said. */
export function timeWords(time: string | undefined): string {
  return time === undefined ? words.allTime : asOfWords(de, time);
}
