import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '#domain/result.ts';
import { visitorId } from '#domain/visitor.ts';
import { hashOf, isSecretOf } from '../access/credentials.ts';
import type { DenyList } from '../access/deny-list.ts';
import { type Device, deviceDocumentId, deviceIn } from '../access/device.ts';
import { auditWrite } from '../audit.ts';
import type { Quarters } from '../quarters.ts';
import type { Database } from '../stores/store.ts';
import { claimOf, claimPerson } from './claim.ts';

/** A guest's phone with first own content. */
export interface SelfPairing {
  quarter: string;
  /** Drawn by the phone. */
  personId: string;
  secret: string;
}

/** The person's id is somebody's already. */
export interface PersonTaken {
  code: 'person-taken';
}

/** What self pairing works with. */
export interface SelfPairContext {
  registry: Database;
  quarters: Quarters;
  denyList: DenyList;
  now: Date;
  /** A share in the room for such phones (`shareOf`). */
  network: string;
}

/**
 * Makes a guest's phone an unverified resident. The same again gets the same answer; an id that
 * another device has, or of which the office knows something, is nobody's to take: whoever has read
 * it somewhere could read that person's requests.
 */
export async function pairSelf(
  asked: SelfPairing,
  context: SelfPairContext,
): Promise<Result<Device, PersonTaken>> {
  const { registry } = context;
  const secretHash = hashOf(asked.secret);
  const held = await claimOf(asked.personId, registry);
  if (!held && (await isKnownPerson(asked, context))) return failure({ code: 'person-taken' });
  const fresh = { deviceId: `d${randomBytes(6).toString('hex')}`, secretHash };
  const claim = held ?? (await claimPerson(asked.personId, fresh, registry));
  if (!isSecretOf(asked.secret, claim.secretHash)) return failure({ code: 'person-taken' });
  const device = await deviceFor(asked, claim, context);
  return device.revokedAt === undefined ? success(device) : failure({ code: 'person-taken' });
}

async function isKnownPerson(
  { quarter, personId }: SelfPairing,
  { quarters, denyList }: SelfPairContext,
): Promise<boolean> {
  await denyList.upToDate?.();
  if (denyList.isErased(`${personId}:person:self`)) return true;
  const team = await quarters.database(quarter, 'team');
  if (await team.get(visitorId(personId))) return true;
  const range = await (await quarters.database(quarter, 'private')).range(`${personId}:`);
  return range.length > 0;
}

async function deviceFor(
  { quarter, personId }: SelfPairing,
  { deviceId, secretHash }: { deviceId: string; secretHash: string },
  { registry, now, network }: SelfPairContext,
): Promise<Device> {
  const id = deviceDocumentId(deviceId);
  const doc: Device = {
    _id: id,
    type: 'device',
    role: 'resident',
    quarters: [quarter],
    personId,
    name: '',
    secretHash,
    network,
    createdAt: now.toISOString(),
  };
  const [outcome] = await registry.write([{ id, base: null, doc }]);
  if (outcome?.outcome !== 'written') {
    const device = deviceIn(await registry.get(id));
    if (!device) throw new Error('a resident’s device cannot be read');
    return device;
  }
  const who = { by: deviceId, device: deviceId, role: 'resident', quarters: [quarter] } as const;
  await registry.write([auditWrite({ action: 'selfPaired', ...who }, now)]);
  return doc;
}
