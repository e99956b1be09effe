import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEVICE_REPORT } from '#domain/device-report.ts';
import { Devices } from '../../../sync-server/access/devices.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { openOnDisk } from '../../support/both-stores.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { startTestServer } from '../../support/server.ts';

const NOW = '2026-12-01T14:00:00.000Z';

describe('what a device says of itself in many requests at once', () => {
  let store: Store;
  let calls: string[];
  let devices: Devices;
  let tablet: PairedDevice;
  beforeEach(async () => {
    ({ store, calls } = countedStore(aMemoryStore()));
    devices = new Devices(store, () => new Date(NOW));
    tablet = await aPairedDevice(store, { role: 'team' });
    calls.length = 0;
  });
  afterEach(async () => {
    await devices.end();
    await store.close();
  });

  const writes = () => calls.filter((call) => call === `${REGISTRY} write`).length;
  const noted = async () => {
    const stored = await (await store.database(REGISTRY)).get(`device:${tablet.deviceId}`);
    return stored && !stored.deleted ? stored.doc : {};
  };
  const tell = (unsent: number) =>
    devices.callerOf({
      cookie: tablet.cookie,
      [DEVICE_REPORT]: `unsent=${unsent}&app=0.1.0&storage=kept`,
    });
  const hundred = Array.from({ length: 100 }, (_, n) => n);

  it('is noted in a few writes, and the last report stays', async () => {
    const callers = await Promise.all(hundred.map(tell));
    expect(callers.every(({ deviceId }) => deviceId === tablet.deviceId)).toBe(true);
    await expect.poll(noted).toMatchObject({ reports: { unsent: 99 }, lastSeenAt: NOW });
    expect(writes()).toBeLessThanOrEqual(3);
  });

  it('is noted in a few writes beside the erasures that it has applied', async () => {
    for (const n of hundred) {
      devices.noteErased(tablet.deviceId, 'lichtenberg-team', n + 1);
      devices.noteErased(tablet.deviceId, 'lichtenberg-public', n + 2);
    }
    await tell(7);
    const erased = { 'lichtenberg-team': 100, 'lichtenberg-public': 101 };
    await expect.poll(noted).toMatchObject({ erased, reports: { unsent: 7 } });
    expect(writes()).toBeLessThanOrEqual(3);
  });

  it('loses nothing that the office changes meanwhile', async () => {
    await Promise.all([
      tell(1),
      devices.change(tablet.deviceId, () => ({ name: 'Tresen' })),
      tell(2),
    ]);
    await expect.poll(noted).toMatchObject({ name: 'Tresen', reports: { unsent: 2 } });
  });

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('is written down five times at once and then at its pace, one after the other as well, the last word at the end', async () => {
    for (const n of hundred) {
      await tell(n);
      await pause(1);
    }
    await expect.poll(writes).toBe(5);
    await pause(100);
    expect(writes()).toBe(5);
    expect(await noted()).not.toMatchObject({ reports: { unsent: 99 } });
    await devices.end();
    expect(writes()).toBe(6);
    expect(await noted()).toMatchObject({ reports: { unsent: 99 } });
  });

  it('is written down when its time has come, though the device says nothing more', async () => {
    await devices.end();
    devices = new Devices(store, () => new Date(NOW), { atOnce: 1, everyMs: 3_000 });
    for (const n of [1, 2, 3]) {
      await tell(n);
      await pause(20);
    }
    await expect.poll(noted).toMatchObject({ reports: { unsent: 1 } });
    expect(writes()).toBe(1);
    await expect.poll(noted).toMatchObject({ reports: { unsent: 3 } });
    expect(writes()).toBe(2);
    // After a quiet time the next word is written down at once.
    await pause(3_100);
    await tell(4);
    await expect.poll(noted, { timeout: 2_900 }).toMatchObject({ reports: { unsent: 4 } });
    expect(writes()).toBe(3);
  });
});

it('what a device said last is not lost where the server ends', async () => {
  const opened = await openOnDisk();
  const server = await startTestServer({ store: opened.store });
  const tablet = await aPairedDevice(server.store, { role: 'team' });
  for (let unsent = 0; unsent < 20; unsent += 1) {
    const report = `unsent=${unsent}&app=0.1.0&storage=kept`;
    const headers = { ...tablet.headers, [DEVICE_REPORT]: report };
    await fetch(`${server.url}/api/session`, { headers });
  }
  await server.stop();
  const store = await opened.reopen();
  const stored = await (await store.database(REGISTRY)).get(`device:${tablet.deviceId}`);
  await store.close();
  await opened.remove();
  expect(stored).toMatchObject({ doc: { reports: { unsent: 19 } } });
});
