import { busyFor } from './retry-after.ts';
import { Watchdog } from './watchdog.ts';

/** Where the server is and how it is asked; the app's own where nothing is said. */
export interface ApiOptions {
  origin?: string;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
  /** How long silence is borne, ms. */
  patienceMs?: number;
}

/** What our server answered: `code` where it refused. `undefined` is no contact: no answer, or one
 *  that is not from our server. */
export interface ApiAnswer {
  ok: boolean;
  body: unknown;
  code: string;
  /** How long it asks to wait, ms; 0 where it does not. */
  afterMs: number;
}

const PATIENCE_MS = 20_000;
const JSON_BODY = { 'content-type': 'application/json' };

/** Asks for one small JSON answer. */
export async function askApi(
  method: string,
  path: string,
  body: unknown,
  options: ApiOptions = {},
): Promise<ApiAnswer | undefined> {
  const { origin = '', fetch: fetchNow = fetch, signal, patienceMs = PATIENCE_MS } = options;
  const watchdog = new Watchdog(signal ?? new AbortController().signal, patienceMs);
  const headers = { ...options.headers, ...(body === undefined ? {} : JSON_BODY) };
  try {
    const response = await fetchNow(origin + path, {
      method,
      cache: 'no-store',
      signal: watchdog.signal,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 204) return { ok: true, body: undefined, code: '', afterMs: 0 };
    const answer = (await response.json()) as Record<string, unknown> | null;
    if (typeof answer !== 'object' || answer === null) return undefined;
    const { code } = answer;
    if (response.ok) return { ok: true, body: answer, code: '', afterMs: 0 };
    const afterMs = busyFor(response.headers) ?? 0;
    return typeof code === 'string' ? { ok: false, body: answer, code, afterMs } : undefined;
  } catch {
    return undefined;
  } finally {
    watchdog.end();
  }
}
