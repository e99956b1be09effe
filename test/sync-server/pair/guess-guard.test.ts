import { beforeEach, describe, expect, it } from 'vitest';
import { PAIRING_CODES } from '#domain/pairing-code.ts';
import { GuessGuard } from '../../../sync-server/pair/guess-guard.ts';
import { networkOf } from '../../../sync-server/pair/patience.ts';
import { SelfPairings } from '../../../sync-server/pair/self-pairings.ts';

const MILLION = 1_000_000;
const HOUR_MS = 3_600_000;

let now: number;
let guard: GuessGuard;
beforeEach(() => {
  now = 1_000_000;
  guard = new GuessGuard({ clock: () => now });
});

/** How many of a million guesses are looked at, when they come over so much time. */
function lookedAt(addressOf: (n: number) => string, spreadMs: number): number {
  const from = now;
  let count = 0;
  for (let n = 0; n < MILLION; n += 1) {
    now = from + (spreadMs * n) / MILLION;
    if (guard.enter(addressOf(n)).isIn) count += 1;
  }
  return count;
}

const one = () => '198.51.100.7';
const each = (n: number) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;

describe('a million guesses', () => {
  it.each([
    ['from one address at once', one, 0, 20],
    ['from one address in an hour', one, HOUR_MS, 20 + 120],
    ['each from an address of its own, at once', each, 0, 300],
    ['each from an address of its own, in an hour', each, HOUR_MS, 300 + 1800],
  ])('%s: hardly any is looked at', (_name, addressOf, spreadMs, most) => {
    const count = lookedAt(addressOf, spreadMs);
    expect(count).toBeLessThanOrEqual(most);
    // With a hundred codes in use at every moment, less than one in a hundred thousand.
    expect((count * 100) / PAIRING_CODES).toBeLessThan(1e-5);
  });

  it('from all addresses of one IPv6 network are from one', () => {
    const entries = Array.from({ length: 10_000 }, (_, n) => guard.enter(`2001:db8:1:2::${n}`));
    expect(entries.filter(({ isIn }) => isIn)).toHaveLength(20);
  });

  it('leave no more in memory than was said', () => {
    const small = new GuessGuard({ clock: () => now, mostAddresses: 100 });
    for (let n = 0; n < 5000; n += 1) small.enter(each(n));
    // The oldest are forgotten: what keeps them out then is the limit over all.
    expect(small.enter(each(0)).isIn).toBe(false);
  });
});

describe('honest pairing', () => {
  it('meets no limit: a thousand right codes from one address', () => {
    for (let n = 0; n < 1000; n += 1) {
      const entry = guard.enter(one());
      expect(entry.isIn).toBe(true);
      if (entry.isIn) entry.wasRight();
    }
  });

  it('goes on at the office while guessers from everywhere are kept out', () => {
    guard.trust(one());
    lookedAt(each, 0);
    expect(guard.enter('203.0.113.9').isIn).toBe(false);
    for (let n = 0; n < 10; n += 1) {
      const entry = guard.enter(one());
      expect(entry.isIn).toBe(true);
      if (entry.isIn) entry.wasRight();
    }
    now += 16 * 60_000;
    lookedAt(each, 0);
    expect(guard.enter(one()).isIn).toBe(false);
  });

  it('does not make guesses at the office endless', () => {
    guard.trust(one());
    expect(lookedAt(one, 0)).toBe(20);
  });

  it('is told after how many seconds to come back, and let in then', () => {
    lookedAt(one, 0);
    const sent = guard.enter(one());
    expect(sent).toEqual({ isIn: false, after: 30 });
    now += 30_000;
    expect(guard.enter(one()).isIn).toBe(true);
  });
});

it('guesses that are made at the same moment are all counted before any of them is answered', () => {
  const entries = Array.from({ length: 1000 }, () => guard.enter(one()));
  expect(entries.filter(({ isIn }) => isIn)).toHaveLength(20);
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('two hundred phones behind one address become residents at once, thousands do not', () => {
  const limit = new SelfPairings(() => now);
  const waits = Array.from({ length: 5000 }, () => limit.take(one()));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(200);
  expect(waits.at(-1)).toBe(5);
  expect(limit.take('203.0.113.9')).toBe(0);
});
