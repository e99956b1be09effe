import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '#domain/result.ts';
import { hashOf, isSecretOf } from '../access/credentials.ts';
import { type Device, deviceDocumentId, deviceIn } from '../access/device.ts';
import { auditWrite } from '../audit.ts';
import type { Database, StoredDocument } from '../stores/store.ts';
import { claimPerson } from './claim.ts';
import { codeDocumentId, codeIn, type PairingCode } from './code.ts';

/** A device that shows a code. */
export interface Redemption {
  code: string;
  /** Made by the device; kept here as its hash alone. */
  secret: string;
  deviceName?: string;
}

/** Why a code is not taken. */
export interface CodeRefusal {
  code: 'unknown-code' | 'code-used' | 'code-expired';
}

/** What pairing works with. */
export interface PairContext {
  registry: Database;
  /** The server's own key. */
  key: string;
  now: Date;
}

/**
 * Makes the device of a code. The code's document decides: whoever writes a device into it first has
 * it, and is answered the same again for as long as the code is kept. A server that is killed between
 * the code and the device makes the device when it is asked again.
 */
export async function redeemCode(
  { code, secret, deviceName }: Redemption,
  { registry, key, now }: PairContext,
): Promise<Result<Device, CodeRefusal>> {
  const id = codeDocumentId(code, key);
  for (;;) {
    const stored = await registry.get(id);
    const known = codeIn(stored);
    if (!stored || !known) return failure({ code: 'unknown-code' });
    if (known.deviceId !== undefined) return deviceOfUsed(known, secret, registry);
    if (now.toISOString() >= known.expiresAt) return failure({ code: 'code-expired' });
    const deviceId = `d${randomBytes(6).toString('hex')}`;
    const taken = { deviceId, secretHash: hashOf(secret), usedAt: now.toISOString(), deviceName };
    const doc = { ...known, ...taken };
    const [outcome] = await registry.write([{ id, base: stored.rev, doc }]);
    // Another was quicker, or this device's own first try.
    if (outcome?.outcome !== 'written') continue;
    return success(await deviceFor(doc, registry));
  }
}

async function deviceOfUsed(
  known: PairingCode,
  secret: string,
  registry: Database,
): Promise<Result<Device, CodeRefusal>> {
  if (!isSecretOf(secret, known.secretHash ?? '')) return failure({ code: 'code-used' });
  const device = await deviceFor(known, registry);
  // Whoever was sent away does not come in again with the code of before.
  return device.revokedAt === undefined ? success(device) : failure({ code: 'code-used' });
}

/** The device of a used code, made where that was not done yet. */
async function deviceFor(used: PairingCode, registry: Database): Promise<Device> {
  const { deviceId = '', secretHash = '', role, quarters, personId, placeId } = used;
  const id = deviceDocumentId(deviceId);
  const doc: Device = {
    _id: id,
    type: 'device',
    role,
    quarters,
    personId,
    placeId,
    // The office gave the code into somebody's hand.
    verified: role === 'resident' ? true : undefined,
    name: used.label ?? (typeof used.deviceName === 'string' ? used.deviceName : ''),
    secretHash,
    createdAt: String(used.usedAt),
  };
  if (personId !== undefined) await claimPerson(personId, { deviceId, secretHash }, registry);
  const [outcome] = await registry.write([{ id, base: null, doc }]);
  if (outcome?.outcome !== 'written') return standingDevice(await registry.get(id));
  const entry = { action: 'paired', by: deviceId, device: deviceId, role, quarters } as const;
  await registry.write([auditWrite(entry, new Date(String(used.usedAt)))]);
  return doc;
}

function standingDevice(stored: StoredDocument | undefined): Device {
  const device = deviceIn(stored);
  if (!device) throw new Error('a paired device cannot be read');
  return device;
}
