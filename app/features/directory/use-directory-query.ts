import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type DirectoryQuery, directorySearch, readDirectoryQuery } from './directory-query.ts';

/** Safari refuses more than a hundred address changes in half a minute. */
const WRITE_AFTER_MS = 250;

/** What is asked, how to change it, and how to put it into the address at once. */
export interface DirectoryQueryState {
  query: DirectoryQuery;
  change: (changes: Partial<DirectoryQuery>) => void;
  /** Call before the screen is left. */
  keep: () => void;
}

/**
 * The directory's question, kept in the address: typing replaces the entry in the browser's history
 * instead of adding one, and going back or forth brings the question back.
 */
export function useDirectoryQuery(): DirectoryQueryState {
  const { url, path, route } = useLocation();
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const [query, setQuery] = useState(() => readDirectoryQuery(search));
  const inAddress = useRef(search);
  const unwritten = useRef<{ search: string; timer: ReturnType<typeof setTimeout> }>(undefined);

  useEffect(() => {
    if (search === inAddress.current) return;
    inAddress.current = search;
    setQuery(readDirectoryQuery(search));
  }, [search]);
  useEffect(() => () => clearTimeout(unwritten.current?.timer), []);

  const keep = () => {
    if (!unwritten.current) return;
    clearTimeout(unwritten.current.timer);
    inAddress.current = unwritten.current.search;
    unwritten.current = undefined;
    route(path + inAddress.current, true);
  };
  const change = (changes: Partial<DirectoryQuery>) => {
    const next = { ...query, ...changes };
    setQuery(next);
    clearTimeout(unwritten.current?.timer);
    unwritten.current = {
      search: directorySearch(next),
      timer: setTimeout(keep, WRITE_AFTER_MS),
    };
  };
  return { query, change, keep };
}
