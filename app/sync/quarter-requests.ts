import { failure, type Result, success } from '#domain/result.ts';
import { refusalOf } from './refusal.ts';
import type { SyncFailure } from './sync-failure.ts';
import { Watchdog } from './watchdog.ts';

/** After so long without a byte a connection counts as dead. The server's live feed says
 *  something every 25 s. */
const PATIENCE_MS = 30_000;

/** How a server is asked. */
export interface HttpOptions {
  /** Where the server is; the app's own origin where nothing is said. */
  origin?: string;
  patienceMs?: number;
  fetch?: typeof fetch;
  /** The device's clock, sent along so that the server can tell how wrong it goes. */
  now?: () => Date;
}

/** Requests about one quarter, at the server the app came from: whether it was our server that answered,
 *  which time it has, and which place in its queue this device. */
export class QuarterRequests {
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

  /** What ends a request on which nothing arrives any more. */
  watchdog(signal: AbortSignal): Watchdog {
    return new Watchdog(signal, this.#patienceMs);
  }

  /** Asks, and looks whether it is our server that answers. */
  async open(
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
