import { setTimeout } from 'node:timers/promises';
import type { ChangeSignal, Database, StoredDocument } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';

const PAGE = 500;
/** How long to wait before a store that failed is asked again, in ms. */
const RETRY_AFTER_MS = 1000;

/** What a follower is told: the latest version of what changed, or that it may have missed some, at
 *  the beginning and after the store was away. */
export type Followed = { changes: readonly StoredDocument[] } | 'missed';

/**
 * Tells what changes in a database from now on, in order, until the returned function is called.
 */
export function followChanges(database: Database, tell: (followed: Followed) => void): () => void {
  const ended = new AbortController();
  let seq: string | undefined;
  let pending: ChangeSignal | undefined;
  let isReading = false;
  const tellOn = (followed: Followed) => {
    if (!ended.signal.aborted) tell(followed);
  };
  const read = async () => {
    isReading = true;
    while (pending && !ended.signal.aborted) {
      // The store may have come back older: a position in what it was says nothing.
      if (pending === 'reconnected') seq = undefined;
      pending = undefined;
      try {
        seq = await readOn(database, seq, tellOn);
      } catch (error) {
        // A store that is being closed may fail in any way.
        if (ended.signal.aborted) return;
        if (!(error instanceof StoreFailure)) throw error;
        pending = 'reconnected';
        await aMoment(ended.signal);
      }
    }
    isReading = false;
  };
  const wake = (signal: ChangeSignal) => {
    if (pending !== 'reconnected') pending = signal;
    if (!isReading) void read();
  };
  const stopListening = database.onChange(wake);
  wake('reconnected');
  return () => {
    stopListening();
    ended.abort();
  };
}

async function readOn(
  database: Database,
  seq: string | undefined,
  tell: (followed: Followed) => void,
): Promise<string> {
  let next = seq;
  if (next === undefined) {
    next = await database.currentSeq();
    tell('missed');
  }
  for (;;) {
    const page = await database.changes({ seq: next, limit: PAGE });
    if (page.changes.length > 0) tell({ changes: page.changes });
    next = page.seq;
    if (!page.more) return next;
  }
}

async function aMoment(signal: AbortSignal): Promise<void> {
  await setTimeout(RETRY_AFTER_MS, undefined, { ref: false, signal }).catch(() => {});
}
