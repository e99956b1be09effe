import { gzipSync } from 'node:zlib';
import { pick } from '../support/random.ts';
import { type Asked, askedThing, type Known } from './asked-things.ts';
import { oddJson, oddPath, oddText, spoiled } from './odd-values.ts';

/** What should never have come back. */
export interface Find {
  asked: string;
  said: string;
}

export interface Fuzzed {
  requests: number;
  /** How often each status came. */
  statuses: Record<string, number>;
  finds: Find[];
}

export interface FuzzOptions {
  origin: string;
  known: Known;
  /** Headers of devices of every role; an empty one is a guest's. */
  devices: readonly Record<string, string>[];
  random: () => number;
  /** Whether to go on. */
  goesOn: () => boolean;
  /** How many ask at the same moment. */
  atOnce?: number;
}

/** A stream that never ends is left after so long, in ms; an answer must be there by then otherwise. */
const STAYS_MS = 150;
const ANSWER_MS = 45_000;
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/octet-stream',
  '',
  'a/b; c="',
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY'];
/** Ten megabytes that arrive as ten kilobytes. */
const BOMB = gzipSync(Buffer.alloc(10 * 1024 * 1024, 0x20));
const INSIDES =
  /\bat [\w.<>]+ \(|node_modules|\.[cm]?[jt]s:\d+|(?:Type|Range|Syntax|Reference)Error\b/;

/** Asks a server for everything, spoilt in every way that comes to mind, until told to stop. */
export async function fuzz(options: FuzzOptions): Promise<Fuzzed> {
  const told: Fuzzed = { requests: 0, statuses: {}, finds: [] };
  const { goesOn, atOnce = 8 } = options;
  const one = async () => {
    while (goesOn() && told.finds.length < 20) await askOnce(options, told);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return told;
}

async function askOnce(options: FuzzOptions, told: Fuzzed): Promise<void> {
  const { origin, known, devices, random } = options;
  const asked = askedThing(random, known);
  const { url, init } = requestOf(origin, asked, random, pick(random, devices));
  const summary = `${init.method} ${url.slice(origin.length, origin.length + 200)} ${String(init.body ?? '').slice(0, 300)}`;
  const patience = asked.stays ? STAYS_MS : ANSWER_MS;
  told.requests += 1;
  let status = 'left';
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) });
    status = String(response.status);
    const find = findIn(response.status, await response.text());
    if (find) told.finds.push({ asked: summary, said: find });
  } catch (error) {
    const problem = problemOf(error, asked);
    if (problem) told.finds.push({ asked: summary, said: problem });
  }
  told.statuses[status] = (told.statuses[status] ?? 0) + 1;
}

/** What a request can be spoilt in: method, address, headers, body. */
function requestOf(
  origin: string,
  { method, path, query = {}, body }: Asked,
  random: () => number,
  device: Record<string, string>,
): { url: string; init: RequestInit } {
  const may = (share: number) => random() < share;
  const segments = path.map((one) => (may(0.06) ? oddPath(random) : encodeURIComponent(one)));
  const asked = Object.entries(query).flatMap(([name, value]) =>
    may(0.8)
      ? [`${name}=${encodeURIComponent(may(0.3) ? wellFormed(oddText(random)) : value)}`]
      : [],
  );
  const url = `${origin}/${segments.join('/')}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
  const said = may(0.04) ? pick(random, METHODS) : method;
  const headers: Record<string, string> = { ...device };
  if (may(0.05)) headers['x-device-report'] = latin(oddText(random));
  if (may(0.05)) headers['x-ticket'] = latin(oddText(random));
  if (may(0.05)) headers['if-none-match'] = latin(oddText(random));
  if (may(0.05)) headers.cookie = `vo_device=${latin(oddText(random))}`;
  if (may(0.03)) headers['x-forwarded-for'] = latin(oddText(random));
  if (said === 'GET' || said === 'HEAD') return { url, init: { method: said, headers } };
  headers['content-type'] = may(0.06) ? pick(random, TYPES) : 'application/json';
  if (may(0.02)) {
    headers['content-encoding'] = 'gzip';
    return { url, init: { method: said, headers, body: BOMB } };
  }
  const sent = may(0.08)
    ? oddJson(random)
    : JSON.stringify(may(0.7) ? spoiled(random, body) : body);
  return { url, init: { method: said, headers, ...(sent === undefined ? {} : { body: sent }) } };
}

function findIn(status: number, text: string): string | undefined {
  if (status >= 500 && status !== 503) return `${status} ${text.slice(0, 300)}`;
  if (INSIDES.test(text)) return `shows its insides: ${text.slice(0, 300)}`;
  return undefined;
}

/** A request that the client itself will not send is no find; an answer that never comes is. */
function problemOf(error: unknown, { stays }: Asked): string | undefined {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError' || name === 'AbortError') return stays ? undefined : 'no answer';
  // The server may end a connection whose body it does not want.
  const ended = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'];
  if (cause?.code === undefined || ended.includes(cause.code)) return undefined;
  return `${name} ${cause.code}`;
}

function wellFormed(text: string): string {
  return text.slice(0, 2000).replace(/[\ud800-\udfff]/g, '\ufffd');
}

/** What a header can carry. */
function latin(text: string): string {
  return text
    .slice(0, 500)
    .replace(/[^\x20-\x7e]/g, '?')
    .trim();
}
