import { failure, type Result, success } from '#domain/result.ts';
import type { Checkpoint } from '../data/database.ts';
import type { Write } from '../data/next-batch.ts';
import {
  type ChangesAnswer,
  changesIn,
  type DiffAnswer,
  differenceIn,
  outcomesIn,
  type PushAnswer,
} from './answers.ts';
import { linesOf } from './lines.ts';
import { type HttpOptions, QuarterRequests } from './quarter-requests.ts';
import { requestSnapshot, type Snapshot } from './snapshot-request.ts';
import type { SyncFailure } from './sync-failure.ts';
import type { Watchdog } from './watchdog.ts';

/** What is said of all writes of a push. */
export interface PushOptions {
  heal: boolean;
  /** The volunteer who used a shared tablet. */
  actor?: string;
  /** The device that they were written on: a server that takes it for another, or for nobody, takes none. */
  device?: string;
}

/** The sync interface of one quarter (sync.md, "HTTP interface"). */
export interface QuarterServer {
  /** The server's own time at the last answer, ms since 1970. */
  readonly serverAt: number | undefined;
  snapshot(scope: string, signal: AbortSignal): Promise<Result<Snapshot, SyncFailure>>;
  changes(
    scope: string,
    from: Pick<Checkpoint, 'since' | 'accepted' | 'erasedUpTo'>,
    signal: AbortSignal,
  ): Promise<Result<ChangesAnswer, SyncFailure>>;
  diff(
    scope: string,
    epoch: string,
    have: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<Result<DiffAnswer, SyncFailure>>;
  push(
    writes: readonly Write[],
    options: PushOptions,
    signal: AbortSignal,
  ): Promise<Result<PushAnswer, SyncFailure>>;
  /** Calls back at every sign that there is something new, with the event's name; resolves when the
   *  connection ends. */
  live(onNews: (event: string) => void, signal: AbortSignal): Promise<void>;
}

const PAGE = 500;

/** The interface over HTTP, at the server the app came from. */
export class HttpQuarterServer implements QuarterServer {
  readonly #requests: QuarterRequests;

  /** `options` may be requests that were begun with: a place in the queue is kept with them. */
  constructor(quarter: string, options: HttpOptions | QuarterRequests = {}) {
    this.#requests =
      options instanceof QuarterRequests ? options : new QuarterRequests(quarter, options);
  }

  get serverAt(): number | undefined {
    return this.#requests.serverAt;
  }

  snapshot(scope: string, signal: AbortSignal): Promise<Result<Snapshot, SyncFailure>> {
    return requestSnapshot(this.#requests, scope, signal);
  }

  changes(
    scope: string,
    { since, accepted = [], erasedUpTo }: Pick<Checkpoint, 'since' | 'accepted' | 'erasedUpTo'>,
    signal: AbortSignal,
  ): Promise<Result<ChangesAnswer, SyncFailure>> {
    const query = new URLSearchParams({ since, limit: String(PAGE) });
    if (erasedUpTo !== undefined) query.set('erasedUpTo', String(erasedUpTo));
    const [path, body] =
      accepted.length === 0
        ? ([`${scope}/changes?${query}`, undefined] as const)
        : ([`${scope}/changes`, { since, limit: PAGE, accepted, erasedUpTo }] as const);
    return this.#ask(path, body, changesIn, signal);
  }

  diff(
    scope: string,
    epoch: string,
    have: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<Result<DiffAnswer, SyncFailure>> {
    const body = { epoch, have: Object.fromEntries(have) };
    return this.#ask(`${scope}/diff`, body, differenceIn, signal);
  }

  push(
    writes: readonly Write[],
    { heal, actor, device }: PushOptions,
    signal: AbortSignal,
  ): Promise<Result<PushAnswer, SyncFailure>> {
    const said = { ...(actor ? { actor } : {}), ...(device ? { device } : {}) };
    const body = { writes, ...(heal ? { heal } : {}), ...said };
    return this.#ask('push', body, (text) => outcomesIn(text, writes.length), signal);
  }

  async live(onNews: (event: string) => void, signal: AbortSignal): Promise<void> {
    const watchdog = this.#requests.watchdog(signal);
    const opened = await this.#requests.open('live', 'text/event-stream', watchdog);
    if (!opened.ok) return;
    let event = '';
    try {
      for await (const lines of linesOf(opened.value, watchdog)) {
        for (const line of lines) {
          if (line.startsWith('event:')) event = line.slice('event:'.length).trim();
          if (line.startsWith('data:')) onNews(event);
        }
      }
    } catch {
      // Cut off, silent for too long, or ended by ourselves: for the caller it has ended.
    } finally {
      watchdog.end();
    }
  }

  /** Asks for one JSON answer, read whole; what cannot be read is no contact. */
  async #ask<Answer>(
    path: string,
    body: unknown,
    read: (text: string) => Answer | undefined,
    signal: AbortSignal,
  ): Promise<Result<Answer, SyncFailure>> {
    const watchdog = this.#requests.watchdog(signal);
    const opened = await this.#requests.open(path, 'application/json', watchdog, body);
    if (!opened.ok) return opened;
    const text = await wholeText(opened.value, watchdog).catch(() => '');
    const answer = read(text);
    return answer ? success(answer) : failure({ code: 'noContact' });
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
