import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Admission } from '../admission.ts';
import type { Encoding } from '../feed/shared-body.ts';
import type { Snapshot } from '../feed/snapshot.ts';
import { acceptedEncoding, matchesEtag } from '../http-headers.ts';
import { askIn, sendBack } from './line.ts';
import type { Asked } from './sync.ts';

/**
 * `GET snapshot`: newline-delimited JSON, one head line and a line for each document. What is not made
 * yet waits in line until it may be; who reads slowly after that holds up nobody.
 */
export async function sendSnapshot(asked: Asked, admission: Admission): Promise<FastifyReply> {
  const { feed, window, caller, request, reply } = asked;
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const atHand = await feed.snapshotAtHand(encoding, window);
  if (atHand) return send(asked, atHand, encoding);
  const place = askIn(admission, request, caller);
  if (!place.isIn) return sendBack(reply, place);
  try {
    const snapshot = await feed.snapshot(encoding, window);
    void snapshot.body.ended().then(place.leave);
    return send(asked, snapshot, encoding);
  } catch (error) {
    place.leave();
    throw error;
  }
}

/**
 * Caches may keep the public one but must ask before each use (`no-cache`): an old one would be made
 * good by `changes`, yet one from before an erasure or a restored backup should not be handed on by
 * anybody. Of what not everyone may read they keep nothing.
 */
function send(
  { scope, request, reply }: Asked,
  { etag, body }: Snapshot,
  encoding: Encoding,
): FastifyReply {
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
