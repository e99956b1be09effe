import type { SearchField } from './search-entry.ts';
import { anyOf, type Combination, type TermQuery } from './search-query.ts';
import { PART_LETTERS, stemOf, termOf } from './search-terms.ts';
import { partsOf, soundOf } from './search-words.ts';

/** Fields that say in few words what a document is about. */
const TELLING: SearchField[] = ['name', 'topics', 'summary', 'related', 'address'];
const ALL: SearchField[] = [...TELLING, 'description'];
/** Fewer letters begin too many words to look for those everywhere. */
const PREFIX_LETTERS = 3;

/** How to look for one typed word. */
export type WordQuery = (word: string) => Combination;

/** Words that are or begin with it, and compounds with such a word, but in no description. */
export const told: WordQuery = (word) => anyOf(...writtenIn(TELLING, word));

/** Words that are or begin with it, and compounds with such a word. */
export const written: WordQuery = (word) => anyOf(...writtenIn(ALL, word));

/** Also words with another ending, and those that sound or are written nearly so. */
export const misspelt: WordQuery = (word) =>
  anyOf(
    ...writtenIn(ALL, word),
    { term: stemOf(word), fields: ALL, prefix: true, boost: 0.4 },
    { term: termOf(word), fields: ALL, fuzzy: mayBeMisspelt(termOf(word)) },
    { ...heard(word), fuzzy: mayBeMisspelt(soundOf(word)) },
  );

/** Also the words of a compound that nobody wrote: `Rente` and `Antrag` for `Rentenantrag`. */
export const composed: WordQuery = (word) =>
  anyOf(
    misspelt(word),
    ...partsOf(termOf(word), PART_LETTERS).map((part) => ({
      term: part,
      fields: ALL,
      boost: (0.3 * part.length) / word.length,
    })),
  );

function writtenIn(fields: SearchField[], word: string): TermQuery[] {
  const term = termOf(word);
  if (word.length < PREFIX_LETTERS) {
    return [
      { term, fields },
      { term, fields: ['name', 'topics'], prefix: true },
    ];
  }
  return [{ term, fields, prefix: true }, heard(word)];
}

/** What sounds like it, what begins so, and compounds with such a word. */
function heard(word: string): TermQuery {
  return { term: soundOf(word), fields: ['heard'], prefix: word.length >= PART_LETTERS };
}

/** House numbers, years and short words are typed exactly or not at all. */
function mayBeMisspelt(term: string): boolean {
  return term.length >= PART_LETTERS && !/\d/.test(term);
}
