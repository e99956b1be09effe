import { cmp, Dexie, type IntervalTree, type ObservabilitySet } from 'dexie';
import { afterNextFrame } from './calm-query.ts';
import type { LocalDatabase } from './database.ts';

/**
 * Tells whenever documents were written, by this page, another tab or the service worker. It says
 * nothing of what changed: for readers that keep something of their own beside the database.
 */
export function onDocumentsChanged(database: LocalDatabase, tell: () => void): () => void {
  return onTableWritten(database, 'documents', tell);
}

/**
 * Tells which documents of a quarter were written whose ids begin so, as `onDocumentsChanged` does;
 * `undefined` where that is not known one by one.
 */
export function onWrittenBeginning(
  database: LocalDatabase,
  { quarter, beginning }: { quarter: string; beginning: string },
  tell: (ids: readonly string[] | undefined) => void,
): () => void {
  const byKey = `idb://${database.name}/documents/`;
  const [first, last] = [
    [quarter, beginning],
    [quarter, `${beginning}\uffff`],
  ];
  const listen = (parts: ObservabilitySet) => {
    const ids: string[] = [];
    let isWhole = false;
    for (const { from, to } of rangesIn(parts[byKey])) {
      // After many at once, or all: Dexie's ends of everything are no keys of ours.
      if (!Array.isArray(from) || !Array.isArray(to)) isWhole = true;
      else if (cmp(to, first) < 0 || cmp(from, last) > 0) continue;
      else if (cmp(from, to) === 0) ids.push(String(from[1]));
      else isWhole = true;
    }
    if (isWhole) tell(undefined);
    else if (ids.length > 0) tell(ids);
  };
  Dexie.on('storagemutated', listen);
  return () => Dexie.on.storagemutated.unsubscribe(listen);
}

/**
 * Tells that the outbox was written, by whomever: there may be something to send. Once for all that is
 * written while a frame is drawn: whoever pressed sees the answer before anybody looks at what is to go.
 */
export function onOutboxChanged(database: LocalDatabase, tell: () => void): () => void {
  let isWaiting = false;
  let isEnded = false;
  const stop = onTableWritten(database, 'outbox', () => {
    if (isWaiting) return;
    isWaiting = true;
    afterNextFrame(() => {
      isWaiting = false;
      if (!isEnded) tell();
    });
  });
  return () => {
    isEnded = true;
    stop();
  };
}

function onTableWritten(database: LocalDatabase, table: string, tell: () => void): () => void {
  const written = `/${database.name}/${table}/`;
  const listen = (parts: ObservabilitySet) => {
    if (Object.keys(parts).some((part) => part.includes(written))) tell();
  };
  Dexie.on('storagemutated', listen);
  return () => Dexie.on.storagemutated.unsubscribe(listen);
}

/** The ranges of keys that Dexie notes as written. */
function* rangesIn(
  tree: IntervalTree | null | undefined,
): Iterable<{ from: unknown; to: unknown }> {
  if (!tree || !('from' in tree)) return;
  yield* rangesIn(tree.l);
  yield tree;
  yield* rangesIn(tree.r);
}
