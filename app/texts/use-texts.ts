import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from './de.ts';

/** The text set on screen; the shell provides it. */
export const TextsContext = createContext<Texts | undefined>(undefined);

/** The sentences in the language that is on screen. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a TextsContext around it');
  return texts;
}
