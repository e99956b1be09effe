import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { malformationOf } from '../stores/well-formed.ts';
import { type CouchFailure, sendCouchFailure } from './couch-failure.ts';
import { type CouchPeer, forPeer } from './couch-peer.ts';

/** What peers name their checkpoints: hashes in base64 or hex, with marks for options. */
const NAME = /^[A-Za-z0-9._~+=@:-]{1,200}$/;

/**
 * `_local/:name`: where a peer keeps its checkpoints. A paired server's persist, each server for
 * itself. A guest's are acknowledged and kept nowhere: a refusal would end CouchDB's replicator.
 */
export function addCouchLocal(couch: FastifyInstance): void {
  couch.get('/:db/_local/:name', forPeer(read));
  couch.put('/:db/_local/:name', forPeer(write));
  couch.delete('/:db/_local/:name', forPeer(remove));
}

type Named = { name: string };

async function read(peer: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const { name } = request.params as Named;
  const found = isKept(peer, name) && (await peer.database.revisions.local(keptAs(peer, name)));
  if (!found) return sendCouchFailure(reply, MISSING);
  return reply.send({ _id: `_local/${name}`, _rev: found.rev, ...found.fields });
}

async function write(peer: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const { name } = request.params as Named;
  const { _id, _rev, _deleted, _revisions, ...fields } = (request.body ?? {}) as CheckpointBody;
  const id = `_local/${name}`;
  if (!peer.mayWrite) return reply.code(201).send({ ok: true, id, rev: nextRev(_rev) });
  const reason = NAME.test(name) ? malformationOf(fields) : 'no name for a checkpoint';
  if (reason) return sendCouchFailure(reply, { error: 'forbidden', reason });
  if (_rev !== undefined && !isRev(_rev)) return sendCouchFailure(reply, CONFLICT);
  const base = _rev === undefined ? null : _rev;
  const outcome = await peer.database.revisions.putLocal(keptAs(peer, name), base, fields);
  if (outcome.outcome === 'conflict') return sendCouchFailure(reply, CONFLICT);
  return reply.code(201).send({ ok: true, id, rev: outcome.rev });
}

async function remove(peer: CouchPeer, request: FastifyRequest, reply: FastifyReply) {
  const { name } = request.params as Named;
  const { rev } = request.query as { rev?: unknown };
  if (!isKept(peer, name)) return sendCouchFailure(reply, MISSING);
  const { revisions } = peer.database;
  if (!(await revisions.local(keptAs(peer, name)))) return sendCouchFailure(reply, MISSING);
  if (!isRev(rev)) return sendCouchFailure(reply, CONFLICT);
  const outcome = await revisions.removeLocal(keptAs(peer, name), rev);
  if (outcome.outcome === 'conflict') return sendCouchFailure(reply, CONFLICT);
  return reply.send({ ok: true, id: `_local/${name}`, rev: '0-0' });
}

type CheckpointBody = Record<string, unknown>;

const MISSING: CouchFailure = { error: 'not_found', reason: 'missing' };
const CONFLICT: CouchFailure = { error: 'conflict', reason: 'Document update conflict.' };

/** Revs of checkpoints count; stores make of others what they like. */
function isRev(rev: unknown): rev is string {
  return typeof rev === 'string' && /^0-\d{1,9}$/.test(rev);
}

/** Whether anything can be kept there at all. */
function isKept(peer: CouchPeer, name: string): boolean {
  return peer.mayWrite && NAME.test(name);
}

/** Beside the checkpoints of other servers, and the store's own. */
function keptAs({ viewer }: CouchPeer, name: string): string {
  return `peer:${viewer.deviceId}:${name}`;
}

/** The rev that would have been given. */
function nextRev(rev: unknown): string {
  return `0-${isRev(rev) ? Number(rev.slice('0-'.length)) + 1 : 1}`;
}
