import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendFailure } from './api-failure.ts';
import { routeOf } from './matched-route.ts';

/** What a server knows of how it is reached. */
interface Reachable {
  publicUrl?: string;
  tls?: unknown;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what changes something at the bidding of another site's page. The device's cookie is
 * `SameSite=Strict` already; this holds for browsers that do not know that, and for the routes that
 * need no cookie. Programs that are no browser send neither header. [Fetch Metadata, RFC 6454]
 */
export function refuseOtherSites(app: FastifyInstance, server: Reachable): void {
  app.addHook('onRequest', async (request, reply) => {
    if (READING.has(request.method) || !routeOf(request).startsWith('/api/')) return;
    if (!isOwnSite(request, server)) return sendFailure(reply, { code: 'other-site' });
    // A form can send these without the browser asking first; ours are always JSON.
    const type = request.headers['content-type'];
    const hasBody = type !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (hasBody && !/^application\/json\s*(;|$)/i.test(type ?? '')) {
      return sendFailure(reply, { code: 'unsupported-type' });
    }
  });
}

/** Whether browsers reach the server by TLS: its own, or a proxy's before it. */
export function reachesOverTls(request: FastifyRequest, { publicUrl, tls }: Reachable): boolean {
  return (
    tls !== undefined ||
    request.protocol === 'https' ||
    (publicUrl?.startsWith('https:') === true && request.host === new URL(publicUrl).host)
  );
}

/** Where the person who asked reaches the server, for links. */
export function originOf(request: FastifyRequest, server: Reachable): string {
  return server.publicUrl ?? `${request.protocol}://${request.host}`;
}

function isOwnSite({ headers, host }: FastifyRequest, { publicUrl }: Reachable): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Browsers leave that header out on plain HTTP in a local network.
  const { origin } = headers;
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
