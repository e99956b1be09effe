import type { SearchField } from './search-entry.ts';

/** Looks for one term in some fields. */
export interface TermQuery {
  term: string;
  fields: readonly SearchField[];
  /** Also terms that begin with it. */
  prefix?: boolean;
  /** Also terms that differ in a letter or two. */
  fuzzy?: boolean;
  /** How much it counts; 1 where nothing is said. */
  boost?: number;
}

/** Several queries as one: documents that fit all of them, or any. */
export interface Combination {
  combineWith: 'AND' | 'OR';
  queries: readonly SearchQuery[];
}

/** What an index can be asked; `everything` is every document, by its standing. */
export type SearchQuery = TermQuery | Combination | 'everything';

/** What fits one of the queries. */
export function anyOf(...queries: SearchQuery[]): Combination {
  return { combineWith: 'OR', queries };
}

/** What fits all of the queries. */
export function allOf(...queries: SearchQuery[]): Combination {
  return { combineWith: 'AND', queries };
}

/** The same query, counting so much where its terms say nothing themselves. */
export function boosted(query: SearchQuery, boost: number): SearchQuery {
  if (query === 'everything') return query;
  if ('term' in query) return { ...query, boost: query.boost ?? boost };
  return { ...query, queries: query.queries.map((one) => boosted(one, boost)) };
}
