import type { Texts } from './de.ts';
import { recurrenceAr } from './recurrence-ar.ts';
import { type RecurrenceWords, recurrenceDe } from './recurrence-de.ts';
import { recurrenceDeSimple } from './recurrence-de-simple.ts';

/** Words for recurrence rules, by the code of the text set they belong to. */
export const RECURRENCE_SETS: Readonly<Record<string, RecurrenceWords>> = {
  de: recurrenceDe,
  'de-simple': recurrenceDeSimple,
  ar: recurrenceAr,
};

/** These words in the language of a text set. All sets come with the screens that need them. */
export function recurrenceOf({ code }: Pick<Texts, 'code'>): RecurrenceWords {
  return RECURRENCE_SETS[code] ?? recurrenceDe;
}
