import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY_ERASED } from '../../../sync-server/access/deny-list.ts';
import type { Caller } from '../../../sync-server/access/devices.ts';
import { quarantineWrites } from '../../../sync-server/push/quarantine.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { aPlace } from '../../support/builders.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const phone: Caller = { role: 'resident', deviceId: 'd0123456789ab', quarters: [], revoked: true };

describe('what a revoked device brings', () => {
  let store: Store;
  let calls: string[];
  let registry: Database;
  beforeEach(async () => {
    ({ store, calls } = countedStore(aMemoryStore()));
    registry = await store.database(REGISTRY);
  });
  afterEach(() => store.close());

  const places = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => {
      const doc = { ...aPlace({ _id: `place:p${from + n}` }) };
      return { id: doc._id, base: null, doc };
    });
  const bring = async (caller: Caller, writes: ReturnType<typeof places>) => {
    const arrival = { caller, heal: false, now: new Date('2026-12-01T14:00:00Z') };
    const parts = { registry, denyList: NOBODY_ERASED };
    const results = await quarantineWrites(writes, 'lichtenberg', arrival, parts);
    return results.map((result) => ('code' in result ? result.code : result.outcome));
  };

  it('reads nothing where it is nothing', async () => {
    expect(await bring(phone, [])).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('is kept up to a phone’s measure where nobody has rung its person, and waits beyond', async () => {
    expect(new Set(await bring(phone, places(0, 200)))).toEqual(new Set(['quarantined']));
    expect(await bring(phone, places(199, 2))).toEqual(['quarantined', 'busy']);
    const verified = { ...phone, deviceId: 'd0123456789ac', verified: true };
    await bring(verified, places(0, 200));
    expect(await bring(verified, places(200, 1))).toEqual(['quarantined']);
  });
});
