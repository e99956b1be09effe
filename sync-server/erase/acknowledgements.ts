import { type Device, deviceIn } from '../access/device.ts';
import { callerIn } from '../access/devices.ts';
import { mayReadScope } from '../access/scopes.ts';
import { databaseNameOf, REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';
import type { Erasure } from './erased-list.ts';

/** Devices unseen for so long count as wiped, for they wipe themselves. */
const WIPED_AFTER_MS = 90 * 24 * 3_600_000;

/** How an erasure stands, for the office. It names nobody. */
export interface ErasureStatus {
  n: number;
  on: string;
  state: Erasure['state'];
  devices: {
    deviceId: string;
    name?: string;
    role: string;
    lastSeenAt?: string;
    /** `unseen`: for 90 days; it counts as wiped. */
    state: 'acknowledged' | 'waiting' | 'unseen';
  }[];
}

/** The scopes that a device follows by a feed, and the database of each. */
const FED = { team: 'team', office: 'private' } as const;

/** Every erasure of a quarter with what each of its devices said. */
export async function erasureStatuses(
  store: Store,
  quarter: string,
  erasures: readonly Erasure[],
  now: Date,
): Promise<ErasureStatus[]> {
  const registry = await store.database(REGISTRY);
  const stored = await registry.range('device:');
  const devices = stored.map(deviceIn).filter((device) => device !== undefined);
  const concerned = devices.filter((device) => databasesOf(device, quarter).length > 0);
  return erasures.map(({ n, on, state, quarter: of }) => ({
    n,
    on,
    state,
    devices: concerned
      .filter(({ createdAt }) => createdAt.slice(0, 10) <= on)
      .map((device) => ({
        deviceId: device._id.slice('device:'.length),
        name: device.name,
        role: device.role,
        lastSeenAt: device.lastSeenAt,
        state: stateOf(device, of, n, now),
      })),
  }));
}

function stateOf(device: Device, quarter: string, n: number, now: Date) {
  const told = (device.erased ?? {}) as Record<string, unknown>;
  const hasAll = databasesOf(device, quarter).every((name) => Number(told[name] ?? 0) >= n);
  if (hasAll) return 'acknowledged';
  const seenAt = Date.parse(device.lastSeenAt ?? device.createdAt);
  return now.getTime() - seenAt > WIPED_AFTER_MS ? 'unseen' : 'waiting';
}

function databasesOf(device: Device, quarter: string): string[] {
  // A revoked device reads nothing any more and wipes itself; what it held is asked of it still.
  const { revoked: _, ...caller } = callerIn(device);
  return Object.entries(FED)
    .filter(([scope]) => mayReadScope(caller, quarter, scope))
    .map(([, kind]) => databaseNameOf(quarter, kind));
}
