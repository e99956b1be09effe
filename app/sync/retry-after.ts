/** A server that asks for more patience than this is asked again anyway. */
const LONGEST_MS = 15 * 60_000;

/**
 * How long a `Retry-After` header asks to wait, in ms; `undefined` where there is none to read.
 * A date in it is compared with the server's own `Date`: the device's clock may be a year wrong.
 * [RFC 9110, 10.2.3]
 */
export function busyFor(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_MS);
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_MS);
}
