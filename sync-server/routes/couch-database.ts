import type { FastifyInstance } from 'fastify';
import { seqText } from '../replication/position.ts';
import type { ServerContext } from '../server.ts';
import { sendCouchFailure } from './couch-failure.ts';
import { forPeer } from './couch-peer.ts';

/** Always this: stores that begin anew show it in their positions. */
const INSTANCE_START_TIME = '0';

/** `GET /couch/`, and what a peer asks of a database as such. */
export function addCouchDatabase(couch: FastifyInstance, context: ServerContext): void {
  const { identity, version } = context;
  couch.get('/', (_request, reply) =>
    reply.send({
      couchdb: 'Welcome',
      version: '3.5.0',
      // Peers name their checkpoints by it: a store that was restored is another one.
      uuid: identity.epoch,
      features: [],
      vendor: { name: 'Vor Ort', version },
    }),
  );

  // With the slash at its end, which PouchDB sends, and without.
  for (const path of ['', '/']) {
    couch.get(
      `/:db${path}`,
      forPeer(async ({ database }, request, reply) => {
        const { db } = request.params as { db: string };
        const { seq, documents } = await database.revisions.info();
        return reply.send({
          db_name: db,
          doc_count: documents,
          update_seq: seqText(identity, database, { seq }),
          instance_start_time: INSTANCE_START_TIME,
          purge_seq: '0',
          compact_running: false,
        });
      }),
    );

    // PouchDB and CouchDB try to make what they believe to be missing.
    couch.put(
      `/:db${path}`,
      forPeer(async (_peer, _request, reply) =>
        sendCouchFailure(reply, { error: 'file_exists', reason: 'The database is there already.' }),
      ),
    );
  }

  // Everything that was acknowledged is durable already.
  couch.post(
    '/:db/_ensure_full_commit',
    forPeer(async (_peer, _request, reply) =>
      reply.code(201).send({ ok: true, instance_start_time: INSTANCE_START_TIME }),
    ),
  );
}
