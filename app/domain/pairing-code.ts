/*
 * The code with which a device is connected: eight characters, read from a screen, heard on the
 * telephone or typed. No two of them look alike, and what looks like one of them counts as it.
 */

/** Without 0, O, Q (like D), 1, I, L, B (like 8), G (like 6), S (like 5), V (like U), Z (like 2). */
const ALPHABET = '23456789ACDEFHJKMNPRTUWXY';
const LENGTH = 8;
const GROUP = 4;

/** What people read, hear or type in place of a character that a code may have. */
const LOOKALIKES: Record<string, string> = {
  '0': 'D',
  O: 'D',
  Q: 'D',
  B: '8',
  G: '6',
  S: '5',
  V: 'U',
  Z: '2',
};

/** In how many ways a code can be drawn. */
export const PAIRING_CODES = ALPHABET.length ** LENGTH;

/** A code drawn with `random`, which gives whole numbers from 0 up to, not including, its limit. */
export function drawnPairingCode(random: (limit: number) => number): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[random(ALPHABET.length)] ?? '');
  return letters.join('');
}

/**
 * The code that was typed, pasted or scanned: in any case and grouping, with look-alikes, or as the
 * link that leads to it. `undefined` where there is none.
 */
export function pairingCodeIn(text: string): string | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const typed = /\/pair\/([^/?#]+)/.exec(text)?.[1] ?? text;
  const letters = [...typed.normalize('NFKC').toUpperCase()]
    .filter((letter) => !SEPARATORS.test(letter))
    .map((letter) => LOOKALIKES[letter] ?? letter);
  const isCode = letters.length === LENGTH && letters.every((letter) => ALPHABET.includes(letter));
  return isCode ? letters.join('') : undefined;
}

/** A link with the longest host name there can be. */
const LONGEST_TEXT = 400;
const SEPARATORS = /[\s\-–—_.,:;'"/\\|·*\u200b-\u200f\u2060-\u2069\ufeff]/;

/** A code as it is shown and read out: "ABCD EFGH". */
export function groupedPairingCode(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';
}
