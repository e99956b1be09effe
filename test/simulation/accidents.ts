import type { Dice } from './dice.ts';
import type { Answer } from './server-side.ts';

/** What a proxy in between answers in the server's place. */
const FOREIGN: readonly Answer[] = [
  { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
  { status: 413, headers: { 'content-type': 'text/html' }, body: '<h1>Too large</h1>' },
  {
    status: 429,
    headers: { 'content-type': 'application/json', 'retry-after': '3' },
    body: '{"code":"busy","message":""}',
  },
  {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>WLAN</title><p>Bitte melden Sie sich an.',
  },
  { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' },
];

/** An answer that is not the server's. */
export function foreignAnswer(dice: Dice): Answer {
  return dice.pick(FOREIGN);
}

/** An answer as the device's browser shows it. */
export function responseOf(answer: Answer, now: number): Response {
  return plainResponse(answer, now, answer.body, 'ends');
}

/** An answer of which the end is missing; some browsers say so, some do not. */
export function truncated(answer: Answer, now: number, dice: Dice): Response {
  const part = answer.body.slice(0, dice.below(answer.body.length + 1));
  return plainResponse(answer, now, part, dice.chance(0.5) ? 'ends' : 'breaks');
}

const encoder = new TextEncoder();

/** As much of a `Response` as the engine uses: a real one takes a third of the time of a run. */
function plainResponse(
  { status, headers }: Answer,
  now: number,
  body: string,
  atEnd: 'ends' | 'breaks',
): Response {
  const dated: Record<string, string> = { ...headers, date: new Date(now).toUTCString() };
  const response = {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name: string) => dated[name.toLowerCase()] ?? null },
    json: async () => JSON.parse(body) as unknown,
    body: { getReader: () => readerOf(body, atEnd) },
  };
  return response as unknown as Response;
}

function readerOf(body: string, atEnd: 'ends' | 'breaks') {
  let isRead = body === '';
  return {
    read: async () => {
      if (isRead && atEnd === 'breaks') throw new TypeError('terminated');
      if (isRead) return { done: true, value: undefined };
      isRead = true;
      return { done: false, value: encoder.encode(body) };
    },
    cancel: async () => undefined,
  };
}
