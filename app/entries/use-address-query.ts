import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** Safari refuses more than a hundred address changes in half a minute. */
const WRITE_AFTER_MS = 250;

/** A list's question, and how to ask another. */
export interface AddressQuery<Query> {
  query: Query;
  /** Asks another question; the address follows when no key was pressed for a moment. */
  change: (next: Query) => void;
  /** The same question, shown otherwise: the address stays. */
  show: (next: Query) => void;
  /** Call before the screen is left: what was typed last may not stand in the address yet. */
  keep: () => void;
}

/**
 * A list's question, kept in the address: it can be sent to a colleague, and is there again after
 * "Zurück". Typing replaces the entry in the browser's history instead of adding one; who goes back or
 * forth, or presses the list's own name in the menu, gets the question of that address. `read` and
 * `searchOf` go from `?…` (or nothing) to the question and back.
 */
export function useAddressQuery<Query>(
  read: (search: string) => Query,
  searchOf: (query: Query) => string,
): AddressQuery<Query> {
  const { url, path, route } = useLocation();
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const [query, setQuery] = useState(() => read(search));
  const inAddress = useRef(search);
  const unwritten = useRef<{ search: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const forget = () => {
    clearTimeout(unwritten.current?.timer);
    unwritten.current = undefined;
  };
  useEffect(() => {
    if (search === inAddress.current) return;
    inAddress.current = search;
    forget();
    setQuery(read(search));
  }, [search]);
  useEffect(() => forget, []);

  const keep = () => {
    if (!unwritten.current) return;
    inAddress.current = unwritten.current.search;
    forget();
    route(path + inAddress.current, true);
  };
  const change = (next: Query) => {
    setQuery(next);
    forget();
    unwritten.current = { search: searchOf(next), timer: setTimeout(keep, WRITE_AFTER_MS) };
  };
  return { query, change, show: setQuery, keep };
}

/** The values that are there, as they stand behind an address: `?q=…`, or nothing. */
export function searchWith(values: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value?.trim()) search.set(name, value.trim());
  const text = search.toString();
  return text && `?${text}`;
}
