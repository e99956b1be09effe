import type { FastifyInstance } from 'fastify';
import type { Role } from '#domain/viewer.ts';
import { DEVICE_COOKIE } from '../access/credentials.ts';
import { scopesOf } from '../access/scopes.ts';
import type { ServerContext } from '../server.ts';

/** What a device learns about itself. */
export interface Session {
  role: Role;
  deviceId?: string;
  personId?: string;
  placeId?: string;
  /** The device was revoked: it may bring in what it holds, and then wipes what is not public. */
  revoked?: true;
  /** A device's own; for a guest all there are. */
  quarters: { id: string; name: string }[];
  scopes: readonly string[];
  /** ISO instant; leases are counted from it, never from the device's clock. */
  serverTime: string;
  /** The public key for sealed letters, where the device has one quarter and that has a key; every
   *  quarter's own document names it too. */
  sealKey: string | null;
}

/** Makes a browser forget its secret. [RFC 6265, 3.1] */
const NO_COOKIE = `${DEVICE_COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict`;

/** `GET /api/session` tells who asks, `DELETE` unpairs. Asking twice is no mistake. */
export function addSession(app: FastifyInstance, { quarters, devices, now }: ServerContext): void {
  app.get('/api/session', async (request, reply) => {
    const caller = await devices.callerOf(request.headers);
    const { role, deviceId, personId, placeId, revoked } = caller;
    const known = (await quarters.list()).map(({ _id, name, sealKey }) => ({
      id: _id.slice('quarter:'.length),
      name,
      sealKey,
    }));
    const own = role === 'guest' ? known : known.filter(({ id }) => caller.quarters.includes(id));
    const session: Session = {
      role,
      deviceId,
      personId,
      placeId,
      revoked,
      quarters: own.map(({ id, name }) => ({ id, name })),
      scopes: scopesOf(caller),
      serverTime: now().toISOString(),
      sealKey: (own.length === 1 && own[0]?.sealKey) || null,
    };
    return reply.header('cache-control', 'no-store').send(session);
  });

  app.delete('/api/session', async (request, reply) => {
    const { deviceId } = await devices.callerOf(request.headers);
    if (deviceId !== undefined) await devices.revoke(deviceId);
    return reply
      .header('cache-control', 'no-store')
      .header('set-cookie', NO_COOKIE)
      .code(204)
      .send();
  });
}
