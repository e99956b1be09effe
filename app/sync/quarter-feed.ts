import { failure, type Result, success } from '#domain/result.ts';
import type { PulledDocument } from '../data/replica.ts';
import {
  type ChangesAnswer,
  changesIn,
  documentOf,
  headOf,
  refusalOf,
  type SnapshotHead,
} from './feed-answers.ts';
import { linesOf } from './lines.ts';
import type { PullFailure } from './pull-failure.ts';
import { Watchdog } from './watchdog.ts';

/** A snapshot on its way: what it is, then its documents in pieces as they arrive. */
export interface Snapshot extends SnapshotHead {
  /** Fails by throwing, as streams do: what was read until then is right but not all. */
  pieces: AsyncIterable<PulledDocument[]>;
}

/** What a sync server tells about one quarter. */
export interface QuarterFeed {
  snapshot(scope: string, signal: AbortSignal): Promise<Result<Snapshot, PullFailure>>;
  changes(
    scope: string,
    since: string,
    signal: AbortSignal,
  ): Promise<Result<ChangesAnswer, PullFailure>>;
  /** Calls back at every sign that there is something new; resolves when the connection ends. */
  live(onNews: () => void, signal: AbortSignal): Promise<void>;
}

/** After so long without a byte a connection counts as dead. The server's live feed says
 *  something every 25 s. */
const PATIENCE_MS = 30_000;
const PAGE = 500;

/** The feed of a quarter over HTTP, from the server the app came from. */
export class HttpQuarterFeed implements QuarterFeed {
  readonly #base: string;
  readonly #patienceMs: number;

  constructor(quarter: string, { origin = '', patienceMs = PATIENCE_MS } = {}) {
    this.#base = `${origin}/api/sync/${encodeURIComponent(quarter)}`;
    this.#patienceMs = patienceMs;
  }

  async snapshot(scope: string, signal: AbortSignal): Promise<Result<Snapshot, PullFailure>> {
    const watchdog = new Watchdog(signal, this.#patienceMs);
    const opened = await open(`${this.#base}/${scope}/snapshot`, 'application/x-ndjson', watchdog);
    if (!opened.ok) return opened;
    const lines = linesOf(opened.value, watchdog);
    const first = await firstLines(lines);
    const head = headOf(first?.[0]);
    if (!first || !head) {
      watchdog.end();
      return failure({ code: 'noContact' });
    }
    return success({ ...head, pieces: documentsIn(first.slice(1), lines, watchdog) });
  }

  async changes(
    scope: string,
    since: string,
    signal: AbortSignal,
  ): Promise<Result<ChangesAnswer, PullFailure>> {
    const watchdog = new Watchdog(signal, this.#patienceMs);
    const query = new URLSearchParams({ since, limit: String(PAGE) });
    const url = `${this.#base}/${scope}/changes?${query}`;
    const opened = await open(url, 'application/json', watchdog);
    if (!opened.ok) return opened;
    const text = await wholeText(opened.value, watchdog).catch(() => '');
    const answer = changesIn(text);
    return answer ? success(answer) : failure({ code: 'noContact' });
  }

  async live(onNews: () => void, signal: AbortSignal): Promise<void> {
    const watchdog = new Watchdog(signal, this.#patienceMs);
    const opened = await open(`${this.#base}/live`, 'text/event-stream', watchdog);
    if (!opened.ok) return;
    try {
      for await (const lines of linesOf(opened.value, watchdog)) {
        if (lines.some((line) => line.startsWith('data:'))) onNews();
      }
    } catch {
      // Cut off, silent for too long, or ended by ourselves: for the caller it has ended.
    } finally {
      watchdog.end();
    }
  }
}

/** Asks, and looks whether it is our server that answers. */
async function open(
  url: string,
  contentType: string,
  watchdog: Watchdog,
): Promise<Result<ReadableStream<Uint8Array>, PullFailure>> {
  const cache = contentType === 'application/x-ndjson' ? 'no-cache' : 'no-store';
  const headers = { accept: contentType };
  try {
    const response = await fetch(url, { cache, headers, signal: watchdog.signal });
    watchdog.heard();
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && response.body && type.startsWith(contentType)) return success(response.body);
    const refusal = await refusalOf(response);
    watchdog.end();
    return failure(refusal);
  } catch {
    watchdog.end();
    return failure({ code: 'noContact' });
  }
}

async function firstLines(
  lines: AsyncGenerator<string[], void, undefined>,
): Promise<string[] | undefined> {
  const first = await lines.next().catch(() => undefined);
  return first && !first.done ? first.value : undefined;
}

async function* documentsIn(
  firstLines: readonly string[],
  rest: AsyncIterable<string[]>,
  watchdog: Watchdog,
): AsyncGenerator<PulledDocument[], void, undefined> {
  try {
    yield firstLines.filter(Boolean).map(documentOf);
    for await (const lines of rest) yield lines.filter(Boolean).map(documentOf);
  } finally {
    watchdog.end();
  }
}

async function wholeText(body: ReadableStream<Uint8Array>, watchdog: Watchdog): Promise<string> {
  const text: string[] = [];
  try {
    for await (const lines of linesOf(body, watchdog)) text.push(...lines);
  } finally {
    watchdog.end();
  }
  return text.join('\n');
}
