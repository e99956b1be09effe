import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DenyList, NOBODY_ERASED } from '../../../sync-server/access/deny-list.ts';
import type { Caller } from '../../../sync-server/access/devices.ts';
import { quarantineWrites } from '../../../sync-server/push/quarantine.ts';
import { SelfMadeRoom } from '../../../sync-server/push/self-made-room.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { aPlace } from '../../support/builders.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPerson, aRequest, doc } from '../../support/sample-documents.ts';
import { aVisit } from '../../support/visits.ts';

const phone: Caller = { role: 'resident', deviceId: 'd0123456789ab', quarters: [], revoked: true };

describe('what a revoked device brings', () => {
  let store: Store;
  let calls: string[];
  let registry: Database;
  let rooms: SelfMadeRoom;
  beforeEach(async () => {
    ({ store, calls } = countedStore(aMemoryStore()));
    registry = await store.database(REGISTRY);
    rooms = new SelfMadeRoom(store);
  });
  afterEach(() => store.close());

  const places = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => {
      const doc = { ...aPlace({ _id: `place:p${from + n}` }) };
      return { id: doc._id, base: null, doc };
    });
  const bring = async (
    caller: Caller,
    writes: ReturnType<typeof places>,
    denyList: DenyList = NOBODY_ERASED,
  ) => {
    const arrival = { caller, heal: false, now: new Date('2026-12-01T14:00:00Z') };
    const parts = { registry, denyList, rooms };
    const results = await quarantineWrites(writes, 'lichtenberg', arrival, parts);
    return results.map((result) => ('code' in result ? result.code : result.outcome));
  };

  it('reads nothing where it is nothing', async () => {
    expect(await bring(phone, [])).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('tells who was erased to nobody but who could write it, and keeps nothing of them', async () => {
    const [gone, there] = ['e'.repeat(32), 'c'.repeat(32)];
    const denyList = { isErased: (id: string) => id.includes(gone), erasedFrom: () => [], size: 1 };
    const ofPerson = (id: string) => {
      const clock = { [phone.deviceId ?? '']: 1 };
      const whole = [aRequest(id), aVisit(id, '2026-12-01'), aPerson(id)];
      const report = doc('report', 'office:report:x', { about: `${id}:request:r`, words: 'Zu' });
      const step = { id: `${id}:requestStep:s`, base: null, deleted: true, clock, reason: 'user' };
      const sent = [...whole, report].map((body) => ({ id: body._id, base: null, doc: body }));
      return [...sent, { ...sent[0], doc: { _id: sent[0]?.id } }, step] as never[];
    };
    const resident: Caller = { ...phone, personId: there };
    const of = async (caller: Caller, id: string) => bring(caller, ofPerson(id), denyList);
    const kept = async () => JSON.stringify(await registry.range('quarantine:'));
    expect(await of(resident, gone)).toEqual(await of(resident, there));
    expect(await kept()).toContain(there);
    expect(await kept()).not.toContain(gone);
    // Their own phone, also when the erasure has taken it its person.
    for (const personId of [gone, undefined]) {
      const own = await of({ ...resident, personId, deviceId: 'd0123456789ad' }, gone);
      expect(own).toEqual([
        'erased',
        'quarantined',
        'erased',
        'quarantined',
        'quarantined',
        'erased',
      ]);
    }
    expect(await kept()).not.toContain(gone);
  });

  it('is counted by what has changed since: what is kept already is not read again', async () => {
    const tablet: Caller = { ...phone, role: 'team', verified: undefined };
    await bring(tablet, places(0, 200));
    calls.length = 0;
    for (let n = 200; n < 220; n += 1) await bring(tablet, places(n, 1));
    const reading = calls.filter((call) => / (range|all|get|getMany)$/.test(call));
    expect(reading).toEqual([]);
    const decided = (await registry.range('quarantine:')).slice(0, 120);
    await registry.write(
      decided.map(({ id, rev }) => {
        return { id, base: rev, deleted: true, clock: {}, reason: 'user' } as const;
      }),
    );
    const counted = (await rooms.quarantine()).of(tablet.deviceId ?? '');
    const anew = (await new SelfMadeRoom(store).quarantine()).of(tablet.deviceId ?? '');
    expect(counted).toEqual(anew);
    expect(counted.count).toBe(100);
  });

  it('is kept up to a phone’s measure where nobody has rung its person, and waits beyond', async () => {
    expect(new Set(await bring(phone, places(0, 200)))).toEqual(new Set(['quarantined']));
    expect(await bring(phone, places(199, 2))).toEqual(['quarantined', 'busy']);
    const verified = { ...phone, deviceId: 'd0123456789ac', verified: true };
    await bring(verified, places(0, 200));
    expect(await bring(verified, places(200, 1))).toEqual(['quarantined']);
  });
});
