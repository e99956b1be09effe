import { createHash, randomBytes } from 'node:crypto';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import type { Store } from '../../sync-server/stores/store.ts';

/** A paired server, as others see it. */
export interface PairedBox {
  deviceId: string;
  /** Its `Authorization` header. */
  authorization: string;
}

/** Credentials that no server knows yet. */
export function aBox(): PairedBox {
  const deviceId = `d${randomBytes(6).toString('hex')}`;
  const secret = randomBytes(32).toString('base64url');
  return { deviceId, authorization: `Bearer ${deviceId}.${secret}` };
}

/** Writes a box into a server's registry, as pairing does. */
export async function pairBox(
  store: Store,
  box: PairedBox,
  fields: { quarters: string[] } & Record<string, unknown>,
): Promise<void> {
  const [, secret = ''] = box.authorization.split('.');
  const id = `device:${box.deviceId}`;
  const doc = {
    _id: id,
    type: 'device',
    role: 'box',
    name: 'Büro-Box',
    secretHash: createHash('sha256').update(secret).digest('base64url'),
    createdAt: '2026-11-01T08:00:00Z',
    ...fields,
  };
  const registry = await store.database(REGISTRY);
  // The server may be noting that it was seen.
  for (let isWritten = false; !isWritten; ) {
    const known = await registry.get(id);
    const [outcome] = await registry.write([{ id, base: known?.rev ?? null, doc }]);
    isWritten = outcome?.outcome === 'written';
  }
}
