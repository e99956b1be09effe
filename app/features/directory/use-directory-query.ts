import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { onVisitorLeaves } from '../../data/visitor-leaves.ts';
import { useAddressQuery } from '../../entries/use-address-query.ts';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { type DirectoryQuery, directorySearch, readDirectoryQuery } from './directory-query.ts';

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

/** The directory's question, kept in the address; at an info tablet what was typed is kept in the
 *  page's memory instead. */
export function useDirectoryQuery(): DirectoryQueryState {
  const { wasPush } = useLocation() as Location;
  const { read, searchOf, hold } = useTyped();
  // Whoever comes anew, and not back, begins anew.
  useState(() => wasPush && hold(''));
  const { query, change, keep } = useAddressQuery(read, searchOf);
  const hear = (changes: Partial<DirectoryQuery>) => {
    const next = { ...query, ...changes };
    hold(next.text);
    change(next);
  };
  return { query, change: hear, keep, searchOf };
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
