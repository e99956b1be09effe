import nano from 'nano';
import { StoreFailure } from './store-failure.ts';

/** What is asked of CouchDB. `path` begins after the database and is already encoded. */
export interface CouchRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The database's full name; absent for the server itself. */
  db?: string;
  path?: string;
  qs?: Record<string, string | number | boolean>;
  body?: unknown;
  signal?: AbortSignal;
  /** How long to wait for the answer, in ms. */
  timeout?: number;
}

/** How long one answer of CouchDB may take. */
const TIMEOUT_MS = 30_000;

/** Sends requests to one CouchDB and tells apart the ways in which they fail. */
export class CouchRequests {
  readonly #nano: nano.ServerScope;
  readonly #timeout: number;

  /** `url` is CouchDB's root, with name and password where it wants them. */
  constructor(url: string, timeout: number = TIMEOUT_MS) {
    this.#nano = nano({ url, parseUrl: false } as nano.Configuration);
    this.#timeout = timeout;
  }

  /**
   * The answer's JSON. Throws a `StoreFailure`; one of CouchDB's own answers that the caller may
   * expect (404, 409, 412) is in its `cause`, see `statusOf`.
   */
  async send(request: CouchRequest): Promise<Record<string, unknown>> {
    const { timeout = this.#timeout, signal, ...options } = request;
    const limit = AbortSignal.timeout(timeout);
    const answer = await this.#nano
      .request({
        ...options,
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      } as nano.RequestOptions)
      .catch((cause: unknown) => {
        throw failureOf(request, cause);
      });
    // nano gives an empty text for an answer that was cut off.
    if (typeof answer !== 'object' || answer === null || Buffer.isBuffer(answer)) {
      throw new StoreFailure('unavailable', `${describe(request)}: the answer is no JSON`);
    }
    return answer;
  }
}

/** The HTTP status with which CouchDB refused; `undefined` where it did not answer at all. */
export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof StoreFailure ? error.cause : error;
  return (cause as { statusCode?: number } | undefined)?.statusCode;
}

function failureOf(request: CouchRequest, cause: unknown): StoreFailure {
  const status = statusOf(cause);
  const said = String((cause as { reason?: unknown }).reason ?? (cause as Error).message);
  const message = `${describe(request)}: ${status ?? 'no answer'} ${said}`;
  if (status === 401 || status === 403) return new StoreFailure('unauthorised', message, { cause });
  const passing = status === undefined || status >= 500 || status === 408 || status === 429;
  return new StoreFailure(passing ? 'unavailable' : 'refused', message, { cause });
}

/** Names the request without its contents: failures are logged. */
function describe({ method, db, path }: CouchRequest): string {
  return `CouchDB ${method} /${db ?? ''}${path ? `/${path}` : ''}`;
}
