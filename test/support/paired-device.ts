import { randomBytes } from 'node:crypto';
import type { Body } from '#domain/version.ts';
import type { Role } from '#domain/viewer.ts';
import { DEVICE_COOKIE, hashOf } from '../../sync-server/access/credentials.ts';
import { deviceDocumentId } from '../../sync-server/access/device.ts';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import type { Store } from '../../sync-server/stores/store.ts';

export interface PairedDeviceOptions {
  role: Role;
  /** `lichtenberg` where nothing is said. */
  quarters?: string[];
  personId?: string;
  placeId?: string;
  verified?: boolean;
}

/** A device that a server knows. */
export interface PairedDevice {
  deviceId: string;
  /** `vo_device=…`, as a browser sends it. */
  cookie: string;
  /** For a `fetch` as this device with a JSON body. */
  headers: Record<string, string>;
  secret: string;
}

/** A device as it would be paired, and its document of the registry. */
export function aDeviceDocument({
  role,
  quarters = ['lichtenberg'],
  ...person
}: PairedDeviceOptions): { device: PairedDevice; doc: Body } {
  const deviceId = `d${randomBytes(6).toString('hex')}`;
  const secret = randomBytes(32).toString('base64url');
  const doc = {
    _id: deviceDocumentId(deviceId),
    type: 'device',
    role,
    quarters,
    ...person,
    name: 'Gerät im Test',
    secretHash: hashOf(secret),
    createdAt: '2026-11-01T08:00:00Z',
  };
  const cookie = `${DEVICE_COOKIE}=${deviceId}.${secret}`;
  const headers = { cookie, 'content-type': 'application/json' };
  return { device: { deviceId, secret, cookie, headers }, doc };
}

/** Writes a paired device straight into a store's registry. */
export async function aPairedDevice(
  store: Store,
  options: PairedDeviceOptions,
): Promise<PairedDevice> {
  const { device, doc } = aDeviceDocument(options);
  await (await store.database(REGISTRY)).write([{ id: doc._id, base: null, doc }]);
  return device;
}

/** Changes what the registry says of a device, as the office would. */
export async function changeDevice(
  store: Store,
  deviceId: string,
  fields: Record<string, unknown>,
): Promise<void> {
  const registry = await store.database(REGISTRY);
  const id = deviceDocumentId(deviceId);
  // The server may be noting that it saw the device.
  for (let written = false; !written; ) {
    const known = await registry.get(id);
    if (!known || known.deleted) throw new Error(`there is no ${id}`);
    const doc = { ...known.doc, ...fields };
    const [outcome] = await registry.write([{ id, base: known.rev, doc }]);
    written = outcome?.outcome === 'written';
  }
}
