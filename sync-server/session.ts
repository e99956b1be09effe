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
  /** The public key for sealed letters; `null` where the quarter has none. */
  sealKey: null;
}

/** The session of a caller. */
export async function sessionOf(caller: Caller, quarters: Quarters, now: Date): Promise<Session> {
  const { role, deviceId, personId, placeId, verified, revoked, bringIn } = caller;
  const known = (await quarters.list()).map(({ _id, name }) => ({
    id: _id.slice('quarter:'.length),
    name,
  }));
  return {
    role,
    deviceId,
    personId,
    placeId,
    verified,
    revoked,
    bringIn,
    quarters: role === 'guest' ? known : known.filter(({ id }) => caller.quarters.includes(id)),
    scopes: scopesOf(caller),
    serverTime: now.toISOString(),
    sealKey: null,
  };
}
