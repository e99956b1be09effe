import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** So many rows are drawn at once. */
const PORTION = 100;
/** Browsers refuse addresses that change with every key. */
const WRITE_AFTER_MS = 250;

/** What the list shows. */
export interface PersonsQuery {
  typed: string;
  show: '' | 'reachable';
  most: number;
}

/** The question of the list, kept in the address: it is there again after "Zurück". */
export function usePersonsQuery(): {
  query: PersonsQuery;
  change: (changes: Partial<PersonsQuery>) => void;
  grow: () => void;
  /** Call before the screen is left: what was typed last may not stand in the address yet. */
  keep: () => void;
} {
  const { path, query: inAddress, route } = useLocation();
  const asked = askedIn(inAddress);
  const [query, setQuery] = useState(asked);
  const unwritten = useRef<{ search: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  useEffect(() => () => clearTimeout(unwritten.current?.timer), []);
  // Who presses "Personen" while the list is here wants it as it opens.
  useEffect(() => {
    if (!unwritten.current && searchOf(asked) !== searchOf(query)) setQuery(asked);
  }, [asked.typed, asked.show]);
  const keep = () => {
    if (!unwritten.current) return;
    const { search, timer } = unwritten.current;
    clearTimeout(timer);
    unwritten.current = undefined;
    route(path + search, true);
  };
  const change = (changes: Partial<PersonsQuery>) => {
    const next = { ...query, most: PORTION, ...changes };
    setQuery(next);
    clearTimeout(unwritten.current?.timer);
    unwritten.current = { search: searchOf(next), timer: setTimeout(keep, WRITE_AFTER_MS) };
  };
  const grow = () => setQuery({ ...query, most: query.most + PORTION });
  return { query, change, grow, keep };
}

function askedIn({ q = '', show }: Record<string, string>): PersonsQuery {
  return { typed: q, show: show === 'reachable' ? 'reachable' : '', most: PORTION };
}

function searchOf({ typed, show }: PersonsQuery): string {
  const search = new URLSearchParams();
  if (typed.trim()) search.set('q', typed.trim());
  if (show) search.set('show', show);
  const text = search.toString();
  return text && `?${text}`;
}
