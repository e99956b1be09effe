import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Whether the screen is that of an info tablet: one person after the other stands before it, and none
 *  of them may leave the app, call, print or keep something. */
export const InfoTablet = createContext(false);

/** The same, inside of what draws a screen. */
export function useInfoTablet(): boolean {
  return useContext(InfoTablet);
}
