import MiniSearch, { type QueryCombination } from 'minisearch';
import type { LocalDate } from '#domain/local-time.ts';
import { isFiller, questionWords } from './question-words.ts';
import {
  type Searchable,
  type SearchEntry,
  type SearchField,
  searchEntry,
} from './search-entry.ts';
import { heardTerms, termOf, tokensOf } from './search-terms.ts';
import { allOf, anyOf, composed, misspelt, told, written } from './word-queries.ts';

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
  #index = new MiniSearch<SearchEntry>({
    fields: Object.keys(BOOSTS),
    storeFields: ['standing'],
    tokenize: tokensOf,
    processTerm: indexedTerms,
    searchOptions: {
      // Queries hold terms already.
      tokenize: (term) => [term],
      processTerm: (term) => term,
      boost: BOOSTS,
      boostDocument: (_id, _term, stored) => Number(stored?.standing),
      weights: { prefix: 0.6, fuzzy: 0.3 },
      maxFuzzy: 2,
    },
  });

  /** `today` decides what is over or too old to stand first. */
  constructor(today: LocalDate) {
    this.#today = today;
  }

  /** How many places and events it holds. */
  get size(): number {
    return this.#index.documentCount;
  }

  /** Takes a document in, or its newer state. */
  put(doc: Searchable): void {
    this.remove(doc._id);
    this.#index.add(searchEntry(doc, this.#today));
  }

  /** Forgets a document; one that it never had changes nothing. */
  remove(id: string): void {
    if (this.#index.has(id)) this.#index.discard(id);
  }

  /**
   * Ids of what fits the text, best first. Every word that says something must fit; where nothing
   * fits them all, what fits some of them. A text without words finds nothing.
   */
  search(text: string): string[] {
    const { needed, helpful } = questionWords(text);
    for (const { wordAs, combineWith, enough } of READINGS) {
      const query = { combineWith, queries: needed.map(wordAs) };
      const found = this.#index.search(preferring(helpful, query));
      if (found.length >= enough) return found.map(({ id }) => id);
    }
    return [];
  }
}

/** The query's documents, those with helpful words first. */
function preferring(helpful: readonly string[], query: QueryCombination): QueryCombination {
  if (helpful.length === 0) return query;
  const words = helpful.map((word) => ({ ...written(word), boostTerm: () => HELPFUL }));
  return allOf(query, anyOf(MiniSearch.wildcard, ...words));
}

/** Names are found by each of their words, other texts by those that say something. */
function indexedTerms(word: string, field?: string): string | string[] | null {
  if (field === 'heard') return heardTerms(word);
  return field !== 'name' && isFiller(word) ? null : termOf(word);
}
