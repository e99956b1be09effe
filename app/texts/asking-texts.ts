import { WHEN_CHOICES, type WhenChoice } from '#domain/when-choice.ts';
import { askingAr } from './asking-ar.ts';
import { type Asking, askingDe } from './asking-de.ts';
import { askingDeSimple } from './asking-de-simple.ts';
import { useTexts } from './use-texts.ts';

/** The sentences of asking for help, by the code of the text set they belong to. */
export const ASKING_SETS: Readonly<Record<string, Asking>> = {
  de: askingDe,
  'de-simple': askingDeSimple,
  ar: askingAr,
};

/** These sentences in the language that is on screen. All sets come with the screen that needs
 *  them: together they are smaller than a picture, and nothing has to be waited for. */
export function useAsking(): Asking {
  const { code } = useTexts();
  return ASKING_SETS[code] ?? askingDe;
}

/** When it may suit somebody, as it is asked and as it is changed. */
export function useWhenChoices(): { value: WhenChoice; label: string }[] {
  const { choices } = useAsking();
  const words = { ...choices, day: choices.chooseDay };
  return WHEN_CHOICES.map((value) => ({ value, label: words[value] }));
}
