import { BoundedTimes, networkOf, type Patience, waitOf } from './patience.ts';

export interface GuessGuardOptions {
  /** Time in ms. */
  clock: () => number;
  perAddress?: Patience;
  overall?: Patience;
  /** Addresses in memory; those not seen for longest are forgotten first. */
  mostAddresses?: number;
}

/** Let in: call `wasRight` if it was no wrong guess. Or sent away for so many seconds. */
export type GuessEntry = { isIn: true; wasRight: () => void } | { isIn: false; after: number };

const PER_ADDRESS: Patience = { atOnce: 20, everyMs: 30_000 };
/** In the ten minutes of a code 600 guesses: of 152 billion codes. */
const OVERALL: Patience = { atOnce: 300, everyMs: 2_000 };
const MOST_ADDRESSES = 10_000;
/** How long an address counts as an office's after a code was made there. */
const TRUSTED_MS = 15 * 60_000;

/**
 * Keeps guessers of codes out. Only wrong guesses count, so that an office which connects many
 * tablets from one address never meets it. A guess counts as wrong from its beginning until it turns
 * out right: a thousand at the same moment are a thousand. Where guessers from everywhere have used
 * up what is borne in all, the addresses at which an office has just made a code are still let in.
 *
 * Own code, because what there is (@fastify/rate-limit, rate-limiter-flexible) counts requests
 * instead of wrong guesses, and takes no clock.
 */
export class GuessGuard {
  readonly #clock: () => number;
  readonly #perAddress: Patience;
  readonly #addresses: BoundedTimes;
  readonly #trusted: BoundedTimes;
  readonly #overall: { fullAt: number; patience: Patience };

  constructor({
    clock,
    perAddress = PER_ADDRESS,
    overall = OVERALL,
    mostAddresses = MOST_ADDRESSES,
  }: GuessGuardOptions) {
    this.#clock = clock;
    this.#perAddress = perAddress;
    this.#overall = { fullAt: 0, patience: overall };
    this.#addresses = new BoundedTimes(mostAddresses);
    this.#trusted = new BoundedTimes(mostAddresses);
  }

  /** Comes with a guess. */
  enter(address: string): GuessEntry {
    const now = this.#clock();
    const key = networkOf(address);
    const isTrusted = now < this.#trusted.get(key);
    const perAddress = this.#perAddress;
    const ownWait = waitOf(this.#addresses.get(key), perAddress, now);
    const { fullAt, patience } = this.#overall;
    const overallWait = isTrusted ? 0 : waitOf(fullAt, patience, now);
    const wait = Math.max(ownWait, overallWait);
    if (wait > 0) return { isIn: false, after: Math.ceil(wait / 1000) };
    const add = (sign: 1 | -1) => {
      const since = Math.max(this.#addresses.get(key), now);
      this.#addresses.set(key, since + sign * perAddress.everyMs);
      const overallSince = Math.max(this.#overall.fullAt, now);
      if (!isTrusted) this.#overall.fullAt = overallSince + sign * patience.everyMs;
    };
    add(1);
    return { isIn: true, wasRight: () => add(-1) };
  }

  /** An office made a code at this address: its tablets will be connected there. */
  trust(address: string): void {
    this.#trusted.set(networkOf(address), this.#clock() + TRUSTED_MS);
  }
}
