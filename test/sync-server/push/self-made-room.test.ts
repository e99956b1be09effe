import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { SelfMadeRoom } from '../../../sync-server/push/self-made-room.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../../support/paired-device.ts';
import { aPerson, aRequest, doc } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';

const MOST = { count: 40, bytes: 40_000 };
const FULL = { outcome: 'retry', code: 'busy', after: 3600 };

describe.each(BOTH_STORES)('the room of phones that nobody has confirmed (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store, selfMadeMost: MOST });
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  /** A phone that makes itself a resident's at an address. */
  async function aPhone(address: string) {
    const [personId, secret] = [randomBytes(16).toString('hex'), randomBytes(32)];
    const body = { self: true, quarter: 'lichtenberg', personId };
    const answer = await fetch(`${server.url}/api/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ ...body, secret: secret.toString('base64url') }),
    });
    const { deviceId } = await answer.json();
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { cookie, 'content-type': 'application/json' };
    const device: PairedDevice = { deviceId, cookie, headers, secret: '' };
    return { personId, deviceId, client: new SyncClient(server, device) };
  }
  type Phone = Awaited<ReturnType<typeof aPhone>>;
  const asking = ({ personId, deviceId }: Phone, n = 0) => {
    const clock = { [deviceId]: n + 1 };
    const words = doc('accessRequest', `${personId}:accessRequest:${n}`, {
      askedAt: '2026-12-01T14:00:00Z',
      dueOn: '2027-01-01',
      clock,
    });
    return { id: words._id, base: null, doc: words };
  };
  const told = ({ outcome, code, after }: Record<string, unknown>) => ({ outcome, code, after });
  const bring = async (phone: Phone, count: number, from = 0) => {
    const writes = Array.from({ length: count }, (_, n) => asking(phone, from + n));
    const outcomes = (await phone.client.push(writes)).map(({ outcome }) => outcome);
    return outcomes.filter((outcome) => outcome === 'accepted').length;
  };
  const create = (body: Body) => ({ id: body._id, base: null, doc: body });
  const use = async () => {
    const office = await aPairedDevice(server.store, { role: 'office' });
    const answer = await fetch(`${server.url}/api/devices`, { headers: office.headers });
    return (await answer.json()).selfMade[0];
  };

  it('has an end in all and for each network, and asking for help gets through beyond both', async () => {
    const first = await aPhone('192.0.2.1');
    expect(await bring(first, 15)).toBe(10);
    expect(await bring(await aPhone('192.0.2.1'), 1)).toBe(0);
    // The share of one network is none of another's.
    for (const last of [2, 3, 4]) {
      expect(await use()).toMatchObject({ isFull: false });
      expect(await bring(await aPhone(`198.51.100.${last}`), 15)).toBe(10);
    }
    expect(await use()).toMatchObject({ quarter: 'lichtenberg', phones: 5, count: 40 });
    const late = await aPhone('203.0.113.9');
    expect(told(await late.client.pushOne(asking(late)))).toEqual(FULL);
    const call = [aPerson(late.personId), aRequest(late.personId)].map((body, n) =>
      create({ ...body, clock: { [late.deviceId]: n + 200 } }),
    );
    const results = await late.client.push([asking(late, 9), ...call]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['retry', 'accepted', 'accepted']);
    expect(results[1]).toMatchObject({ id: `${late.personId}:person:self` });
    expect(await use()).toMatchObject({ isFull: true, count: 42 });
  });

  it('is asked for by twenty documents of a phone at most, none of them larger than a request', async () => {
    const phones = [1, 2, 3, 4].map((last) => aPhone(`198.51.100.${last}`));
    for (const phone of await Promise.all(phones)) await bring(phone, 15);
    const late = await aPhone('203.0.113.9');
    const request = (n: number, words: string) => {
      const body = { ...aRequest(late.personId, { words }), clock: { [late.deviceId]: n + 1 } };
      return create({ ...body, _id: `${late.personId}:request:r${n}` });
    };
    const writes = Array.from({ length: 25 }, (_, n) => request(n, 'Bitte rufen Sie mich an'));
    const outcomes = (await late.client.push(writes)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(20).fill('accepted'), ...Array(5).fill('retry')]);
    const large = { ...aRequest(late.personId), padding: 'x'.repeat(9000) };
    expect(told(await late.client.pushOne(create(large)))).toEqual(FULL);
  });

  it('counts the quarantine too, and nothing of whom the office has confirmed or what is gone', async () => {
    const phone = await aPhone('192.0.2.1');
    expect(await bring(phone, 10)).toBe(10);
    const revoked = await aPhone('192.0.2.1');
    await changeDevice(server.store, revoked.deviceId, { revokedAt: '2026-12-01T14:00:00Z' });
    await expect
      .poll(async () => told(await revoked.client.pushOne(asking(revoked))))
      .toEqual(FULL);
    const call = create({ ...aRequest(revoked.personId), clock: { [revoked.deviceId]: 9 } });
    expect(await revoked.client.pushOne(call)).toMatchObject({ code: 'quarantined' });
    expect(await use()).toMatchObject({ phones: 2, count: 11 });

    await changeDevice(server.store, phone.deviceId, { verified: true });
    expect(await use()).toMatchObject({ phones: 1, count: 1 });
    expect(await revoked.client.pushOne(asking(revoked))).toMatchObject({ code: 'quarantined' });
    await expect.poll(() => bring(phone, 20, 10)).toBe(20);
    // Another process on the store counts the same.
    const other = await new SelfMadeRoom(server.store).use('lichtenberg');
    expect(await use()).toMatchObject({ ...other, isFull: false });
  });
});
