import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEVICE_REPORT } from '#domain/device-report.ts';
import { Devices } from '../../../sync-server/access/devices.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';

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
    devices.end();
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
});
