import type { Role } from '#domain/viewer.ts';
import type { Caller } from './access/devices.ts';
import { scopesOf } from './access/scopes.ts';
import type { Quarters } from './quarters.ts';

/** What a device learns about itself. */
export interface Session {
  role: Role;
  deviceId?: string;
  personId?: string;
  placeId?: string;
  verified?: boolean;
  /** The device was revoked: it may bring in what it holds, and then wipes what is not public. */
  revoked?: true;
  /** The office asks for the device to be brought to it. */
  bringIn?: true;
  /** A device's own; for a guest all there are. */
  quarters: { id: string; name: string }[];
  scopes: readonly string[];
  /** ISO instant; leases are counted from it, never from the device's clock. */
  serverTime: string;
  /** The public key for sealed letters, where the device has one quarter and that has a key; every
   *  quarter's own document names it too. */
  sealKey: string | null;
}

/** The session of a caller. */
export async function sessionOf(caller: Caller, quarters: Quarters, now: Date): Promise<Session> {
  const { role, deviceId, personId, placeId, verified, revoked, bringIn } = caller;
  const known = (await quarters.list()).map(({ _id, name, sealKey }) => ({
    id: _id.slice('quarter:'.length),
    name,
    sealKey,
  }));
  const own = role === 'guest' ? known : known.filter(({ id }) => caller.quarters.includes(id));
  return {
    role,
    deviceId,
    personId,
    placeId,
    verified,
    revoked,
    bringIn,
    quarters: own.map(({ id, name }) => ({ id, name })),
    scopes: scopesOf(caller),
    serverTime: now.toISOString(),
    sealKey: (own.length === 1 && own[0]?.sealKey) || null,
  };
}
