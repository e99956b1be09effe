import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../sync-server/access/credentials.ts';
import { codeDocumentId } from '../../../sync-server/pair/code.ts';
import { databaseNameOf, REGISTRY } from '../../../sync-server/stores/database-name.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { StoreFailure } from '../../../sync-server/stores/store-failure.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { aPersonId, aSecret, ask, registryOf } from '../../support/pairing.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server.ts';

const NOW = Date.parse('2026-12-01T14:00:00.000Z');
const MINUTE_MS = 60_000;

describe.each(BOTH_STORES)('over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: PairedDevice;
  let now: number;

  const start = async (options: TestServerOptions = {}) => {
    const around = { now: () => new Date(now), guesses: { clock: () => now } };
    server = await startTestServer({ store: opened.store, ...around, ...options });
  };
  beforeEach(async () => {
    now = NOW;
    opened = await open();
    await start();
    office = await aPairedDevice(server.store, { role: 'office' });
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  const codeFor = async (wish: object): Promise<string> => {
    const body = { quarters: ['lichtenberg'], ...wish };
    const made = await ask(server, 'POST', '/api/codes', body, { cookie: office.cookie });
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    return made.body.code;
  };
  const pair = (body: object, headers?: Record<string, string>) =>
    ask(server, 'POST', '/api/pair', body, headers);
  const session = async (cookie = '') =>
    (await ask(server, 'GET', '/api/session', undefined, { cookie })).body;

  describe('a code', () => {
    it('is made by the office, with a link, and is in no byte of the registry', async () => {
      const wish = { role: 'team', quarters: ['lichtenberg'], placeId: 'treff', label: 'Tablet 2' };
      const made = await ask(server, 'POST', '/api/codes', wish, { cookie: office.cookie });
      expect(made.body).toEqual({
        code: expect.stringMatching(/^[2-9A-HJ-NP-Y]{8}$/),
        url: `${server.url}/pair/${made.body.code}`,
        expiresAt: new Date(NOW + 10 * MINUTE_MS).toISOString(),
      });
      const all = JSON.stringify(await (await server.store.database(REGISTRY)).all());
      expect(all).not.toContain(made.body.code);
    });

    it('makes a device: its cookie is for this server alone and no script reads it', async () => {
      const code = await codeFor({ role: 'team', placeId: 'treff', label: 'Tablet 2' });
      const secret = aSecret();
      const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
      const paired = await pair({ code: typed, secret, deviceName: 'Chrome' });
      expect(paired.status).toBe(200);
      expect(paired.body).toMatchObject({
        role: 'team',
        placeId: 'treff',
        quarters: [{ id: 'lichtenberg', name: 'Lichtenberg' }],
        scopes: ['public', 'team'],
      });
      expect(paired.headers.get('set-cookie')).toBe(
        `vo_device=${paired.body.deviceId}.${secret}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Strict`,
      );
      expect(paired.headers.get('cache-control')).toBe('no-store');
      expect(await session(paired.cookie)).toEqual(paired.body);
      const [device] = await registryOf(server, `device:${paired.body.deviceId}`);
      expect(device).toMatchObject({ name: 'Tablet 2', secretHash: hashOf(secret) });
      const all = JSON.stringify(await (await server.store.database(REGISTRY)).all());
      expect(all).not.toContain(secret);
    });

    it('answers the same secret with the same again, for days, and no other', async () => {
      const code = await codeFor({ role: 'kiosk' });
      const secret = aSecret();
      const first = await pair({ code, secret });
      now += 2 * 24 * 60 * MINUTE_MS;
      const again = await pair({ code, secret });
      expect(again.status).toBe(200);
      expect(again.body).toEqual({ ...first.body, serverTime: again.body.serverTime });
      expect(again.cookie).toBe(first.cookie);
      expect(await registryOf(server, `device:`)).toHaveLength(2);
      const other = await pair({ code, secret: aSecret() });
      expect(other).toMatchObject({ status: 410, body: { code: 'code-used' }, cookie: undefined });
    });

    it('has one winner of many that come at once', async () => {
      const code = await codeFor({ role: 'team' });
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => pair({ code, secret: aSecret() })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)]);
      expect(await registryOf(server, 'device:')).toHaveLength(2);
    });

    it('is too old after ten minutes, and unknown where there is none', async () => {
      const code = await codeFor({ role: 'team' });
      now += 10 * MINUTE_MS - 1;
      const [kept] = await registryOf(server, 'code:');
      expect(kept?.deviceId).toBeUndefined();
      now += 1;
      const old = await pair({ code, secret: aSecret() });
      expect(old).toMatchObject({ status: 410, body: { code: 'code-expired' } });
      const unknown = await pair({ code: 'ACDE FHJK', secret: aSecret() });
      expect(unknown).toMatchObject({ status: 404, body: { code: 'unknown-code' } });
    });

    it('does not bring back who was sent away', async () => {
      const code = await codeFor({ role: 'team' });
      const secret = aSecret();
      const { cookie = '', body } = await pair({ code, secret });
      await ask(server, 'DELETE', `/api/devices/${body.deviceId}`, undefined, {
        cookie: office.cookie,
      });
      expect(await pair({ code, secret })).toMatchObject({ status: 410, cookie: undefined });
      expect(await session(cookie)).toMatchObject({ revoked: true, scopes: ['public'] });
    });

    it('of a resident comes with a person, whom the office has seen', async () => {
      const drawn = await pair({ code: await codeFor({ role: 'resident' }), secret: aSecret() });
      expect(drawn.body).toMatchObject({
        verified: true,
        personId: expect.stringMatching(/^[0-9a-f]{32}$/),
        scopes: ['public', 'me'],
      });
      const personId = aPersonId();
      const code = await codeFor({ role: 'resident', personId });
      expect((await pair({ code, secret: aSecret() })).body.personId).toBe(personId);
    });

    it.each([
      ['before the code is taken', 1],
      ['between the code and the device', 2],
      ['after the device', 3],
    ])('whose server fails %s is answered when it is asked again', async (_when, failing) => {
      const code = await codeFor({ role: 'team' });
      await server.stop();
      opened.store = failingOnce(await opened.reopen(), failing);
      await start();
      const secret = aSecret();
      expect((await pair({ code, secret })).status).toBe(503);
      const again = await pair({ code, secret });
      expect(again.status).toBe(200);
      expect(await session(again.cookie)).toMatchObject({ role: 'team' });
      expect(await registryOf(server, 'device:')).toHaveLength(2);
    });
  });

  describe('guessing', () => {
    it('is ended by address, and over all addresses', async () => {
      const guess = (address: string) =>
        pair({ code: 'ACDE FHJK', secret: aSecret() }, { 'x-forwarded-for': address });
      const statuses: number[] = [];
      for (let n = 0; n < 30; n += 1) statuses.push((await guess('198.51.100.7')).status);
      expect(statuses).toEqual([...Array(20).fill(404), ...Array(10).fill(429)]);
      const refused = await guess('198.51.100.7');
      expect(refused.body.code).toBe('too-many-tries');
      expect(refused.headers.get('retry-after')).toBe('30');
      const many: number[] = [];
      for (let n = 0; n < 300; n += 1) many.push((await guess(`10.0.${n >> 8}.${n & 255}`)).status);
      expect(many.filter((status) => status === 404)).toHaveLength(280);

      // The right code is not looked at either, but at the office it is.
      const code = await codeFor({ role: 'team' });
      const elsewhere = { 'x-forwarded-for': '203.0.113.8' };
      expect((await pair({ code, secret: aSecret() }, elsewhere)).status).toBe(429);
      expect((await pair({ code, secret: aSecret() })).status).toBe(200);
    });

    it('is not what an office does that connects thirty tablets from one address', async () => {
      for (let n = 0; n < 30; n += 1) {
        const code = await codeFor({ role: 'team' });
        const paired = await pair({ code, secret: aSecret() });
        expect(paired.status).toBe(200);
        expect((await pair({ code, secret: aSecret() })).status).toBe(410);
      }
    });
  });

  describe('a guest’s phone', () => {
    const self = (fields: object = {}) => ({
      self: true,
      quarter: 'lichtenberg',
      personId: aPersonId(),
      secret: aSecret(),
      ...fields,
    });

    it('becomes an unverified resident by itself, and the same again at every repeat', async () => {
      const asked = self();
      const first = await pair(asked);
      expect(first.status).toBe(200);
      expect(first.body).toMatchObject({
        role: 'resident',
        personId: asked.personId,
        quarters: [{ id: 'lichtenberg' }],
        scopes: ['public', 'me'],
      });
      expect(first.body.verified).toBeUndefined();
      const answers = await Promise.all([pair(asked), pair(asked), pair(asked)]);
      for (const again of answers) expect(again.cookie).toBe(first.cookie);
      expect(await registryOf(server, 'device:')).toHaveLength(2);
    });

    it('does not get a person whom another phone has, or of whom the office knows', async () => {
      const asked = self();
      await pair(asked);
      const taken = { status: 409, body: { code: 'person-taken' }, cookie: undefined };
      expect(await pair({ ...asked, secret: aSecret() })).toMatchObject(taken);

      const withCode = aPersonId();
      const code = await codeFor({ role: 'resident', personId: withCode });
      await pair({ code, secret: aSecret() });
      expect(await pair(self({ personId: withCode }))).toMatchObject(taken);

      const known = aPersonId();
      const person = `${known}:person:self`;
      const stands = { _id: person, type: 'person' };
      const name = databaseNameOf('lichtenberg', 'private');
      await server.access.write(name, [{ id: person, base: null, doc: stands }]);
      expect(await pair(self({ personId: known }))).toMatchObject(taken);

      const seen = aPersonId();
      const visitor = { _id: `visitor:${seen}`, type: 'visitor' };
      const team = databaseNameOf('lichtenberg', 'team');
      await server.access.write(team, [{ id: visitor._id, base: null, doc: visitor }]);
      expect(await pair(self({ personId: seen }))).toMatchObject(taken);
    });

    it('has one winner where two ask for the same person at once', async () => {
      const personId = aPersonId();
      const answers = await Promise.all(Array.from({ length: 6 }, () => pair(self({ personId }))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(409)]);
    });

    it('is told that there is no such quarter', async () => {
      expect(await pair(self({ quarter: 'atlantis' }))).toMatchObject({
        status: 404,
        body: { code: 'unknown-quarter' },
      });
      expect(await server.store.databaseNames()).not.toContain('atlantis-private');
    });
  });

  it('what was done is written down: who, what, when, and no contents', async () => {
    const code = await codeFor({ role: 'team', label: 'Tablet Frau Meier' });
    const paired = await pair({ code, secret: aSecret(), deviceName: 'Handy Frau Meier' });
    await ask(server, 'DELETE', '/api/session', undefined, { cookie: paired.cookie ?? '' });
    const audit = await registryOf(server, 'audit:');
    const { deviceId } = paired.body;
    const at = new Date(NOW).toISOString();
    const shared = { type: 'audit', at, role: 'team', quarters: ['lichtenberg'] };
    expect(audit.map(({ _id, ...entry }) => entry)).toEqual(
      expect.arrayContaining([
        { ...shared, action: 'codeMade', by: office.deviceId },
        { ...shared, action: 'paired', by: deviceId, device: deviceId },
        { ...shared, action: 'unpaired', by: deviceId, device: deviceId },
      ]),
    );
    expect(JSON.stringify(audit)).not.toMatch(/Meier/);
  });

  it('a code that another server’s key hashed is none', async () => {
    const id = codeDocumentId('ACDEFHJK', 'another key');
    const doc = { _id: id, type: 'code', role: 'office', quarters: ['lichtenberg'] };
    await server.access.write(REGISTRY, [{ id, base: null, doc }]);
    expect((await pair({ code: 'ACDEFHJK', secret: aSecret() })).status).toBe(404);
  });
});

/** A store that loses its connection at the nth write to the registry's codes and devices. */
function failingOnce(store: Store, nth: number): Store {
  let writes = 0;
  const failing = (database: Database): Database =>
    new Proxy(database, {
      get(target, name) {
        if (name !== 'write') {
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? value.bind(target) : value;
        }
        const write: Database['write'] = async (all) => {
          writes += 1;
          if (writes === nth) throw new StoreFailure('unavailable', 'lost');
          return target.write(all);
        };
        return write;
      },
    });
  return new Proxy(store, {
    get(target, name) {
      if (name === 'database') {
        return async (of: string) => {
          const database = await target.database(of);
          return of === REGISTRY ? failing(database) : database;
        };
      }
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
