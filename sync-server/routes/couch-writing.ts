import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NOBODY_ERASED } from '../access/deny-list.ts';
import { type Door, parseIncoming } from '../replication/incoming.ts';
import type { ServerContext } from '../server.ts';
import type { RevisionBody } from '../stores/revision-body.ts';
import { sendCouchFailure } from './couch-failure.ts';
import { type CouchPeer, forPeer, refuseReaders } from './couch-peer.ts';

/** PouchDB sends a hundred documents at once and does not halve them: each may have 64 kB. */
const BULK_BODY_LIMIT = 8 * 1024 * 1024;
const NEW_EDITS = {
  error: 'forbidden',
  reason: 'Only revisions that were made elsewhere are taken: new_edits must be false.',
} as const;

/** `POST _bulk_docs` and `PUT :docid` with `new_edits=false`: what a paired server brings. */
export function addCouchWriting(
  couch: FastifyInstance,
  { denyList = NOBODY_ERASED }: ServerContext,
): void {
  const doorOf = ({ kind }: CouchPeer): Door => ({ kind, denyList });

  const bulkDocs = async (peer: CouchPeer, request: FastifyRequest, reply: FastifyReply) => {
    const { docs, new_edits } = (request.body ?? {}) as Record<string, unknown>;
    if (!Array.isArray(docs)) return sendCouchFailure(reply, NO_DOCS);
    if (new_edits !== false) return sendCouchFailure(reply, NEW_EDITS);
    await denyList.upToDate?.();
    const taken: RevisionBody[] = [];
    const refused: object[] = [];
    for (const doc of docs) {
      const parsed = parseIncoming(doc, doorOf(peer));
      if (parsed.ok) taken.push(parsed.value);
      else refused.push(refusalRow(doc, parsed.error.reason));
    }
    if (taken.length > 0) await peer.database.revisions.put(taken);
    return reply.code(201).send(refused);
  };

  const put = async (peer: CouchPeer, request: FastifyRequest, reply: FastifyReply) => {
    const { docid } = request.params as { docid: string };
    const { new_edits } = request.query as { new_edits?: string };
    if (new_edits !== 'false') return sendCouchFailure(reply, NEW_EDITS);
    await denyList.upToDate?.();
    const parsed = parseIncoming({ _id: docid, ...(request.body as object) }, doorOf(peer));
    if (!parsed.ok) {
      return sendCouchFailure(reply, { error: 'forbidden', reason: parsed.error.reason });
    }
    if (parsed.value._id !== docid) return sendCouchFailure(reply, OTHER_ID);
    await peer.database.revisions.put([parsed.value]);
    return reply.code(201).send({ ok: true, id: docid, rev: parsed.value._rev });
  };

  const writing = { onRequest: refuseReaders };
  const bulk = { ...writing, bodyLimit: BULK_BODY_LIMIT };
  couch.post('/:db/_bulk_docs', bulk, forPeer(bulkDocs));
  couch.put('/:db/:docid', writing, forPeer(put));
  // Design documents are a store's own, and deleting is a revision like any other.
  const refuse = forPeer(async (_peer, _request, reply) => sendCouchFailure(reply, NEW_EDITS));
  couch.post('/:db', writing, refuse);
  couch.post('/:db/', writing, refuse);
  couch.delete('/:db/:docid', writing, refuse);
  couch.put('/:db/_design/:docid', writing, refuse);
  couch.delete('/:db/_design/:docid', writing, refuse);
}

const NO_DOCS = {
  error: 'bad_request',
  reason: 'POST body must include `docs` parameter.',
} as const;

const OTHER_ID = {
  error: 'bad_request',
  reason: 'The document has another id than the address.',
} as const;

/** One row for one document that was not taken; those that were have none, as in CouchDB. */
function refusalRow(doc: unknown, reason: string): object {
  const { _id, _rev } = (doc ?? {}) as Record<string, unknown>;
  const id = typeof _id === 'string' ? _id : null;
  const rev = typeof _rev === 'string' ? { rev: _rev } : {};
  return { id, ...rev, error: 'forbidden', reason };
}
