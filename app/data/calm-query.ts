import { Dexie, liveQuery, type Observable } from 'dexie';

/** Where no frame comes, in a hidden tab, nobody waits for one either. */
const PATIENCE_MS = 250;
/** So long the frame may take to be drawn, once it has begun. */
const DRAWN_MS = 30;

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

/** Calls back when the next frame has been drawn; in a hidden tab nobody sees any. */
export function afterNextFrame(done: () => void): void {
  const late = setTimeout(done, PATIENCE_MS);
  if (!('requestAnimationFrame' in globalThis)) return;
  requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(done, DRAWN_MS);
  });
}
