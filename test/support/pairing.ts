import { randomBytes } from 'node:crypto';
import type { Body } from '#domain/version.ts';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import type { TestServer } from './server.ts';

/** What the tests of pairing read of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at by matchers.
type Json = any;

/** An answer, read whole. */
export interface Answer {
  status: number;
  body: Json;
  headers: Headers;
  /** What a browser would send from now on. */
  cookie: string | undefined;
}

/** A secret as devices make them. */
export function aSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A person's id as devices make them. */
export function aPersonId(): string {
  return randomBytes(16).toString('hex');
}

/** Asks a server, as a browser with this cookie and at this address would. */
export async function ask(
  server: Pick<TestServer, 'url'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const received = await response.text();
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  const read = received === '' ? undefined : JSON.parse(received);
  return { status: response.status, body: read, headers: response.headers, cookie };
}

/** Documents of the registry whose ids begin so. */
export async function registryOf(server: TestServer, prefix: string): Promise<Body[]> {
  const registry = await server.store.database(REGISTRY);
  return (await registry.range(prefix)).map(({ doc }) => doc);
}
