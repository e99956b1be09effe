import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DatabaseKind } from '#domain/ids.ts';
import type { Viewer } from '#domain/viewer.ts';
import type { Database } from '../stores/store.ts';
import { sendCouchFailure } from './couch-failure.ts';

/** Who asks below `/couch`, and for which database. */
export interface CouchPeer {
  viewer: Viewer;
  database: Database;
  kind: DatabaseKind;
  mayWrite: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    couchPeer?: CouchPeer;
  }
}

type Handler = (
  peer: CouchPeer,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/** A handler of a database's address; who asks was found out before the body was read. */
export function forPeer(handle: Handler) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!request.couchPeer) throw new Error('a database of /couch without its peer');
    return handle(request.couchPeer, request, reply);
  };
}

/** Refuses a write of somebody who may only read, before its body is read. */
export async function refuseReaders(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (request.couchPeer?.mayWrite) return undefined;
  return sendCouchFailure(reply, { error: 'forbidden', reason: 'Guests may only read.' });
}
