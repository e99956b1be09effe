import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request on its way through the proxy. */
export interface PassingRequest {
  /** The last part of its path: `push`, `snapshot`, `changes`, `diff`. */
  what: string;
  /** The whole path with its query. */
  path: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** What the server answered. */
export interface PassingAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * Does something to one request: asks the real server or not, answers with what it said or with
 * something else. Returning `false`: this one goes through as it is.
 */
export type Spoil = (
  asked: PassingRequest,
  ask: () => Promise<PassingAnswer>,
  response: ServerResponse,
) => Promise<unknown> | false;

/** A line between a device and the real server on which a test spoils requests and answers. */
export class SpoilingProxy {
  readonly #http: Server;
  readonly #target: string;
  /** Requests so far. */
  readonly asked: PassingRequest[] = [];
  /** What becomes of each; absent: all go through. */
  spoil: Spoil | undefined;

  private constructor(target: string) {
    this.#target = target;
    this.#http = createServer((request, response) => void this.#pass(request, response));
  }

  static async before(target: string): Promise<SpoilingProxy> {
    const proxy = new SpoilingProxy(target);
    proxy.#http.listen(0, '127.0.0.1');
    await once(proxy.#http, 'listening');
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** How often something was asked. */
  count(what: string): number {
    return this.asked.filter((asked) => asked.what === what).length;
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, 'close');
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const what = new URL(path, this.#target).pathname.split('/').at(-1) ?? '';
    const body = (await buffer(request)).toString();
    const asked = { what, path, body, headers: request.headers };
    this.asked.push(asked);
    const ask = () => this.#ask(request.method ?? 'GET', asked);
    try {
      const spoiled = this.spoil?.(asked, ask, response) ?? false;
      if (spoiled === false) sendOn(response, await ask());
      else await spoiled;
    } catch {
      // There is no server behind it any more: nobody answers.
      response.destroy();
    }
  }

  async #ask(method: string, { path, body, headers }: PassingRequest): Promise<PassingAnswer> {
    const sent = new Headers();
    for (const [name, value] of Object.entries(headers)) {
      if (typeof value === 'string' && !BETWEEN_TWO.has(name)) sent.set(name, value);
    }
    // Bytes that a test can count.
    sent.set('accept-encoding', 'identity');
    const answer = await fetch(`${this.#target}${path}`, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(method === 'POST' ? { body } : {}),
    });
    const kept = [...answer.headers].filter(([name]) => !BETWEEN_TWO.has(name));
    const whole = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: Object.fromEntries(kept), body: whole };
  }
}

/** Headers about one connection, which say nothing of the next. */
const BETWEEN_TWO = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** An answer as it came. */
export function sendOn(response: ServerResponse, { status, headers, body }: PassingAnswer): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** The first bytes of an answer, then a dead connection, or an end as if that had been all. */
export function sendPart(
  response: ServerResponse,
  { status, headers, body }: PassingAnswer,
  bytes: number,
  abruptly: boolean,
): void {
  response.writeHead(status, headers);
  response.flushHeaders();
  const end = () => (abruptly ? response.destroy() : response.end());
  if (bytes === 0) end();
  else response.write(body.subarray(0, bytes), end);
}

/** The server is asked, and nobody hears what it said. */
export const loseAnswer: Spoil = async (_asked, ask, response) => {
  await ask();
  response.destroy();
};

/** Spoils requests of one kind, so many times; the others go through. */
export function spoilOnly(what: string, spoil: Spoil, times = Number.POSITIVE_INFINITY): Spoil {
  let left = times;
  return (asked, ask, response) => {
    if (asked.what !== what || left <= 0) return false;
    left -= 1;
    return spoil(asked, ask, response);
  };
}
