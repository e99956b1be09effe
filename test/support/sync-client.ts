import type { PairedDevice } from './paired-device.ts';
import type { TestServer } from './server.ts';

/** What the tests of the sync interface read of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at by matchers.
type Json = any;

/** A device that speaks HTTP and nothing else: what it sends is what the test says. */
export class SyncClient {
  readonly #url: string;
  readonly headers: Record<string, string>;
  readonly deviceId: string;

  /** Without a device: a guest. */
  constructor(server: Pick<TestServer, 'url'>, device?: PairedDevice, quarter = 'lichtenberg') {
    this.#url = `${server.url}/api/sync/${quarter}`;
    this.headers = device?.headers ?? { 'content-type': 'application/json' };
    this.deviceId = device?.deviceId ?? '';
  }

  /** Pushes writes; the results in order. */
  async push(writes: readonly object[], others: object = {}): Promise<Json[]> {
    const { status, body } = await this.post('push', { writes, ...others });
    if (status !== 200) throw new Error(`push: ${status} ${JSON.stringify(body)}`);
    return body.results;
  }

  /** Pushes one write; its result. */
  async pushOne(write: object, others: object = {}): Promise<Json> {
    return (await this.push([write], others))[0];
  }

  /** Posts to an address below the quarter's, such as `push` or `team/diff`. */
  async post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.#url}/${path}`, {
      method: 'POST',
      headers: { ...this.headers, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer: Json = await response.json();
    return { status: response.status, body: answer, headers: response.headers };
  }

  /** Asks an address below the quarter's. */
  get(path: string): Promise<Response> {
    return fetch(`${this.#url}/${path}`, { headers: this.headers });
  }
}
