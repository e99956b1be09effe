import { kioskAr } from './kiosk-ar.ts';
import { type KioskTexts, kioskDe } from './kiosk-de.ts';
import { kioskDeSimple } from './kiosk-de-simple.ts';
import { useTexts } from './use-texts.ts';

/** The sentences of an info tablet, by the code of the text set they belong to. */
export const KIOSK_SETS: Readonly<Record<string, KioskTexts>> = {
  de: kioskDe,
  'de-simple': kioskDeSimple,
  ar: kioskAr,
};

/** These sentences in the language that is on screen. */
export function useKiosk(): KioskTexts {
  const { code } = useTexts();
  return KIOSK_SETS[code] ?? kioskDe;
}
