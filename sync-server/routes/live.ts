import type { FastifyInstance } from 'fastify';
import type { Caller } from '../access/devices.ts';
import { mayReadScope, scopesOf } from '../access/scopes.ts';
import { sendFailure } from '../api-failure.ts';
import type { LiveScope } from '../feed/live-hub.ts';
import type { Quarters } from '../quarters.ts';
import type { ServerContext } from '../server.ts';

/** `GET live`: server-sent events that say which scope has something new, or that the device's
 *  session is another. [WHATWG HTML, 9.2] */
export function addLive(app: FastifyInstance, context: ServerContext): void {
  const { quarters, devices, sessions, hub } = context;
  const path = '/api/sync/:quarter/live';
  // A HEAD would be kept open as well, and nothing would ever be said to it.
  const options = { exposeHeadRoute: false };
  app.get<{ Params: { quarter: string } }>(path, options, async (request, reply) => {
    const caller = await devices.callerOf(request.headers);
    if (!mayReadScope(caller, request.params.quarter, 'public')) {
      return sendFailure(reply, { code: 'forbidden' });
    }
    const scopes = await liveScopes(quarters, request.params.quarter, caller);
    if (!scopes) return sendFailure(reply, { code: 'unknown-quarter' });
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      // nginx would collect the events before it hands them on.
      .header('x-accel-buffering', 'no')
      .hijack();
    reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
    hub.add(reply.raw, scopes);
    const unwatch = sessions.watch(caller, () => hub.endSession(reply.raw));
    if (reply.raw.destroyed) unwatch();
    else reply.raw.once('close', unwatch);
    return reply;
  });
}

/** What a caller is told of in a quarter; `undefined` where there is no such quarter. */
async function liveScopes(
  quarters: Quarters,
  quarter: string,
  caller: Caller,
): Promise<LiveScope[] | undefined> {
  const scopes: LiveScope[] = [];
  for (const scope of scopesOf(caller)) {
    if (!mayReadScope(caller, quarter, scope)) continue;
    const feed = await quarters.feed(quarter, scope === 'me' ? 'public' : scope);
    if (!feed) return undefined;
    if (scope !== 'me') scopes.push({ scope, database: feed.database });
    else {
      const database = await quarters.database(quarter, 'private');
      scopes.push({ scope, database, personId: caller.personId });
    }
  }
  return scopes;
}
