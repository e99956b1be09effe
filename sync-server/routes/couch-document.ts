import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { shown } from '../replication/bulk-get.ts';
import { multipartOf, type OpenRevision, wantsMultipart } from '../replication/multipart.ts';
import type { ServerContext } from '../server.ts';
import { leavesFor } from '../stores/leaves.ts';
import type { RevisionBody } from '../stores/revision-body.ts';
import { isDocumentId } from '../stores/well-formed.ts';
import { sendCouchFailure } from './couch-failure.ts';
import { couchFormOf, DocumentQuery } from './couch-forms.ts';
import { type CouchPeer, forPeer } from './couch-peer.ts';

type Asked = { rev?: string; revs: boolean; latest: boolean; conflicts: boolean };

/** `GET :docid`, one of its revisions, or several at once by `open_revs`. */
export function addCouchDocument(couch: FastifyInstance, _context: ServerContext): void {
  couch.get('/:db/:docid', forPeer(document));
}

async function document({ database }: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const { docid } = request.params as { docid: string };
  const query = couchFormOf(DocumentQuery, request.query);
  if (!query.ok) return sendCouchFailure(reply, query.error);
  const { open_revs, rev } = query.value;
  const asked: Asked = {
    rev,
    revs: query.value.revs === 'true',
    latest: query.value.latest === 'true',
    conflicts: query.value.conflicts === 'true',
  };
  const [leaves = []] = isDocumentId(docid) ? await database.revisions.leaves([docid]) : [];
  if (open_revs === undefined) return sendOne(reply, leaves, asked);
  if (open_revs === 'all' && leaves.length === 0) return sendMissing(reply, 'missing');
  return sendOpen(request, reply, openIn(leaves, open_revs, asked));
}

function sendOne(reply: FastifyReply, leaves: RevisionBody[], asked: Asked): FastifyReply {
  const { rev, revs, latest, conflicts } = asked;
  const found = rev === undefined || latest ? leaves[0] : leavesFor(leaves, rev, false)[0];
  if (!found) return sendMissing(reply, 'missing');
  if (found._deleted && rev === undefined) return sendMissing(reply, 'deleted');
  const others = leaves.filter((leaf) => leaf !== found && !leaf._deleted);
  const beside =
    conflicts && others.length > 0 ? { _conflicts: others.map(({ _rev }) => _rev) } : {};
  return reply.header('etag', `"${found._rev}"`).send({ ...shown(found, revs), ...beside });
}

function openIn(leaves: RevisionBody[], open: 'all' | string[], asked: Asked): OpenRevision[] {
  const { revs, latest } = asked;
  if (open === 'all') return leaves.map((leaf) => ({ ok: shown(leaf, revs) }));
  const found = new Set<RevisionBody>();
  const missing: OpenRevision[] = [];
  for (const rev of open) {
    const answering = leavesFor(leaves, rev, latest);
    for (const leaf of answering) found.add(leaf);
    if (answering.length === 0) missing.push({ missing: rev });
  }
  return [...[...found].map((leaf) => ({ ok: shown(leaf, revs) })), ...missing];
}

function sendOpen(
  request: FastifyRequest,
  reply: FastifyReply,
  open: OpenRevision[],
): FastifyReply {
  if (!wantsMultipart(request.headers.accept)) return reply.send(open);
  const { type, body } = multipartOf(open);
  return reply.type(type).send(body);
}

function sendMissing(reply: FastifyReply, reason: 'missing' | 'deleted'): FastifyReply {
  return sendCouchFailure(reply, { error: 'not_found', reason });
}
