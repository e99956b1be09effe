import { searchWith, useAddressQuery } from '../../entries/use-address-query.ts';

/** So many rows are drawn at once. */
const PORTION = 100;

/** What the list shows. */
export interface PersonsQuery {
  typed: string;
  show: '' | 'reachable';
  most: number;
}

/** The question of the list, kept in the address. */
export function usePersonsQuery(): {
  query: PersonsQuery;
  change: (changes: Partial<PersonsQuery>) => void;
  grow: () => void;
  /** Call before the screen is left: what was typed last may not stand in the address yet. */
  keep: () => void;
} {
  const { query, change, show, keep } = useAddressQuery(read, searchOf);
  return {
    query,
    change: (changes) => change({ ...query, most: PORTION, ...changes }),
    grow: () => show({ ...query, most: query.most + PORTION }),
    keep,
  };
}

function read(search: string): PersonsQuery {
  const asked = new URLSearchParams(search);
  const show = asked.get('show') === 'reachable' ? 'reachable' : '';
  return { typed: asked.get('q') ?? '', show, most: PORTION };
}

function searchOf({ typed, show }: PersonsQuery): string {
  return searchWith({ q: typed, show });
}
