import { contrastRatio, ENHANCED_CONTRAST, mix, readableOn } from './contrast.ts';

/** The roles that a quarter's accent fills, as hex colours. */
export interface AccentColours {
  accent: string;
  onAccent: string;
  accentSoft: string;
}

/** What an accent stands on: the paper and card of each scheme, as in `ui/tokens.css`. */
export const GROUNDS = {
  light: { paper: '#fbf8f2', card: '#ffffff' },
  dark: { paper: '#14120e', card: '#1e1b16' },
};

/**
 * The colours of a quarter's own accent in a scheme; `undefined` where its contrast does not reach
 * 7:1, so that the app's own accent is kept. In the dark scheme it is lightened until it does.
 */
export function accentColours(
  accent: string | undefined,
  scheme: 'light' | 'dark',
): AccentColours | undefined {
  if (accent === undefined) return undefined;
  return scheme === 'light' ? onLight(accent) : onDark(accent);
}

function onLight(accent: string): AccentColours | undefined {
  const { paper, card } = GROUNDS.light;
  const accentSoft = mix(accent, card, 0.88);
  const readable = [paper, card, accentSoft].every(
    (ground) => contrastRatio(accent, ground) >= ENHANCED_CONTRAST,
  );
  return readable ? { accent, onAccent: card, accentSoft } : undefined;
}

function onDark(accent: string): AccentColours | undefined {
  const { paper, card } = GROUNDS.dark;
  const accentSoft = mix(accent, card, 0.8);
  const lighter = onLight(accent) && readableOn(accent, [paper, card, accentSoft], 'white');
  return lighter === undefined ? undefined : { accent: lighter, onAccent: paper, accentSoft };
}
