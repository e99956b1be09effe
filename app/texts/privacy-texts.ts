import { privacyAr } from './privacy-ar.ts';
import { type Privacy, privacyDe } from './privacy-de.ts';
import { privacyDeSimple } from './privacy-de-simple.ts';
import { useTexts } from './use-texts.ts';

/** The sentences about people's data, by the code of the text set they belong to. */
export const PRIVACY_SETS: Readonly<Record<string, Privacy>> = {
  de: privacyDe,
  'de-simple': privacyDeSimple,
  ar: privacyAr,
};

/** These sentences in the language that is on screen. All sets come with the screen that needs them,
 *  so that nothing has to be waited for. */
export function usePrivacy(): Privacy {
  const { code } = useTexts();
  return PRIVACY_SETS[code] ?? privacyDe;
}
