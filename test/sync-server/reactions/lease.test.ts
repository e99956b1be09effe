import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Lease } from '../../../sync-server/reactions/lease.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

/** A process that holds the lease whenever it can, and says when it works. A busy machine must not take
 *  so long over a renewal that the lease is given up. */
function aHolder(store: Store, working: Set<object>, leaseMs = 5_000) {
  const ended = new AbortController();
  const holder = { turns: 0 };
  const lease = new Lease({ store, name: 'test', leaseMs });
  const running = lease.whileHeld(async (signal) => {
    working.add(holder);
    holder.turns += 1;
    await setTimeout(60_000, undefined, { signal }).catch(() => {});
    working.delete(holder);
  }, ended.signal);
  const end = async () => {
    ended.abort();
    await running;
  };
  cleanUp.push(end);
  return { holder, end };
}

describe('a lease', () => {
  it('is held by one of many processes on a store, and by the next at once when that ends', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    const stores = await Promise.all(
      [1, 2, 3].map(() => openCouchStore({ url: double.url, reconnectAfter: 10 })),
    );
    for (const store of stores) cleanUp.push(() => store.close());
    const working = new Set<object>();
    const holders = stores.map((store) => aHolder(store, working));
    await expect.poll(() => working.size).toBe(1);
    for (let n = 0; n < 20; n += 1) {
      await setTimeout(30);
      expect(working.size).toBe(1);
    }
    const first = holders.find(({ holder }) => working.has(holder));
    await first?.end();
    await expect.poll(() => working.size).toBe(1);
    expect(working.has(first?.holder ?? {})).toBe(false);
  });

  it('passes on when its holder has gone without a word', async () => {
    const store = aMemoryStore();
    cleanUp.push(() => store.close());
    const registry = await store.database('registry');
    const doc = { _id: 'lease:test', type: 'lease', holder: 'killed' };
    await registry.write([{ id: doc._id, base: null, doc }]);
    const working = new Set<object>();
    const from = performance.now();
    aHolder(store, working, 300);
    await expect.poll(() => working.size).toBe(1);
    expect(performance.now() - from).toBeGreaterThan(290);
  });

  it('is given up by a holder that cannot renew it, before another may take it', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop().catch(() => {}));
    const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    cleanUp.push(() => store.close());
    const working = new Set<object>();
    const leaseMs = 4_000;
    const { holder } = aHolder(store, working, leaseMs);
    await expect.poll(() => working.size).toBe(1);
    await double.stop();
    const from = performance.now();
    await expect.poll(() => working.size, { interval: 5 }).toBe(0);
    expect(performance.now() - from).toBeLessThan(leaseMs);
    await double.start();
    await expect.poll(() => working.size).toBe(1);
    expect(holder.turns).toBe(2);
  });
});
