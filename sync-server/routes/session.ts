import type { FastifyInstance } from 'fastify';
import { GUEST, scopesOf } from '../access/scopes.ts';
import type { ServerContext } from '../server.ts';

/** What a device learns about itself. */
export interface Session {
  role: 'guest';
  quarters: { id: string; name: string }[];
  scopes: readonly string[];
  /** ISO instant; leases are counted from it, never from the device's clock. */
  serverTime: string;
  /** The public key for sealed letters; `null` where the quarter has none. */
  sealKey: null;
}

/** `GET /api/session` tells who asks, `DELETE` unpairs. Without pairing everyone is a guest. */
export function addSession(app: FastifyInstance, { quarters, now }: ServerContext): void {
  app.get('/api/session', async (_request, reply) => {
    const known = await quarters.list();
    const session: Session = {
      role: GUEST.role,
      quarters: known.map(({ _id, name }) => ({ id: _id.slice('quarter:'.length), name })),
      scopes: scopesOf(GUEST),
      serverTime: now().toISOString(),
      sealKey: null,
    };
    return reply.header('cache-control', 'no-store').send(session);
  });

  // A guest has nothing to unpair; asking twice is no mistake.
  app.delete('/api/session', async (_request, reply) =>
    reply.header('cache-control', 'no-store').code(204).send(),
  );
}
