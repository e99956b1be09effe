import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '../access/scopes.ts';
import type { ScopeFeed } from '../feed/scope-feed.ts';
import { acceptedEncoding, matchesEtag } from '../http-headers.ts';

/**
 * `GET snapshot`: newline-delimited JSON, one head line and a line for each document. Caches may keep
 * the public one but must ask before each use (`no-cache`): an old one would be made good by
 * `changes`, yet one from before an erasure or a restored backup should not be handed on by anybody.
 * Of what not everyone may read they keep nothing.
 */
export async function sendSnapshot(
  feed: ScopeFeed,
  scope: Scope,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const { etag, body } = await feed.snapshot(encoding);
  reply
    .header('cache-control', scope === 'public' ? 'public, no-cache' : 'no-store')
    .header('vary', 'accept-encoding')
    .header('etag', etag);
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  reply.type('application/x-ndjson; charset=utf-8');
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  if (body.size !== undefined) reply.header('content-length', body.size);
  return reply.send(Readable.from(body.read(), { objectMode: false }));
}
