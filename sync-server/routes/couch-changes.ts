import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as v from 'valibot';
import { type ChangesAsked, changesText } from '../replication/changes.ts';
import type { OpenFeeds } from '../replication/open-feeds.ts';
import { type PeerPosition, positionOf } from '../replication/position.ts';
import type { ServerContext } from '../server.ts';
import { sendCouchFailure } from './couch-failure.ts';
import { ChangesBody, ChangesQuery, couchFormOf } from './couch-forms.ts';
import { type CouchPeer, forPeer } from './couch-peer.ts';

/** The longest that a peer may have nobody speak, in ms, and how often at most. */
const LONGEST_WAIT_MS = 60_000;
const SHORTEST_HEARTBEAT_MS = 1000;

/** `GET` and `POST _changes`: what a peer follows, once or as it happens. */
export function addCouchChanges(
  couch: FastifyInstance,
  { identity }: ServerContext,
  feeds: OpenFeeds,
): void {
  const handle = async (peer: CouchPeer, request: FastifyRequest, reply: FastifyReply) => {
    const query = couchFormOf(ChangesQuery, request.query);
    if (!query.ok) return sendCouchFailure(reply, query.error);
    const body = couchFormOf(ChangesBody, request.body);
    if (!body.ok) return sendCouchFailure(reply, body.error);
    const { database } = peer;
    const from = await positionOf(identity, database, query.value.since);
    if (!from.ok) return sendCouchFailure(reply, MALFORMED_SINCE);
    const ids = query.value.filter ? new Set(body.value.doc_ids ?? []) : undefined;
    const asked = askedBy(query.value, from.value, ids);
    const ended = feeds.add(reply.raw);
    const text = changesText(asked, { identity, database, ended });
    return reply.type('application/json').send(Readable.from(text, { objectMode: false }));
  };
  // A compressor would keep signs of life to itself, and nobody would answer a HEAD.
  const options = { compress: false as const, exposeHeadRoute: false };
  couch.get('/:db/_changes', options, forPeer(handle));
  couch.post('/:db/_changes', options, forPeer(handle));
}

const MALFORMED_SINCE = {
  error: 'bad_request',
  reason: "Malformed sequence supplied in 'since' parameter.",
} as const;

function askedBy(
  query: v.InferOutput<typeof ChangesQuery>,
  from: PeerPosition,
  ids: ReadonlySet<string> | undefined,
): ChangesAsked {
  const { feed, limit, style, descending, include_docs, heartbeat, timeout } = query;
  return {
    feed,
    from,
    ids,
    // As CouchDB has it, nothing is as much as one.
    limit: limit === undefined ? Number.POSITIVE_INFINITY : Math.max(1, limit),
    descending: descending === 'true',
    standing: style === 'main_only',
    bodies: include_docs === 'true',
    heartbeat: heartbeatOf(heartbeat),
    timeout: Math.min(timeout ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS),
  };
}

function heartbeatOf(asked: 'true' | 'false' | number | undefined): number | undefined {
  if (asked === undefined || asked === 'false') return undefined;
  if (asked === 'true') return LONGEST_WAIT_MS;
  return Math.min(Math.max(asked, SHORTEST_HEARTBEAT_MS), LONGEST_WAIT_MS);
}
