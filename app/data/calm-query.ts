import { Dexie, liveQuery, type Observable } from 'dexie';

/** Where no frame comes, in a hidden tab, nobody waits for one either. */
const PATIENCE_MS = 250;

/**
 * A live query that lets the screen answer first: what it says of a change it reads after the next frame.
 * For what stands beside, while somebody waits for the answer to a press. The first value comes at once.
 */
export function calmQuery<Value>(read: () => Promise<Value>): Observable<Value> {
  let isFirst = true;
  return liveQuery(async () => {
    // A promise of the database's: the query would forget what it reads after any other (kept-promise.ts).
    if (!isFirst) await new Dexie.Promise<void>(afterNextFrame);
    isFirst = false;
    return read();
  });
}

function afterNextFrame(done: () => void): void {
  const late = setTimeout(done, PATIENCE_MS);
  if (!('requestAnimationFrame' in globalThis)) return;
  requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(done);
  });
}
