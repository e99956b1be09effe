import { deviceIn } from '../access/device.ts';
import type { ServerIdentity } from '../identity.ts';
import { quarterDatabaseOf, REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import { makeCode } from './code.ts';

/**
 * A code for the first office device, for all quarters there are; `undefined` where an office device
 * exists, or no quarter. Without one nobody could make a code for anybody.
 */
export async function firstOfficeCode(
  store: Store,
  { key }: ServerIdentity,
  now: Date,
): Promise<string | undefined> {
  const registry = await store.database(REGISTRY);
  const devices = (await registry.range('device:')).map(deviceIn);
  const hasOffice = devices.some((device) => device?.role === 'office' && !device.revokedAt);
  const quarters = (await store.databaseNames()).flatMap((name) => {
    const found = quarterDatabaseOf(name);
    return found?.kind === 'public' ? [found.quarterId] : [];
  });
  if (hasOffice || quarters.length === 0) return undefined;
  const write = registry.write.bind(registry);
  const { code } = await makeCode(
    { role: 'office', quarters },
    { key, write, now, by: 'operator' },
  );
  return code;
}
