import type { FastifyInstance } from 'fastify';
import { sendFailure } from '../api-failure.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';

/** `GET /api/health`: whether server and store answer, for whoever watches them. */
export function addHealth(app: FastifyInstance, context: ServerContext): void {
  const { store, identity, version } = context;
  app.get('/api/health', async (request, reply) => {
    try {
      await (await store.database(REGISTRY)).get('server:identity');
    } catch (error) {
      request.log.error({ code: (error as { code?: string }).code });
      const details = { ok: false, version, epoch: identity.epoch, store: store.kind };
      return sendFailure(reply, { code: 'unavailable', after: 5, details });
    }
    const { epoch } = identity;
    return reply
      .header('cache-control', 'no-store')
      .send({ ok: true, version, epoch, store: store.kind });
  });
}
