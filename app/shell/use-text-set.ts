import { useEffect, useState } from 'preact/hooks';
import type { Texts } from '../texts/de.ts';
import { loadTexts } from '../texts/text-sets.ts';

/** The chosen text set; the one before stays on screen until the new one, and its letters, are here.
 *  Where it cannot be fetched, the one before stays for good. */
export function useTextSet(code: string, first: Texts): Texts {
  const [texts, setTexts] = useState(first);
  useEffect(() => {
    if (texts.code === code) return;
    let isWanted = true;
    loadTextSet(code).then(
      (loaded) => isWanted && setTexts(loaded),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [code]);
  return texts;
}

/** Loads a text set and the letters it needs. */
export async function loadTextSet(code: string): Promise<Texts> {
  const texts = await loadTexts(code);
  if (texts.lang === 'ar') await import('../ui/arabic-font.css');
  return texts;
}
