import type { LocalDate } from '#domain/local-time.ts';
import { isFiller, questionWords } from './question-words.ts';
import { ScoredIndex } from './scored-index.ts';
import { type Searchable, type SearchField, searchEntry } from './search-entry.ts';
import { allOf, anyOf, boosted, type Combination } from './search-query.ts';
import { heardTerms, termOf, tokensOf } from './search-terms.ts';
import { composed, misspelt, told, written } from './word-queries.ts';

/** How much a word says where it stands. */
const BOOSTS: Record<SearchField, number> = {
  name: 6,
  topics: 4,
  summary: 2.5,
  heard: 2,
  related: 1.2,
  description: 1,
  address: 0.8,
};
/** How much a word that is only helpful adds to what the needed ones score. */
const HELPFUL = 0.5;
/** So many documents fill many screens: nobody misses those that only mention it somewhere. */
const PLENTY = 200;

/** Ways to read a text, strictest first: the first that finds enough is taken. */
const READINGS = [
  { wordAs: told, combineWith: 'AND', enough: PLENTY },
  { wordAs: written, combineWith: 'AND', enough: 1 },
  { wordAs: misspelt, combineWith: 'AND', enough: 1 },
  { wordAs: composed, combineWith: 'OR', enough: 1 },
] as const;

/**
 * Searches places and events by what people type: German words whole, begun, inside a compound,
 * without their dots, misspelt or meant by another word, and whole questions. Pure: it knows
 * neither a database nor a worker.
 */
export class SearchIndex {
  #today: LocalDate;
  #index = new ScoredIndex({ wordsOf: tokensOf, termsOf: indexedTerms, boosts: BOOSTS });

  /** `today` decides what is over or too old to stand first. */
  constructor(today: LocalDate) {
    this.#today = today;
  }

  /** How many places and events it holds. */
  get size(): number {
    return this.#index.size;
  }

  /** Takes a document in, or its newer state. */
  put(doc: Searchable): void {
    this.remove(doc._id);
    this.#index.add(searchEntry(doc, this.#today));
  }

  /** Forgets a document; one that it never had changes nothing. */
  remove(id: string): void {
    this.#index.remove(id);
  }

  /**
   * Ids of what fits the text, best first. Every word that says something must fit; where nothing
   * fits them all, what fits some of them. A text without words finds nothing.
   */
  search(text: string): string[] {
    const { needed, helpful } = questionWords(text);
    for (const { wordAs, combineWith, enough } of READINGS) {
      const query: Combination = { combineWith, queries: needed.map(wordAs) };
      const found = this.#index.search(preferring(helpful, query));
      if (found.length >= enough) return found;
    }
    return [];
  }
}

/** The query's documents, those with helpful words first. */
function preferring(helpful: readonly string[], query: Combination): Combination {
  if (helpful.length === 0) return query;
  const words = helpful.map((word) => boosted(written(word), HELPFUL));
  return allOf(query, anyOf('everything', ...words));
}

/** Names are found by each of their words, other texts by those that say something. */
function indexedTerms(word: string, field: SearchField): string[] {
  if (field === 'heard') return heardTerms(word);
  return field !== 'name' && isFiller(word) ? [] : [termOf(word)];
}
