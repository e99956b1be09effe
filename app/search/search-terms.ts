import { joinedWordsOf, soundOf, withoutDots, wordsOf } from './search-words.ts';

/** Shorter parts of a compound are more often chance than meaning. */
export const PART_LETTERS = 4;
/** What stands in front of an inner word has at least so many letters (`Tee-`, `Bus-`). */
const FRONT_LETTERS = 3;
const HYPHEN = /[-‐–]/;
const INFLECTION = /(?:innen|ern|en|er|es|em|e|n|s|t)$/;

/** The words of a text; those written with a hyphen also as one. */
export function tokensOf(text: string): string[] {
  const words = wordsOf(text);
  return HYPHEN.test(text) ? [...words, ...joinedWordsOf(text)] : words;
}

/** The one form in which a word is kept and looked up: no dots, no doubled letters. */
export function termOf(word: string): string {
  return withoutDots(word).replace(/(\p{L})\1+/gu, '$1');
}

/**
 * What is heard in a word: its endings, which begin with every word of a compound (`nachmitag` in
 * `seniorennachmitag`), and all of it where it sounds unlike its term.
 */
export function heardTerms(word: string): string[] {
  if (/\d/.test(word)) return [];
  const sound = soundOf(word);
  const terms = sound === termOf(word) ? [] : [sound];
  for (let start = FRONT_LETTERS; start <= sound.length - PART_LETTERS; start++) {
    terms.push(sound.slice(start));
  }
  return terms;
}

/** The beginning of a word's other forms: `putz` of `putzt`. */
export function stemOf(word: string): string {
  const stem = word.replace(INFLECTION, '');
  return termOf(stem.length < PART_LETTERS ? word : stem);
}
