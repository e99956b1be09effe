import { createHmac } from 'node:crypto';
import { BoundedTimes, networkOf, type Patience, waitOf } from './patience.ts';

/** A Treff's guests are behind one address, and so is a telephone company's whole town. */
const PER_ADDRESS: Patience = { atOnce: 200, everyMs: 5_000 };
const MOST_ADDRESSES = 10_000;

/**
 * How many phones make themselves residents at one address. There is no limit over all addresses:
 * whoever used it up would keep everybody from asking for help.
 */
export class SelfPairings {
  readonly #clock: () => number;
  readonly #addresses = new BoundedTimes(MOST_ADDRESSES);

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Counts one more; answers with the seconds to wait, 0 where there is nothing to wait for. */
  take(address: string): number {
    const now = this.#clock();
    const key = networkOf(address);
    const fullAt = this.#addresses.get(key);
    const wait = waitOf(fullAt, PER_ADDRESS, now);
    if (wait === 0) this.#addresses.set(key, Math.max(fullAt, now) + PER_ADDRESS.everyMs);
    return Math.ceil(wait / 1000);
  }
}

/**
 * Which share of the room for such phones a network has: one of 4,096. Each stands for a million
 * addresses, so that none of them can be told from it.
 */
export function shareOf(address: string, key: string): string {
  return createHmac('sha256', key)
    .update(`share\n${networkOf(address)}`)
    .digest('hex')
    .slice(0, 3);
}
