import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { aPersonId, aSecret, ask, registryOf } from '../../support/pairing.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { statusAsSpelled } from '../../support/spelled-request.ts';

let server: TestServer;
let office: PairedDevice;
let tablet: PairedDevice;

beforeAll(async () => {
  const patient = { atOnce: 1_000_000, everyMs: 1 };
  const guesses = { perAddress: patient, overall: patient };
  server = await startTestServer({ store: aMemoryStore(), guesses });
  office = await aPairedDevice(server.store, { role: 'office' });
  tablet = await aPairedDevice(server.store, { role: 'team' });
});
afterAll(() => server.stop());

const CODE = 'ACDE FHJK';
const cookie = () => ({ cookie: office.cookie });

describe('what is sent to pair is checked field by field', () => {
  const self = { self: true, quarter: 'lichtenberg', personId: aPersonId(), secret: aSecret() };
  it.each([
    [{}, 'code'],
    [[], 'body'],
    [{ code: 12345678, secret: aSecret() }, 'code'],
    [{ code: ['ACDEFHJK'], secret: aSecret() }, 'code'],
    [{ code: 'ACDE', secret: aSecret() }, 'code'],
    [{ code: 'A'.repeat(900_000), secret: aSecret() }, 'code'],
    [{ code: '_all_docs', secret: aSecret() }, 'code'],
    [{ code: CODE }, 'secret'],
    [{ code: CODE, secret: '' }, 'secret'],
    [{ code: CODE, secret: 'short' }, 'secret'],
    [{ code: CODE, secret: `${aSecret()}; Secure` }, 'secret'],
    [{ code: CODE, secret: `${'a'.repeat(42)}\n` }, 'secret'],
    [{ code: CODE, secret: { toString: 'x' } }, 'secret'],
    [{ code: CODE, secret: aSecret(), deviceName: 5 }, 'deviceName'],
    [{ code: CODE, secret: aSecret(), deviceName: 'x'.repeat(61) }, 'deviceName'],
    [{ ...self, self: 'true' }, 'self'],
    [{ ...self, self: false }, 'self'],
    [{ ...self, quarter: '../x' }, 'quarter'],
    [{ ...self, quarter: '__proto__' }, 'quarter'],
    [{ ...self, personId: 'office' }, 'personId'],
    [{ ...self, personId: 'A'.repeat(32) }, 'personId'],
    [{ ...self, personId: `${'a'.repeat(32)}\n` }, 'personId'],
    [{ ...self, secret: 1 }, 'secret'],
  ])('%.60j: 400, and names it', async (body, field) => {
    const answer = await ask(server, 'POST', '/api/pair', body);
    expect(answer).toMatchObject({ status: 400, cookie: undefined, body: { field } });
  });

  it.each([
    [{ role: 'box', quarters: ['lichtenberg'] }, 'role'],
    [{ role: 'guest', quarters: ['lichtenberg'] }, 'role'],
    [{ role: 'admin', quarters: ['lichtenberg'] }, 'role'],
    [{ role: 'team' }, 'quarters'],
    [{ role: 'team', quarters: [] }, 'quarters'],
    [{ role: 'team', quarters: 'lichtenberg' }, 'quarters'],
    [{ role: 'team', quarters: [{}] }, 'quarters.0'],
    [{ role: 'team', quarters: Array(101).fill('lichtenberg') }, 'quarters'],
    [{ role: 'kiosk', quarters: ['lichtenberg'], personId: 'a'.repeat(32) }, 'personId'],
    [{ role: 'office', quarters: ['lichtenberg'], personId: 'a'.repeat(32) }, 'personId'],
    [{ role: 'team', quarters: ['lichtenberg'], placeId: 'place:x' }, 'placeId'],
    [{ role: 'team', quarters: ['lichtenberg'], label: 'x'.repeat(500) }, 'label'],
  ])('a code for %.70j: 400, and names it', async (body, field) => {
    const answer = await ask(server, 'POST', '/api/codes', body, cookie());
    expect(answer).toMatchObject({ status: 400, body: { field } });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: ' \n ' }, 'name'],
    [{ name: {} }, 'name'],
    [{ bringIn: 'yes' }, 'bringIn'],
  ])('a device changed to %j: 400, and names it', async (body, field) => {
    const path = `/api/devices/${tablet.deviceId}`;
    expect(await ask(server, 'PATCH', path, body, cookie())).toMatchObject({
      status: 400,
      body: { field },
    });
  });

  it('a device keeps its role, its quarters and its secret, whatever else is sent', async () => {
    const before = await registryOf(server, `device:${tablet.deviceId}`);
    const path = `/api/devices/${tablet.deviceId}`;
    const body = { name: 'X', role: 'office', quarters: ['aachen'], secretHash: 'x', revokedAt: 1 };
    await ask(server, 'PATCH', path, body, cookie());
    const [after] = await registryOf(server, `device:${tablet.deviceId}`);
    expect(after).toEqual({ ...before[0], name: 'X' });
  });

  it('a code gives what the office said and nothing that the device says', async () => {
    const wish = { role: 'kiosk', quarters: ['lichtenberg'] };
    const { body } = await ask(server, 'POST', '/api/codes', wish, cookie());
    const extra = { role: 'office', quarters: ['x'], personId: aPersonId(), verified: true };
    const asked = { ...extra, code: body.code, secret: aSecret(), deviceId: office.deviceId };
    const paired = await ask(server, 'POST', '/api/pair', asked);
    expect(paired.body).toMatchObject({ role: 'kiosk', quarters: [{ id: 'lichtenberg' }] });
    expect(paired.body.personId).toBeUndefined();
    expect(paired.body.deviceId).not.toBe(office.deviceId);
  });

  it('a resident who asks by itself is never more than that', async () => {
    const extra = {
      role: 'office',
      verified: true,
      quarters: ['lichtenberg', 'aachen'],
      code: CODE,
    };
    const asked = { ...self, personId: aPersonId(), secret: aSecret(), ...extra };
    const { body } = await ask(server, 'POST', '/api/pair', asked);
    expect(body).toMatchObject({ role: 'resident', quarters: [{ id: 'lichtenberg' }] });
    expect(body.verified).toBeUndefined();
  });
});

describe('another site’s page', () => {
  const wish = { role: 'office', quarters: ['lichtenberg'] };
  const routes = (): [string, string, unknown][] => [
    ['POST', '/api/codes', wish],
    ['POST', '/api/pair', { code: CODE, secret: aSecret() }],
    ['PATCH', `/api/devices/${tablet.deviceId}`, { name: 'X' }],
    ['DELETE', `/api/devices/${tablet.deviceId}`, undefined],
    ['DELETE', '/api/session', undefined],
    ['POST', '/api/sync/lichtenberg/push', { writes: [] }],
  ];

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
  ])('with %j changes nothing', async (headers) => {
    for (const [method, path, body] of routes()) {
      const sent = { ...cookie(), ...headers } as Record<string, string>;
      const answer = await ask(server, method, path, body, sent);
      expect(answer).toMatchObject({ status: 403, body: { code: 'other-site' } });
    }
  });

  it('changes nothing however it spells the address', async () => {
    const body = JSON.stringify(wish);
    const foreign = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
    const form = { 'content-type': 'text/plain' };
    for (const target of ['/%61pi/codes', '/ap%69/codes', `${server.url}/api/codes`]) {
      const statuses = [];
      for (const sent of [foreign, form]) {
        const headers = { ...cookie(), ...sent };
        const asked = { method: 'POST', target, headers, body };
        statuses.push(await statusAsSpelled(server.url, asked));
      }
      expect([target, ...statuses]).toEqual([target, 403, 415]);
    }
  });

  it('cannot send JSON as what a form sends', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { ...cookie(), 'content-type': type };
      const answer = await ask(server, 'POST', '/api/codes', JSON.stringify(wish), headers);
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-type' } });
    }
  });

  it('is not the app itself, and not a program', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: server.url },
      { origin: server.url },
      {},
    ]) {
      const sent = { ...cookie(), ...headers } as Record<string, string>;
      expect((await ask(server, 'POST', '/api/codes', wish, sent)).status).toBe(200);
    }
  });
});

describe('the way in', () => {
  it('is secure where browsers come by TLS, and names the address they use', async () => {
    const wish = { role: 'team', quarters: ['lichtenberg'] };
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'vor-ort.example' };
    const made = await ask(server, 'POST', '/api/codes', wish, { ...cookie(), ...proxied });
    expect(made.body.url).toBe(`https://vor-ort.example/pair/${made.body.code}`);
    const asked = { code: made.body.code, secret: aSecret() };
    const paired = await ask(server, 'POST', '/api/pair', asked, proxied);
    expect(paired.headers.get('set-cookie')).toMatch(/; SameSite=Strict; Secure$/);
    const headers = { cookie: paired.cookie ?? '', ...proxied };
    const session = await ask(server, 'GET', '/api/session', undefined, headers);
    expect(session.headers.get('set-cookie')).toBe(paired.headers.get('set-cookie'));
  });

  it('takes the same time for a code that is unknown and one that is wrong for this device', async () => {
    const wish = { role: 'team', quarters: ['lichtenberg'] };
    const { body } = await ask(server, 'POST', '/api/codes', wish, cookie());
    await ask(server, 'POST', '/api/pair', { code: body.code, secret: aSecret() });
    const timeOf = async (code: string) => {
      const from = performance.now();
      await ask(server, 'POST', '/api/pair', { code, secret: aSecret() });
      return performance.now() - from;
    };
    const [used, unknown]: [number[], number[]] = [[], []];
    for (let n = 0; n < 60; n += 1) {
      used.push(await timeOf(body.code));
      unknown.push(await timeOf(CODE));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[times.length / 2] ?? 0;
    // The codes are told apart by their answers anyway; a wrong code says nothing of how near it was.
    const [one, other] = [median(used), median(unknown)];
    expect(Math.abs(one - other)).toBeLessThan(Math.max(20, one / 2));
  });

  it('does not break, whatever is sent', async () => {
    const path = fc.constantFrom('/api/pair', '/api/codes', `/api/devices/${tablet.deviceId}`);
    const value = fc.oneof(fc.anything(), fc.constantFrom(CODE, 'lichtenberg', true, aSecret()));
    const names = ['code', 'secret', 'self', 'quarter', 'quarters', 'role', 'name', 'personId'];
    const body = fc.oneof(
      fc.json(),
      fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), value).map(jsonOf),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(path, body, async (where, sent) => {
        const method = where.startsWith('/api/devices') ? 'PATCH' : 'POST';
        const answer = await ask(server, method, where, sent, cookie());
        expect(answer.status).toBeLessThan(500);
        expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.[jt]s|node_modules|Error:/);
        expect(({} as { role?: string }).role).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}
