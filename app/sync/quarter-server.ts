import { failure, type Result, success } from '#domain/result.ts';
import type { Checkpoint } from '../data/database.ts';
import type { Write } from '../data/outbox.ts';
import type { PulledDocument } from '../data/pulled.ts';
import {
  type ChangesAnswer,
  changesIn,
  type DiffAnswer,
  differenceIn,
  documentOf,
  headOf,
  outcomesIn,
  type PushAnswer,
  refusalOf,
  type SnapshotHead,
} from './answers.ts';
import { linesOf } from './lines.ts';
import type { SyncFailure } from './sync-failure.ts';
import { Watchdog } from './watchdog.ts';

/** A snapshot on its way: what it is, then its documents in pieces as they arrive. */
export interface Snapshot extends SnapshotHead {
  /** Fails by throwing, as streams do: what was read until then is right but not all. */
  pieces: AsyncIterable<PulledDocument[]>;
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
    options: { heal: boolean; actor?: string },
    signal: AbortSignal,
  ): Promise<Result<PushAnswer, SyncFailure>>;
  /** Calls back at every sign that there is something new, with the event's name; resolves when the
   *  connection ends. */
  live(onNews: (event: string) => void, signal: AbortSignal): Promise<void>;
}

/** After so long without a byte a connection counts as dead. The server's live feed says
 *  something every 25 s. */
const PATIENCE_MS = 30_000;
const PAGE = 500;

export interface HttpOptions {
  /** Where the server is; the app's own origin where nothing is said. */
  origin?: string;
  patienceMs?: number;
  fetch?: typeof fetch;
  /** The device's clock, sent along so that the server can tell how wrong it goes. */
  now?: () => Date;
}

/** The interface over HTTP, at the server the app came from. */
export class HttpQuarterServer implements QuarterServer {
  readonly #base: string;
  readonly #patienceMs: number;
  readonly #fetch: typeof fetch;
  readonly #now: () => Date;
  #serverAt: number | undefined;
  /** Places in the queue for first syncs, by what was asked: other requests pass it meanwhile. */
  readonly #tickets = new Map<string, string>();

  constructor(quarter: string, options: HttpOptions = {}) {
    const { origin = '', patienceMs = PATIENCE_MS } = options;
    this.#base = `${origin}/api/sync/${encodeURIComponent(quarter)}`;
    this.#patienceMs = patienceMs;
    this.#fetch = options.fetch ?? ((...request) => fetch(...request));
    this.#now = options.now ?? (() => new Date());
  }

  get serverAt(): number | undefined {
    return this.#serverAt;
  }

  async snapshot(scope: string, signal: AbortSignal): Promise<Result<Snapshot, SyncFailure>> {
    const watchdog = new Watchdog(signal, this.#patienceMs);
    const opened = await this.#open(`${scope}/snapshot`, 'application/x-ndjson', watchdog);
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
    { heal, actor }: { heal: boolean; actor?: string },
    signal: AbortSignal,
  ): Promise<Result<PushAnswer, SyncFailure>> {
    const body = { writes, ...(heal ? { heal } : {}), ...(actor ? { actor } : {}) };
    return this.#ask('push', body, (text) => outcomesIn(text, writes.length), signal);
  }

  async live(onNews: (event: string) => void, signal: AbortSignal): Promise<void> {
    const watchdog = new Watchdog(signal, this.#patienceMs);
    const opened = await this.#open('live', 'text/event-stream', watchdog);
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
    const watchdog = new Watchdog(signal, this.#patienceMs);
    const opened = await this.#open(path, 'application/json', watchdog, body);
    if (!opened.ok) return opened;
    const text = await wholeText(opened.value, watchdog).catch(() => '');
    const answer = read(text);
    return answer ? success(answer) : failure({ code: 'noContact' });
  }

  /** Asks, and looks whether it is our server that answers. */
  async #open(
    path: string,
    contentType: string,
    watchdog: Watchdog,
    body?: unknown,
  ): Promise<Result<ReadableStream<Uint8Array>, SyncFailure>> {
    try {
      const fetchNow = this.#fetch;
      const response = await fetchNow(`${this.#base}/${path}`, {
        // Only the snapshot may come from a cache, asked for anew each time.
        cache: contentType === 'application/x-ndjson' ? 'no-cache' : 'no-store',
        signal: watchdog.signal,
        headers: this.#headers(path, contentType, body),
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      watchdog.heard();
      const type = response.headers.get('content-type') ?? '';
      const isOurs = response.ok && type.startsWith(contentType);
      this.#noteTicket(path, response, isOurs);
      if (isOurs || type.startsWith('application/json')) this.#noteTime(response);
      if (isOurs && response.body) return success(response.body);
      const refusal = await refusalOf(response);
      watchdog.end();
      return failure(refusal);
    } catch {
      watchdog.end();
      return failure({ code: 'noContact' });
    }
  }

  #headers(path: string, accept: string, body: unknown): Record<string, string> {
    const ticket = this.#tickets.get(path);
    return {
      accept,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'x-device-time': this.#now().toISOString() }),
      ...(ticket ? { 'x-ticket': ticket } : {}),
    };
  }

  /** A place is kept until what it was for has succeeded, whatever comes in between. */
  #noteTicket(path: string, { headers }: Response, isDone: boolean): void {
    const ticket = headers.get('x-ticket');
    if (ticket) this.#tickets.set(path, ticket);
    else if (isDone) this.#tickets.delete(path);
  }

  #noteTime(response: Response): void {
    const at = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(at)) this.#serverAt = at;
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
