/** A colour as `#0B4A5A`. */
type HexColour = string;

/** What WCAG 2.2 asks of text at level AAA (1.4.6). */
export const ENHANCED_CONTRAST = 7;

/**
 * How far two colours are apart, from 1 (the same) to 21 (black on white).
 * [WCAG 2.2, definition of contrast ratio]
 */
export function contrastRatio(one: HexColour, other: HexColour): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * The colour itself where it stands out enough from every ground, else one of the same hue that was
 * mixed with white (on dark grounds) or black until it does; `undefined` where none does.
 */
export function readableOn(
  colour: HexColour,
  grounds: readonly HexColour[],
  towards: 'white' | 'black',
): HexColour | undefined {
  for (let share = 0; share <= 100; share += 5) {
    const mixed = mix(colour, towards === 'white' ? '#ffffff' : '#000000', share / 100);
    if (grounds.every((ground) => contrastRatio(mixed, ground) >= ENHANCED_CONTRAST)) return mixed;
  }
  return undefined;
}

/** The first colour with a share (0 to 1) of the second in it. */
export function mix(one: HexColour, other: HexColour, share: number): HexColour {
  const others = channelsOf(other);
  const mixed = channelsOf(one).map((value, index) =>
    Math.round(value + ((others[index] ?? 0) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 (black) to 1 (white). [WCAG 2.2] */
function luminanceOf(colour: HexColour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, 0 to 255. */
function channelsOf(colour: HexColour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
