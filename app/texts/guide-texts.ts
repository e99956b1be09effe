import type { Texts } from './de.ts';
import { guideAr } from './guide-ar.ts';
import { type Guide, guideDe } from './guide-de.ts';
import { guideDeSimple } from './guide-de-simple.ts';
import { useTexts } from './use-texts.ts';

/** The sentences of the screens that explain, by the code of the text set they belong to. */
export const GUIDE_SETS: Readonly<Record<string, Guide>> = {
  de: guideDe,
  'de-simple': guideDeSimple,
  ar: guideAr,
};

/** These sentences in the language of a text set. All sets come with the screens that need them. */
export function guideOf({ code }: Pick<Texts, 'code'>): Guide {
  return GUIDE_SETS[code] ?? guideDe;
}

/** These sentences in the language that is on screen. */
export function useGuide(): Guide {
  return guideOf(useTexts());
}
