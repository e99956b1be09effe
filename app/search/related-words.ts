import { partsOf, wordsOf } from './search-words.ts';
import { SYNONYMS } from './synonyms.ts';

const COMPOUND_LETTERS = 5;
const groupsByWord = new Map<string, Set<string>[]>();
const groupsByPhrase = new Map<string, Set<string>>();

for (const line of SYNONYMS) {
  const group = new Set(line.flatMap(wordsOf));
  for (const entry of line) {
    const words = wordsOf(entry);
    const [word] = words;
    if (words.length > 1) groupsByPhrase.set(` ${words.join(' ')} `, group);
    else if (word) groupsByWord.set(word, [...(groupsByWord.get(word) ?? []), group]);
  }
}

/** The words that mean the same as words of a text (as `wordsOf` gives them) or their parts. */
export function relatedWords(words: readonly string[]): Set<string> {
  const groups = new Set<Set<string>>();
  for (const word of words) {
    for (const part of [word, ...partsOf(word, COMPOUND_LETTERS)]) {
      for (const group of groupsByWord.get(part) ?? []) groups.add(group);
    }
  }
  const text = ` ${words.join(' ')} `;
  for (const [phrase, group] of groupsByPhrase) if (text.includes(phrase)) groups.add(group);
  const related = new Set([...groups].flatMap((group) => [...group]));
  for (const word of words) related.delete(word);
  return related;
}
