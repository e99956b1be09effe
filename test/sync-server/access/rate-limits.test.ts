import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '#domain/viewer.ts';
import { RateLimits } from '../../../sync-server/access/rate-limits.ts';
import { EngineDevice } from '../../support/engine-device.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aBox, pairBox } from '../../support/paired-box.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { ask } from '../../support/pairing.ts';
import { aRequest, RESIDENT_ID } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { statusAsSpelled } from '../../support/spelled-request.ts';
import { SyncClient } from '../../support/sync-client.ts';

let now: number;
const clock = () => now;
beforeEach(() => {
  now = 1_000_000;
});

describe('limits', () => {
  const office = { role: 'office', deviceId: 'd1', quarters: [] } as const;
  const taken = (limits: RateLimits, times: number, address = '192.0.2.1') =>
    Array.from({ length: times }, () => limits.request(GUEST, address)).filter((s) => s === 0)
      .length;

  it('are far above what the app does, and end a flood', () => {
    const limits = new RateLimits({ clock });
    expect(taken(limits, 100_000)).toBe(20_000);
    const waits = Array.from({ length: 10_000 }, () => limits.request(office, '192.0.2.1'));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(2000);
    now += 60_000;
    expect(limits.request(office, '192.0.2.1')).toBe(0);
  });

  it('count devices by themselves and guests by their network', () => {
    const limits = new RateLimits({ clock, perAddress: { atOnce: 3, everyMs: 1000 } });
    expect(taken(limits, 10, '2001:db8:1:2::1')).toBe(3);
    expect(taken(limits, 10, '2001:db8:1:2::2')).toBe(0);
    expect(taken(limits, 10, '2001:db8:1:3::1')).toBe(3);
    expect(limits.request(office, '2001:db8:1:2::1')).toBe(0);
    expect(limits.request({ ...office, deviceId: 'd2' }, '2001:db8:1:2::1')).toBe(0);
  });

  it('count what phones that made themselves residents hand in by their network too', () => {
    const phones = (count: number, writes: number, address: string, verified?: true) =>
      Array.from({ length: count }, (_, n) => {
        const phone = {
          role: 'resident',
          deviceId: `${address}~${n}`,
          quarters: [],
          verified,
        } as const;
        return limits.writes(phone, address, writes);
      }).filter((wait) => wait === 0).length;
    const limits = new RateLimits({ clock });
    // What a Treff’s Wi-Fi sees on its busiest day, and then what no Treff brings.
    expect(phones(60, 50, '192.0.2.1')).toBe(60);
    expect(phones(200, 200, '192.0.2.2')).toBe(15);
    expect(phones(200, 200, '192.0.2.2', true)).toBe(200);
    expect(phones(1, 3, '192.0.2.3')).toBe(1);
    now += 2000;
    expect(phones(1, 3, '192.0.2.2')).toBe(1);
  });

  it('let a Treff bring weeks at once, and a paired server everything', () => {
    const limits = new RateLimits({ clock });
    const tablet = { role: 'team', deviceId: 'd3', quarters: [] } as const;
    for (let batch = 0; batch < 50; batch += 1) {
      expect(limits.writes(tablet, '192.0.2.1', 200)).toBe(0);
    }
    const box = { role: 'box', deviceId: 'd4', quarters: [] } as const;
    for (let n = 0; n < 50_000; n += 1) expect(limits.request(box, '192.0.2.1')).toBe(0);
    const revoked = { ...box, revoked: true } as const;
    const waits = Array.from({ length: 3000 }, () => limits.request(revoked, '192.0.2.1'));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(2000);
  });
});

describe('a server with small limits', () => {
  let server: TestServer;
  let resident: PairedDevice;
  beforeEach(async () => {
    const few = { atOnce: 5, everyMs: 10_000 };
    const limits = {
      clock,
      perDevice: few,
      perAddress: few,
      writes: { resident: few, guest: few },
    };
    server = await startTestServer({ store: aMemoryStore(), limits });
    resident = await aPairedDevice(server.store, { role: 'resident', personId: RESIDENT_ID });
  });
  afterEach(() => server.stop());
  const requests = (count: number, headers: Record<string, string> = {}, path = '/api/session') =>
    Promise.all(Array.from({ length: count }, () => ask(server, 'GET', path, undefined, headers)));

  it('says when to come back, to the device and to nobody else', async () => {
    const all = await requests(8, { cookie: resident.cookie });
    expect(all.map(({ status }) => status).sort()).toEqual([
      200, 200, 200, 200, 200, 429, 429, 429,
    ]);
    const refused = all.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('10');
    expect(refused?.body).toMatchObject({ code: 'busy', after: 10 });
    expect((await requests(1))[0]?.status).toBe(200);
    now += 10_000;
    expect((await requests(1, { cookie: resident.cookie }))[0]?.status).toBe(200);
  });

  it('counts whoever only claims to be a device as a guest', async () => {
    const forged = { cookie: resident.cookie.replace(/.$/, 'x') };
    const statuses = (await requests(7, forged)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await requests(1, { cookie: resident.cookie }))[0]?.status).toBe(200);
  });

  it('holds at calendars and at /couch, and never for monitors and paired servers', async () => {
    await requests(5);
    for (const path of [
      '/calendar/lichtenberg.ics',
      '/couch/lichtenberg-public',
      '/api/quarters',
    ]) {
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 429]);
    }
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    const box = aBox();
    await pairBox(server.store, box, { quarters: ['lichtenberg'] });
    const { authorization } = box;
    const all = await requests(20, { authorization }, '/couch/lichtenberg-public');
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
  });

  it('counts alike however an address is spelled', async () => {
    await requests(5);
    const targets = [
      '/%61pi/session',
      '/a%70%69/quarters',
      '/c%6fuch/lichtenberg-public',
      '/calend%61r/lichtenberg.ics',
      `${server.url}/api/session`,
      'http://elsewhere.example/couch/lichtenberg-public',
      '/api/nowhere',
    ];
    for (const target of targets) {
      const status = await statusAsSpelled(server.url, { method: 'GET', target });
      expect([target, status]).toEqual([target, 429]);
    }
    const health = { method: 'GET', target: '/%61pi/health' };
    expect(await statusAsSpelled(server.url, health)).toBe(200);
  });

  it('never refuses who asks for help: it says later, and takes it then', async () => {
    const client = new SyncClient(server, resident);
    const asking = (n: number) => {
      const clocked = { ...aRequest(RESIDENT_ID), clock: { [resident.deviceId]: n } };
      const id = `${RESIDENT_ID}:request:q${n}`;
      return { id, base: null, doc: { ...clocked, _id: id } };
    };
    const first = await client.push([1, 2, 3, 4, 5].map(asking));
    expect(first.map(({ outcome }) => outcome)).toEqual(first.map(() => 'accepted'));
    const later = await client.push([asking(6), { sealed: {} }]);
    expect(later).toEqual([
      { id: `${RESIDENT_ID}:request:q6`, outcome: 'retry', code: 'busy', after: 10 },
      { id: '', outcome: 'retry', code: 'busy', after: 10 },
    ]);
    now += 10_000;
    expect(await client.push([asking(6)])).toMatchObject([{ outcome: 'accepted' }]);
    // Once more what is there already: it is had.
    now += 10_000;
    expect(await client.push([asking(6)])).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('counts a push that brings nothing, or is none, and says later to who asks for help then', async () => {
    const client = new SyncClient(server, resident);
    const empty = { writes: [] };
    const statuses: number[] = [];
    for (const body of [empty, { writes: 5 }, '{', empty, '{', '{', { writes: 5 }]) {
      statuses.push((await client.post('push', body)).status);
    }
    expect(statuses).toEqual([200, 400, 400, 200, 400, 429, 429]);
    const write = { id: 'place:x', base: null, doc: { _id: 'place:x' } };
    expect(await client.push([write])).toMatchObject([{ outcome: 'retry', code: 'busy' }]);
  });

  it('leaves what was written on the device until it is time', async () => {
    const device = await EngineDevice.open({ origin: server.url, paired: resident });
    const busy = new SyncClient(server, resident);
    const empty = { id: 'place:x', base: null, doc: { _id: 'place:x' } };
    await busy.push([empty, empty, empty, empty, empty]);
    now += 300_000;
    await busy.push([empty, empty, empty, empty, empty]);
    await device.create(aRequest(RESIDENT_ID));
    await device.round();
    expect(await device.outbox()).toMatchObject([{ status: 'pending' }]);
    expect(await device.refusals()).toEqual([]);
    now += 300_000;
    await expect
      .poll(async () => {
        now += 300_000;
        await device.round();
        const database = await server.store.database('lichtenberg-private');
        return (await database.get(aRequest(RESIDENT_ID)._id))?.id;
      })
      .toBe(aRequest(RESIDENT_ID)._id);
    device.database.close();
  });
});
