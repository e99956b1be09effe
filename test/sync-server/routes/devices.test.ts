import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEVICE_REPORT } from '#domain/device-report.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aQuarter } from '../../support/builders.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../../support/paired-device.ts';
import { ask, registryOf } from '../../support/pairing.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const NOW = '2026-12-01T14:00:00.000Z';
const FORBIDDEN = { status: 403, body: { code: 'forbidden' } };
const UNKNOWN = { status: 404, body: { code: 'unknown-device' } };

describe.each(BOTH_STORES)('over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: PairedDevice;
  let tablet: PairedDevice;
  let now: Date;

  beforeEach(async () => {
    now = new Date(NOW);
    opened = await open();
    server = await startTestServer({ store: opened.store, now: () => now });
    const aachen = aQuarter({ _id: 'quarter:aachen', name: 'Aachen-Ost' });
    await server.access.write('aachen-public', [{ id: aachen._id, base: null, doc: aachen }]);
    office = await aPairedDevice(server.store, { role: 'office' });
    tablet = await aPairedDevice(server.store, { role: 'team', quarters: ['lichtenberg'] });
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  const as = (device: PairedDevice | undefined, method: string, path: string, body?: unknown) =>
    ask(server, method, path, body, device ? { cookie: device.cookie } : {});
  const listed = async (device = office) =>
    (await as(device, 'GET', '/api/devices')).body.devices as Record<string, unknown>[];
  const tabletListed = async () => (await listed()).find(({ id }) => id === tablet.deviceId);

  describe('the devices of a quarter', () => {
    it('are listed for its office, without secrets and persons, and no other quarter’s', async () => {
      const personId = 'a'.repeat(32);
      const both = ['lichtenberg', 'aachen'];
      await aPairedDevice(server.store, { role: 'resident', personId, quarters: both });
      await aPairedDevice(server.store, { role: 'team', quarters: ['aachen'] });
      const { body } = await as(office, 'GET', '/api/devices');
      expect(body.devices.map(({ role }: { role: string }) => role).sort()).toEqual([
        'office',
        'resident',
        'team',
      ]);
      const all = body.devices.map(({ quarters }: { quarters: string[] }) => quarters);
      expect(all).toEqual([['lichtenberg'], ['lichtenberg'], ['lichtenberg']]);
      const text = JSON.stringify(body);
      expect(text).not.toMatch(/secret|aaaaaaaa|aachen/i);
      const mine = body.devices.find(({ id }: { id: string }) => id === office.deviceId);
      expect(mine.isThis).toBe(true);
    });

    it('of one person are listed for the answer to what is stored, and never say whose they are', async () => {
      const personId = 'a'.repeat(32);
      const own = await aPairedDevice(server.store, { role: 'resident', personId });
      await aPairedDevice(server.store, { role: 'resident', personId: 'b'.repeat(32) });
      const path = `/api/devices?person=${personId}`;
      const { body } = await as(office, 'GET', path);
      expect(body.devices.map(({ id }: { id: string }) => id)).toEqual([own.deviceId]);
      expect(JSON.stringify(body)).not.toContain(personId);
      expect(await as(tablet, 'GET', path)).toMatchObject(FORBIDDEN);
      expect(await as(own, 'GET', path)).toMatchObject(FORBIDDEN);
    });

    it('are for no one else to see, to change or to make codes for', async () => {
      const lost = await aPairedDevice(server.store, { role: 'office' });
      await changeDevice(server.store, lost.deviceId, { revokedAt: NOW });
      const kiosk = await aPairedDevice(server.store, { role: 'kiosk' });
      const box = await aPairedDevice(server.store, { role: 'box' });
      const code = { role: 'office', quarters: ['lichtenberg'] };
      for (const device of [undefined, lost, kiosk, box, tablet]) {
        expect(await as(device, 'GET', '/api/devices')).toMatchObject(FORBIDDEN);
        const path = `/api/devices/${tablet.deviceId}`;
        expect(await as(device, 'PATCH', path, { name: 'Meins' })).toMatchObject(FORBIDDEN);
        expect(await as(device, 'DELETE', path)).toMatchObject(FORBIDDEN);
        expect(await as(device, 'POST', '/api/codes', code)).toMatchObject(FORBIDDEN);
      }
      expect(await tabletListed()).toMatchObject({ name: 'Gerät im Test' });
    });

    it('of another office are as if they did not exist', async () => {
      const other = await aPairedDevice(server.store, { role: 'office', quarters: ['aachen'] });
      for (const id of [tablet.deviceId, 'd000000000000', '__proto__', 'device:x']) {
        const path = `/api/devices/${id}`;
        expect(await as(other, 'PATCH', path, { name: 'Meins' })).toMatchObject(UNKNOWN);
        expect(await as(other, 'DELETE', path)).toMatchObject(UNKNOWN);
      }
      const code = { role: 'team', quarters: ['aachen', 'lichtenberg'] };
      expect(await as(other, 'POST', '/api/codes', code)).toMatchObject(FORBIDDEN);
      const nowhere = { role: 'team', quarters: ['atlantis'] };
      expect(await as(other, 'POST', '/api/codes', nowhere)).toMatchObject(FORBIDDEN);
    });
  });

  it('a device is renamed, asked to be brought in, and not any more', async () => {
    const path = `/api/devices/${tablet.deviceId}`;
    const renamed = await as(office, 'PATCH', path, { name: ' Tablet\nHüllen <b> ' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Tablet Hüllen <b>' } });
    expect((await as(office, 'PATCH', path, { bringIn: true })).body.bringInAt).toBe(NOW);
    expect((await as(tablet, 'GET', '/api/session')).body.bringIn).toBe(true);
    expect(await tabletListed()).toMatchObject({ name: 'Tablet Hüllen <b>', bringInAt: NOW });
    expect((await as(office, 'PATCH', path, { bringIn: false })).body.bringInAt).toBeUndefined();
    expect((await as(tablet, 'GET', '/api/session')).body.bringIn).toBeUndefined();
    const audit = (await registryOf(server, 'audit:')).map(({ action }) => action);
    expect(audit.sort()).toEqual(['bringIn', 'bringIn', 'renamed']);
    expect(JSON.stringify(await registryOf(server, 'audit:'))).not.toContain('Hüllen');
  });

  it('a revoked device may read only what everyone may, from the next request on', async () => {
    const path = `/api/devices/${tablet.deviceId}`;
    expect((await as(tablet, 'GET', '/api/session')).body.scopes).toContain('team');
    expect((await as(office, 'DELETE', path)).status).toBe(204);
    const { body } = await as(tablet, 'GET', '/api/session');
    expect(body).toMatchObject({ revoked: true, scopes: ['public'] });
    expect((await as(office, 'DELETE', path)).status).toBe(204);
    expect(await tabletListed()).toMatchObject({ revokedAt: NOW });
    const audit = await registryOf(server, 'audit:');
    expect(audit).toMatchObject([
      { action: 'revoked', by: office.deviceId, device: tablet.deviceId, at: NOW },
    ]);
    expect(audit).toHaveLength(1);
  });

  it('a device tells with its requests how it is, and nonsense changes nothing', async () => {
    const tell = (report: string) =>
      ask(server, 'GET', '/api/session', undefined, {
        cookie: tablet.cookie,
        [DEVICE_REPORT]: report,
      });
    // The request before said nothing, and what it noted is perhaps still being written.
    await as(tablet, 'GET', '/api/session');
    await tell('unsent=3&app=0.1.0&storage=mayGo&oldest=2026-11-30T14:00:00.000Z');
    const reports = {
      unsent: 3,
      oldestUnsentAt: '2026-11-30T14:00:00.000Z',
      appVersion: '0.1.0',
      storage: 'mayGo',
    };
    await expect.poll(tabletListed).toMatchObject({ reports, lastSeenAt: NOW });
    now = new Date('2026-12-01T14:05:00.000Z');
    await tell('unsent=-5&app=<script>&storage=none');
    await tell('unsent=0&app=0.2.0&storage=kept');
    await expect
      .poll(tabletListed)
      .toMatchObject({ reports: { unsent: 0 }, lastSeenAt: now.toISOString() });
    expect(JSON.stringify(await tabletListed())).not.toContain('script');
  });
});
