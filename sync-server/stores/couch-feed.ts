import { setTimeout } from 'node:timers/promises';
import type { CouchRequests } from './couch-requests.ts';
import type { ChangeSignal } from './store.ts';
import { StoreFailure } from './store-failure.ts';

/** How long CouchDB may keep an empty feed open; proxies close connections after a minute. */
const LONGEST_SILENCE_MS = 45_000;

export interface CouchFeedOptions {
  requests: CouchRequests;
  db: string;
  /** How long to wait after a failure, in ms. */
  reconnectAfter: number;
  tell: (signal: ChangeSignal) => void;
}

/**
 * Follows a database's changes by CouchDB's long poll, one request at a time, until the returned
 * function is called. Tells `changed` for every answer that holds something, and `reconnected`
 * after every failure, however short: CouchDB may have been set back meanwhile.
 */
export function runCouchFeed(options: CouchFeedOptions): () => void {
  const ended = new AbortController();
  void follow(options, ended.signal);
  return () => ended.abort();
}

async function follow(options: CouchFeedOptions, ended: AbortSignal): Promise<void> {
  const { reconnectAfter, tell } = options;
  let since: string | undefined;
  let signal: ChangeSignal = 'changed';
  while (!ended.aborted) {
    try {
      if (since === undefined) {
        since = await currentSeq(options, ended);
        // What happened between the last answer and this moment nobody has told yet.
        if (!ended.aborted) tell(signal);
      }
      const answer = await poll(options, since, ended);
      since = answer.last_seq;
      if (answer.results.length > 0 && !ended.aborted) tell('changed');
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      since = undefined;
      signal = 'reconnected';
      await setTimeout(reconnectAfter, undefined, { signal: ended }).catch(() => {});
    }
  }
}

async function currentSeq(options: CouchFeedOptions, signal: AbortSignal): Promise<string> {
  const { requests, db } = options;
  const qs = { since: 'now', limit: 1 };
  const answer = await requests.send({ method: 'GET', db, path: '_changes', qs, signal });
  return String(answer.last_seq);
}

async function poll({ requests, db }: CouchFeedOptions, since: string, signal: AbortSignal) {
  const answer = await requests.send({
    method: 'GET',
    db,
    path: '_changes',
    qs: { feed: 'longpoll', since, timeout: LONGEST_SILENCE_MS, limit: 1000 },
    signal,
    timeout: LONGEST_SILENCE_MS + 15_000,
  });
  return answer as { results: unknown[]; last_seq: string };
}
