import SearchableMap from 'minisearch/SearchableMap';
import { DocumentShelf } from './document-shelf.ts';
import { Hits } from './hits.ts';
import { addOccurrence, type Postings, tidy } from './postings.ts';
import { SEARCH_FIELDS, type SearchEntry, type SearchField } from './search-entry.ts';
import type { Combination, SearchQuery, TermQuery } from './search-query.ts';

/** How texts become terms, and what counts how much. */
export interface IndexRules {
  wordsOf: (text: string) => string[];
  /** The terms under which a word of a field is kept. */
  termsOf: (word: string, field: SearchField) => string[];
  boosts: Record<SearchField, number>;
}

/** A term that only begins with what was asked counts so much, at most; one that is written nearly
 *  so less. */
const PREFIX_WEIGHT = 0.6;
const FUZZY_WEIGHT = 0.3;
/** A letter may differ for every five, two at most. */
const FUZZY_SHARE = 0.2;
const MOST_SLIPS = 2;
/** BM25+, with what its authors found to do well. [Lv & Zhai 2011] */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** So many removals later the terms are looked through for those that are left without one. */
const TIDY_AFTER = 500;

const noPostings = (): Postings => [];

/**
 * Finds documents by their terms and scores them as minisearch does, whose tree of terms it uses.
 * Its own index keeps for each hit what matched where: of thousands of hits, ten times the work.
 */
export class ScoredIndex {
  readonly #rules: IndexRules;
  readonly #shelf = new DocumentShelf();
  readonly #terms = new SearchableMap<Postings>();

  constructor(rules: IndexRules) {
    this.#rules = rules;
  }

  get size(): number {
    return this.#shelf.size;
  }

  /** Takes a document in; one of the same id must have been removed before. */
  add(entry: SearchEntry): void {
    const words = SEARCH_FIELDS.map((field) => this.#rules.wordsOf(entry[field]));
    const number = this.#shelf.add(
      entry,
      words.map((ofField) => new Set(ofField).size),
    );
    SEARCH_FIELDS.forEach((name, field) => {
      for (const term of (words[field] ?? []).flatMap((word) => this.#rules.termsOf(word, name))) {
        addOccurrence(this.#terms.fetch(term, noPostings), field, number);
      }
    });
  }

  /** Forgets a document; one that it does not hold changes nothing. */
  remove(id: string): void {
    if (!this.#shelf.remove(id)) return;
    if (this.#shelf.removals % TIDY_AFTER === 0) this.#tidyAll();
  }

  /** Ids of what fits, best first. */
  search(query: SearchQuery): string[] {
    const terms = [...new Set(termsIn(query))];
    const numbers = new Map(terms.map((term, number) => [term, number]));
    return this.#find(query, numbers)
      .ranked()
      .map((document) => this.#shelf.idOf(document))
      .filter((id) => id !== undefined);
  }

  #find(query: SearchQuery, terms: ReadonlyMap<string, number>): Hits {
    if (isCommon(query)) return this.#findCommon(query.queries, terms);
    const hits = new Hits(this.#shelf.reach, terms.size);
    this.#findInto(hits, query, terms);
    return hits;
  }

  #findInto(hits: Hits, query: SearchQuery, terms: ReadonlyMap<string, number>): void {
    if (query === 'everything') {
      for (const document of this.#shelf.numbers()) {
        hits.add(document, this.#shelf.standings[document] ?? 0);
      }
    } else if ('term' in query) {
      this.#findTerm(hits, query, terms.get(query.term));
    } else if (isCommon(query)) {
      hits.unite(this.#findCommon(query.queries, terms));
    } else {
      for (const one of query.queries) this.#findInto(hits, one, terms);
    }
  }

  /** What fits each of the queries; where that is nothing yet, the others need no look. */
  #findCommon(queries: readonly SearchQuery[], terms: ReadonlyMap<string, number>): Hits {
    const [first, ...others] = queries.map((query) => () => this.#find(query, terms));
    const common = first?.() ?? new Hits(0, 0);
    for (const other of others) {
      if (common.documents.length === 0) break;
      common.intersect(other());
    }
    return common;
  }

  #findTerm(hits: Hits, query: TermQuery, number: number | undefined): void {
    const { term, fields, prefix = false, boost = 1 } = query;
    const add = (postings: Postings, weight: number) =>
      this.#score(hits, postings, fields, weight * boost, number);
    const exact = this.#terms.get(term);
    if (exact) add(exact, 1);
    if (prefix) {
      for (const [longer, postings] of this.#terms.atPrefix(term)) {
        const more = longer.length - term.length;
        if (more > 0) add(postings, (PREFIX_WEIGHT * longer.length) / (longer.length + 0.3 * more));
      }
    }
    for (const [near, postings, slips] of this.#nearTerms(query)) {
      add(postings, (FUZZY_WEIGHT * near.length) / (near.length + slips));
    }
  }

  /** Terms that differ by some slips, and are not already found as longer ones. */
  #nearTerms({ term, prefix, fuzzy }: TermQuery): [string, Postings, number][] {
    const most = fuzzy ? Math.min(MOST_SLIPS, Math.round(term.length * FUZZY_SHARE)) : 0;
    if (most === 0) return [];
    return [...this.#terms.fuzzyGet(term, most)]
      .filter(([near, [, slips]]) => slips > 0 && !(prefix && near.startsWith(term)))
      .map(([near, [postings, slips]]) => [near, postings, slips]);
  }

  #score(
    hits: Hits,
    postings: Postings,
    fields: readonly SearchField[],
    weight: number,
    term: number | undefined,
  ): void {
    const shelf = this.#shelf;
    for (const name of fields) {
      const field = SEARCH_FIELDS.indexOf(name);
      const posting = postings[field];
      if (!posting) continue;
      tidy(posting, shelf);
      const { documents, counts } = posting;
      const rarity = Math.log(1 + (shelf.size - documents.length + 0.5) / (documents.length + 0.5));
      const factor = weight * this.#rules.boosts[name] * rarity;
      const average = shelf.averageLength(field);
      for (let index = 0; index < documents.length; index += 1) {
        const document = documents[index] ?? 0;
        const count = counts[index] ?? 0;
        const length = shelf.lengths[document * SEARCH_FIELDS.length + field] ?? 0;
        const saturation = (count * (K + 1)) / (count + K * (1 - B + (B * length) / average));
        hits.add(document, factor * (shelf.standings[document] ?? 0) * (D + saturation), term);
      }
    }
  }

  /** Terms that no document holds any more would only be in the way. */
  #tidyAll(): void {
    for (const [term, postings] of [...this.#terms]) {
      for (const posting of postings) if (posting) tidy(posting, this.#shelf);
      if (!postings.some((posting) => posting && posting.documents.length > 0)) {
        this.#terms.delete(term);
      }
    }
  }
}

function isCommon(query: SearchQuery): query is Combination & { combineWith: 'AND' } {
  return typeof query === 'object' && 'combineWith' in query && query.combineWith === 'AND';
}

function termsIn(query: SearchQuery): string[] {
  if (query === 'everything') return [];
  return 'term' in query ? [query.term] : query.queries.flatMap(termsIn);
}
