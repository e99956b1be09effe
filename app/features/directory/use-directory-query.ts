import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { onVisitorLeaves } from '../../data/visitor-leaves.ts';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { type DirectoryQuery, directorySearch, readDirectoryQuery } from './directory-query.ts';

/** Safari refuses more than a hundred address changes in half a minute. */
const WRITE_AFTER_MS = 250;

/** What was typed at an info tablet: the browser writes addresses down, so it stands in none there. */
let heldText = '';
onVisitorLeaves(() => {
  heldText = '';
});

/** What is asked, how to change it, and how to put it into the address at once. */
export interface DirectoryQueryState {
  query: DirectoryQuery;
  change: (changes: Partial<DirectoryQuery>) => void;
  /** Call before the screen is left. */
  keep: () => void;
  /** What of a question stands in an address. */
  searchOf: (query: Partial<DirectoryQuery>) => string;
}

/**
 * The directory's question, kept in the address: typing replaces the entry in the browser's history
 * instead of adding one, and going back or forth brings the question back. At an info tablet what was
 * typed is kept in the page's memory instead.
 */
export function useDirectoryQuery(): DirectoryQueryState {
  const { url, path, route, wasPush } = useLocation() as Location;
  const { read, searchOf, hold } = useTyped();
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const [query, setQuery] = useState(() => {
    // Whoever comes anew, and not back, begins anew.
    if (wasPush) hold('');
    return read(search);
  });
  const inAddress = useRef(search);
  const unwritten = useRef<{ search: string; timer: ReturnType<typeof setTimeout> }>(undefined);

  useEffect(() => {
    if (search === inAddress.current) return;
    inAddress.current = search;
    setQuery(read(search));
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
    hold(next.text);
    clearTimeout(unwritten.current?.timer);
    unwritten.current = {
      search: searchOf(next),
      timer: setTimeout(keep, WRITE_AFTER_MS),
    };
  };
  return { query, change, keep, searchOf };
}

type Location = ReturnType<typeof useLocation> & { wasPush?: boolean };

/** What was typed: part of the address, or of the page's memory. */
function useTyped() {
  const isInfoTablet = useInfoTablet();
  return {
    read: (search: string): DirectoryQuery => {
      const query = readDirectoryQuery(search);
      return isInfoTablet ? { ...query, text: heldText } : query;
    },
    searchOf: (query: Partial<DirectoryQuery>) =>
      directorySearch(isInfoTablet ? { ...query, text: '' } : query),
    hold: (text: string) => {
      if (isInfoTablet) heldText = text;
    },
  };
}
