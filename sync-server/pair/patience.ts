/** How often something is borne at once, and after which time once more. */
export interface Patience {
  atOnce: number;
  everyMs: number;
}

/** How long until it is borne once more, ms. `fullAt`: when it will be borne `atOnce` times again. */
export function waitOf(fullAt: number, { atOnce, everyMs }: Patience, now: number): number {
  return Math.max(0, fullAt - now - (atOnce - 1) * everyMs);
}

/** Times by name, so many at most. */
export class BoundedTimes {
  readonly #most: number;
  readonly #times = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): number {
    return this.#times.get(name) ?? 0;
  }

  /** A name that is set again stays for longest. */
  set(name: string, time: number): void {
    this.#times.delete(name);
    this.#times.set(name, time);
    if (this.#times.size <= this.#most) return;
    const [oldest] = this.#times.keys();
    if (oldest !== undefined) this.#times.delete(oldest);
  }
}

/** Whoever has one IPv6 address has 2^64 of them: their common beginning counts. [RFC 6177] */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [before = '', after] = address.toLowerCase().split('::');
  const first = before.split(':').filter(Boolean);
  const last = after?.split(':').filter(Boolean) ?? [];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return groups.slice(0, 4).join(':');
}
