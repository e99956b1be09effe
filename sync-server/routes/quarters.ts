import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../server.ts';

/** `GET /api/quarters`: what people choose their quarter by. */
export function addQuarters(app: FastifyInstance, { quarters }: ServerContext): void {
  app.get('/api/quarters', async (_request, reply) => {
    const choice = (await quarters.list()).map(({ _id, name, word, city, streets = [] }) => ({
      id: _id.slice('quarter:'.length),
      name,
      word,
      city,
      streets,
    }));
    return reply.header('cache-control', 'no-store').send(choice);
  });
}
