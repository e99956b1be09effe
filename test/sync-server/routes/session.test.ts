import { afterEach, describe, expect, it } from 'vitest';
import { deviceDocumentId } from '../../../sync-server/access/device.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import { aQuarter } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, changeDevice } from '../../support/paired-device.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server.ts';

const ME = 'a'.repeat(32);
const NOW = '2026-12-01T14:00:00.000Z';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aServer(options: TestServerOptions = {}): Promise<TestServer> {
  const now = () => new Date(NOW);
  const server = await startTestServer({ store: aMemoryStore(), now, ...options });
  cleanUp.push(() => server.stop());
  return server;
}

async function sessionOf(server: TestServer, headers: Record<string, string>) {
  const response = await fetch(`${server.url}/api/session`, { headers });
  return { status: response.status, body: await response.json() };
}

const storedDevice = async (
  server: TestServer,
  deviceId: string,
): Promise<Record<string, unknown>> => {
  const stored = await (await server.store.database(REGISTRY)).get(deviceDocumentId(deviceId));
  return stored && !stored.deleted ? stored.doc : {};
};

describe('the session of a paired device', () => {
  it('names role, person, place, its own quarters and scopes', async () => {
    const server = await aServer();
    const other = aQuarter({ _id: 'quarter:aachen', name: 'Aachen-Ost' });
    await server.access.write('aachen-public', [{ id: other._id, base: null, doc: other }]);
    const person = { personId: ME, placeId: 'treff' };
    const device = await aPairedDevice(server.store, { role: 'team', ...person });
    await expect
      .poll(async () => (await sessionOf(server, device.headers)).body)
      .toEqual({
        role: 'team',
        deviceId: device.deviceId,
        ...person,
        quarters: [{ id: 'lichtenberg', name: 'Lichtenberg' }],
        scopes: ['public', 'team', 'me'],
        serverTime: NOW,
        sealKey: null,
      });
  });

  it('is known by Bearer as well, as paired servers send it', async () => {
    const server = await aServer();
    const { deviceId, secret } = await aPairedDevice(server.store, { role: 'box' });
    const { body } = await sessionOf(server, { authorization: `Bearer ${deviceId}.${secret}` });
    expect(body).toMatchObject({ role: 'box', deviceId, scopes: [] });
  });

  it('is a guest’s with any other secret, id or spelling', async () => {
    const server = await aServer();
    const { deviceId, secret } = await aPairedDevice(server.store, { role: 'office' });
    const wrong = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
    const odd = [
      `${deviceId}.${wrong}`,
      `${deviceId}.${secret}x`,
      `${deviceId}.`,
      `${deviceId}`,
      `d${'0'.repeat(12)}.${secret}`,
      `D${deviceId.slice(1)}.${secret}`,
      `${deviceId}.${secret}.${secret}`,
      `__proto__.${secret}`,
      'constructor',
      '%',
      '"',
    ];
    for (const value of odd) {
      for (const [name, prefix] of [
        ['cookie', 'vo_device='],
        ['authorization', 'Bearer '],
      ]) {
        const headers = { [String(name)]: `${prefix}${value}` };
        const { status, body } = await sessionOf(server, headers);
        expect({ value, status, role: body.role }).toEqual({ value, status: 200, role: 'guest' });
        expect(body).not.toHaveProperty('deviceId');
      }
    }
    const cookie = `a=b; vo_device=${deviceId}.${secret}; c`;
    expect((await sessionOf(server, { cookie })).body.role).toBe('office');
  });

  it('is a guest’s where the registry holds no proper device', async () => {
    const server = await aServer();
    for (const fields of [
      { role: 'admin' },
      { quarters: 'all' },
      { secretHash: 5 },
      { type: 'x' },
    ]) {
      const { deviceId, headers } = await aPairedDevice(server.store, { role: 'office' });
      await changeDevice(server.store, deviceId, fields);
      expect((await sessionOf(server, headers)).body.role).toBe('guest');
    }
  });

  it('ends by DELETE for the device itself, and says so afterwards', async () => {
    const server = await aServer();
    const { deviceId, headers } = await aPairedDevice(server.store, { role: 'office' });
    const { cookie = '' } = headers;
    const remove = () =>
      fetch(`${server.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    const ended = await remove();
    expect(ended.status).toBe(204);
    expect(ended.headers.get('set-cookie')).toMatch(/^vo_device=; Max-Age=0; .*HttpOnly/);
    expect(await storedDevice(server, deviceId)).toMatchObject({ revokedAt: NOW });
    const { body } = await sessionOf(server, headers);
    expect(body).toMatchObject({ role: 'office', revoked: true, scopes: ['public'] });
    expect((await remove()).status).toBe(204);
  });

  it('is lengthened at each question, and not for who has ended it: a late answer would undo that', async () => {
    const server = await aServer();
    const { headers } = await aPairedDevice(server.store, { role: 'office' });
    const { cookie = '' } = headers;
    const ask = () => fetch(`${server.url}/api/session`, { headers: { cookie } });
    expect((await ask()).headers.get('set-cookie')).toMatch(/^vo_device=d/);
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect((await ask()).headers.get('set-cookie')).toBeNull();
  });

  it('is not believed to be a guest’s while the registry is away', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    const server = await aServer({ store });
    const { headers } = await aPairedDevice(store, { role: 'office' });
    double.failNext(/registry\/_all_docs/, 503);
    expect((await sessionOf(server, headers)).status).toBe(503);
    expect((await sessionOf(server, headers)).body.role).toBe('office');
  });
});

describe('a device that is seen', () => {
  it('is noted once an hour, and read once in a while', async () => {
    const { store, calls } = countedStore(aMemoryStore());
    let now = new Date(NOW);
    const server = await aServer({ store, now: () => now });
    const { deviceId, headers } = await aPairedDevice(store, { role: 'office' });
    const seenAt = async () => (await storedDevice(server, deviceId)).lastSeenAt;
    await sessionOf(server, headers);
    await expect.poll(seenAt).toBe(NOW);
    now = new Date('2026-12-01T14:59:00.000Z');
    await sessionOf(server, headers);
    calls.length = 0;
    await Promise.all(Array.from({ length: 50 }, () => sessionOf(server, headers)));
    expect(calls.filter((call) => call.startsWith('registry'))).toEqual([]);
    expect(await seenAt()).toBe(NOW);
    now = new Date('2026-12-01T15:00:00.000Z');
    await Promise.all(Array.from({ length: 10 }, () => sessionOf(server, headers)));
    await expect.poll(seenAt).toBe('2026-12-01T15:00:00.000Z');
    expect(calls.filter((call) => call === 'registry write')).toHaveLength(1);
  });
});
