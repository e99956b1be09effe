import type { Observable } from 'dexie';

/** So long after a refusal the database is asked again. */
const RETRY_MS = 5_000;

/**
 * Calls back with what a live query says, now and later, also after the database refused: a query that fails
 * is over, and one whose first reading failed would say nothing for as long as the page lives. Returns what
 * ends it.
 */
export function followQuery<Value>(
  query: Observable<Value>,
  next: (value: Value) => void,
  retryMs = RETRY_MS,
): () => void {
  let stop = () => {};
  const begin = () => {
    const subscription = query.subscribe({ next, error: () => rest() });
    stop = () => subscription.unsubscribe();
  };
  const rest = () => {
    stop();
    const timer = setTimeout(begin, retryMs);
    stop = () => clearTimeout(timer);
  };
  begin();
  return () => stop();
}
