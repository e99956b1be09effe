import type { FastifyInstance } from 'fastify';

/**
 * One line for each request, without personal data: no address, no query, no body, and of the path
 * only the route's pattern, because ids and quarters stand in it.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
