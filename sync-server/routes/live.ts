import type { FastifyInstance } from 'fastify';
import { sendFailure } from '../api-failure.ts';
import type { ServerContext } from '../server.ts';

/** `GET live`: server-sent events that say which scope has something new. [WHATWG HTML, 9.2] */
export function addLive(app: FastifyInstance, { quarters, hub }: ServerContext): void {
  const path = '/api/sync/:quarter/live';
  // A HEAD would be kept open as well, and nothing would ever be said to it.
  const options = { exposeHeadRoute: false };
  app.get<{ Params: { quarter: string } }>(path, options, async (request, reply) => {
    const feed = await quarters.feed(request.params.quarter, 'public');
    if (!feed) return sendFailure(reply, { code: 'unknown-quarter' });
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      // nginx would collect the events before it hands them on.
      .header('x-accel-buffering', 'no')
      .hijack();
    reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
    hub.add(reply.raw, [{ scope: 'public', database: feed.database }]);
    return reply;
  });
}
