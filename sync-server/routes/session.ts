import type { FastifyInstance } from 'fastify';
import { cookieCredentialsIn } from '../access/credentials.ts';
import { deviceCookie, noDeviceCookie } from '../access/device-cookie.ts';
import { auditWrite } from '../audit.ts';
import { reachesOverTls } from '../origins.ts';
import type { ServerContext } from '../server.ts';
import { sessionOf } from '../session.ts';
import { REGISTRY } from '../stores/database-name.ts';

/** `GET /api/session` tells who asks, `DELETE` unpairs. Asking twice is no mistake. */
export function addSession(app: FastifyInstance, context: ServerContext): void {
  const { quarters, devices, store, now } = context;
  app.get('/api/session', async (request, reply) => {
    const caller = await devices.callerOf(request.headers);
    const shown = cookieCredentialsIn(request.headers);
    // Not for who was sent away: an answer that is late would bring back what was just taken.
    if (shown && shown.deviceId === caller.deviceId && !caller.revoked) {
      reply.header('set-cookie', deviceCookie(shown, reachesOverTls(request, context)));
    }
    const session = await sessionOf(caller, quarters, now());
    return reply.header('cache-control', 'no-store').send(session);
  });

  app.delete('/api/session', async (request, reply) => {
    const { deviceId, role, quarters: own, revoked } = await devices.callerOf(request.headers);
    if (deviceId !== undefined && !revoked) {
      await devices.revoke(deviceId);
      const entry = { action: 'unpaired', by: deviceId, device: deviceId, role } as const;
      const registry = await store.database(REGISTRY);
      await registry.write([auditWrite({ ...entry, quarters: own }, now())]);
    }
    return reply
      .header('cache-control', 'no-store')
      .header('set-cookie', noDeviceCookie())
      .code(204)
      .send();
  });
}
