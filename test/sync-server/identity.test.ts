import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { identityOf, numbersOf } from '../../sync-server/identity.ts';
import { openCouchStore } from '../../sync-server/stores/couch-store.ts';
import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';
import { CouchDouble } from '../support/couch-double.ts';
import { aMemoryStore } from '../support/memory-store.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

describe('the identity of a server', () => {
  it('is made once and found again', async () => {
    const store = aMemoryStore();
    const made = await identityOf(store);
    expect(made.epoch).toMatch(/^[\w-]{12}$/);
    expect(made.key).toMatch(/^[\w-]{43}$/);
    expect(await identityOf(store)).toEqual(made);
    await store.close();
  });

  it('is one for all processes that begin at the same moment on one CouchDB', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openCouchStore({ url: double.url })),
    );
    const identities = await Promise.all(stores.map(identityOf));
    expect(new Set(identities.map(({ epoch }) => epoch)).size).toBe(1);
    expect(new Set(identities.map(({ key }) => key)).size).toBe(1);
    for (const store of stores) await store.close();
  });
});

describe('clock numbers', () => {
  it('follow Unix time and never come twice, also when the clock stands or goes back', async () => {
    const store = aMemoryStore();
    let now = 1_000_000;
    const take = numbersOf(store, 'box', () => now);
    expect(await take(3)).toEqual({ writer: 'box', first: 1_000_000 });
    expect(await take(1)).toEqual({ writer: 'box', first: 1_000_003 });
    now = 5;
    expect(await take(1)).toEqual({ writer: 'box', first: 1_000_004 });
    now = 2_000_000;
    expect(await take(1)).toEqual({ writer: 'box', first: 2_000_000 });
    await expect(take(0)).rejects.toThrow(RangeError);
    await store.close();
  });

  it('are different for everyone who takes at the same time, in all processes', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    const stores = await Promise.all([1, 2].map(() => openCouchStore({ url: double.url })));
    const takers = stores.map((store) => numbersOf(store, 'box', () => 1_000_000));
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => takers[index % 2]?.(5)),
    );
    const numbers = taken.flatMap((range) => [0, 1, 2, 3, 4].map((n) => (range?.first ?? 0) + n));
    expect(new Set(numbers).size).toBe(100);
    for (const store of stores) await store.close();
  });

  it('do not come again when the data folder is replaced by an hour-old copy', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vor-ort-numbers-'));
    cleanUp.push(() => rm(folder, { recursive: true }));
    const hour = 3_600_000;
    let now = 1_800_000_000_000;
    const takeFrom = async (path: string, count: number) => {
      const store = await openPouchStore(path);
      const taken = await numbersOf(store, 'box', () => now)(count);
      await store.close();
      return taken.first;
    };
    await takeFrom(join(folder, 'live'), 1);
    await cp(join(folder, 'live'), join(folder, 'copy'), { recursive: true });
    now += hour;
    const last = (await takeFrom(join(folder, 'live'), 500)) + 499;
    now += 1000;
    expect(await takeFrom(join(folder, 'copy'), 1)).toBeGreaterThan(last);
  });
});
