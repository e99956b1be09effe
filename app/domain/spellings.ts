/**
 * The spellings of a text in which somebody may look for it, one behind the other, each word behind a
 * blank: small, without marks, and once more with umlauts written out. "Özdemir" is found by `Oz` and by
 * `oez`.
 */
export function spellingsOf(text: string): string {
  const long = spelledWords(text).join(' ');
  const short = folded(text);
  return long === short ? ` ${short}` : ` ${short} ${long}`;
}

/** What is looked for: the beginnings of words, each in its spellings, behind a blank. */
export type WordsTyped = readonly (readonly string[])[];

/** Reads what was typed; empty where it has neither letters nor figures. */
export function wordsTyped(typed: string): WordsTyped {
  const words = typed.split(/\s+/).flatMap((part) => {
    const [short, long] = [folded(part).split(' '), spelledWords(part)];
    return short
      .map((word, index) => [...new Set([word, long[index] ?? word])])
      .filter(([word]) => word);
  });
  // Once here and not for each of thousands of names.
  return words.map((alike) => alike.map((word) => ` ${word}`));
}

/** Whether every word typed begins one of the words of a text, in any order. */
export function isFoundIn(spellings: string, words: WordsTyped): boolean {
  return words.every((alike) => alike.some((word) => spellings.includes(word)));
}

/** The words of a text with umlauts written out: "Müller" is `mueller`. */
export function spelledWords(text: string): string[] {
  const long = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue');
  return folded(long).split(' ').filter(Boolean);
}

/** Small letters and figures, one blank between words. Marks above and below letters are parts of their
 *  own in NFD. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
