import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asksTooMuch, bulkGetText, MOST_PAIRS } from '../replication/bulk-get.ts';
import { lackingIn } from '../replication/lacking.ts';
import { listingText } from '../replication/listing.ts';
import type { ServerContext } from '../server.ts';
import { isDesignId } from '../stores/revision-body.ts';
import { sendCouchFailure } from './couch-failure.ts';
import {
  AllDocsBody,
  AllDocsQuery,
  BulkGetBody,
  BulkGetQuery,
  couchFormOf,
  RevsDiffBody,
} from './couch-forms.ts';
import { type CouchPeer, forPeer } from './couch-peer.ts';

/** `_revs_diff`, `_bulk_get` and `_all_docs`: many documents at once. */
export function addCouchReading(couch: FastifyInstance, _context: ServerContext): void {
  couch.post('/:db/_revs_diff', forPeer(revsDiff));
  couch.post('/:db/_bulk_get', forPeer(bulkGet));
  couch.get('/:db/_all_docs', forPeer(allDocs));
  couch.post('/:db/_all_docs', forPeer(allDocs));
}

async function revsDiff({ database }: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const body = couchFormOf(RevsDiffBody, request.body);
  if (!body.ok) return sendCouchFailure(reply, body.error);
  return reply.send(await lackingIn(database, body.value));
}

async function bulkGet({ database }: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const query = couchFormOf(BulkGetQuery, request.query);
  if (!query.ok) return sendCouchFailure(reply, query.error);
  const body = couchFormOf(BulkGetBody, request.body);
  if (!body.ok) return sendCouchFailure(reply, body.error);
  if (asksTooMuch(body.value.docs)) return sendCouchFailure(reply, TOO_MUCH);
  const { revs, latest } = query.value;
  const options = { revs: revs === 'true', latest: latest === 'true' };
  return sendText(reply, bulkGetText(database, body.value.docs, options));
}

/** The most ids in one question, each of which may be answered with 64 kB. */
const MOST_KEYS = MOST_PAIRS;
const TOO_MUCH = { error: 'too_large', reason: 'too many documents at once' } as const;

async function allDocs({ database }: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const query = couchFormOf(AllDocsQuery, request.query);
  if (!query.ok) return sendCouchFailure(reply, query.error);
  const body = couchFormOf(AllDocsBody, request.body);
  if (!body.ok) return sendCouchFailure(reply, body.error);
  const { include_docs, descending, inclusive_end, key, startkey, endkey, limit, skip } =
    query.value;
  const keys = body.value.keys ?? query.value.keys ?? (key === undefined ? undefined : [key]);
  if (keys && keys.length > MOST_KEYS) return sendCouchFailure(reply, TOO_MUCH);
  const listing = {
    bodies: include_docs === 'true',
    descending: descending === 'true',
    from: startkey,
    to: endkey,
    inclusive: inclusive_end === 'true',
    limit: limit ?? Number.POSITIVE_INFINITY,
    skip,
    keys: keys?.map((id) => (isDesignId(id) ? '' : id)),
  };
  return sendText(reply, listingText(database, listing));
}

function sendText(reply: FastifyReply, text: AsyncGenerator<string>): FastifyReply {
  return reply.type('application/json').send(Readable.from(text, { objectMode: false }));
}
