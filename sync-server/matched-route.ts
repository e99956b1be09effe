import type { FastifyRequest } from 'fastify';

/**
 * The pattern of the route that a request goes to, such as `/api/sync/:quarter/push`; where it goes to
 * none, what it asked for. The address itself decides nothing: `/%61pi/…` and `http://…/api/…` arrive
 * at the same door as `/api/…`.
 */
export function routeOf({ routeOptions, url }: FastifyRequest): string {
  return routeOptions.url ?? url;
}
