import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { SearchClient } from './search-client.ts';
import { wordsOf } from './search-words.ts';

/** What a search found, best first. */
export interface SearchAnswer {
  /** The text that was searched for: an answer may arrive after more was typed. */
  text: string;
  /** Ids of places and events. */
  ids: string[];
  /** False while documents are still being read: more may follow by itself. */
  whole: boolean;
}

/**
 * Searches a quarter's places and events in a worker; `undefined` while nothing was found out, and
 * for a text without a word. While a newer text is searched for, the last answer stays. The worker
 * starts reading with the first call: call it with an empty text as soon as somebody may search.
 */
export function useSearch(quarter: string, text: string): SearchAnswer | undefined {
  const client = useMemo(() => clientOf(quarter), [quarter]);
  const [answer, setAnswer] = useState<SearchAnswer>();
  const asker = useRef<ReturnType<SearchClient['asker']>>(undefined);
  // Before the letter is painted: an effect that comes after it would wait for a frame.
  useLayoutEffect(() => {
    asker.current = client.asker(setAnswer);
    return () => asker.current?.leave();
  }, [client]);
  const asks = isAskable(text);
  useLayoutEffect(() => {
    if (asks) asker.current?.ask(text);
    else setAnswer(undefined);
  }, [client, text, asks]);
  return asks ? answer : undefined;
}

/** Whether a text holds a word to search for; a single letter is none yet. */
export function isAskable(text: string): boolean {
  return wordsOf(text).length > 0;
}

let current: SearchClient | undefined;

/** One worker for the page: its index stays when the screen is left and entered again. */
function clientOf(quarter: string): SearchClient {
  if (current?.quarter === quarter) return current;
  current?.close();
  current = new SearchClient(quarter);
  return current;
}
