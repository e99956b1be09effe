const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' };
const NOT_A_WORD = /[^\p{L}\p{N}]+/u;
const ARABIC_ARTICLE = /^ال(?=.{3})/;

/**
 * The words of a text in the form that is compared: small letters, `ä` as `ae`, `ß` as `ss`,
 * without accents, Arabic without vowel signs, in one spelling of alif and without article.
 * Single letters are no words.
 */
export function wordsOf(text: string): string[] {
  return spelledOut(text)
    .split(NOT_A_WORD)
    .map((word) => word.replace(ARABIC_ARTICLE, ''))
    .filter((word) => word.length > 1 || /\p{N}/u.test(word));
}

/** Words written with a hyphen, also as one: `Technik-Treff` gives `techniktreff`. */
export function joinedWordsOf(text: string): string[] {
  const hyphenated = spelledOut(text).match(/[\p{L}\p{N}]+(?:[-‐–][\p{L}\p{N}]+)+/gu) ?? [];
  return hyphenated.map((word) => word.replace(/[-‐–]/g, ''));
}

/** The word as people type it who leave the dots away: `schluessel` gives `schlussel`. */
export function withoutDots(word: string): string {
  return word.replace(/([aou])e/g, '$1');
}

/** A word as it sounds: what sounds alike in German is written alike (`Rolator`, `Apoteke`). */
export function soundOf(word: string): string {
  return word
    .replace(/ph|v/g, 'f')
    .replace(/tz|z/g, 's')
    .replace(/th|dt/g, 't')
    .replace(/sch/g, 's')
    .replace(/ck|qu|c(?!h)/g, 'k')
    .replace(/ae/g, 'e')
    .replace(/([ou])e/g, '$1')
    .replace(/ie|y|j/g, 'i')
    .replace(/([aeiou])h/g, '$1')
    .replace(/(.)\1+/gu, '$1');
}

/** A word's beginnings and endings of so many letters or more: a compound's words are among them. */
export function partsOf(word: string, fewestLetters: number): string[] {
  const parts: string[] = [];
  for (let letters = fewestLetters; letters < word.length; letters++) {
    parts.push(word.slice(0, letters), word.slice(-letters));
  }
  return parts;
}

function spelledOut(text: string): string {
  const small = text.normalize('NFKC').toLowerCase();
  const german = small.replace(/[äöüßı]/g, (letter) => UMLAUTS[letter] ?? letter);
  return german
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه');
}
