import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { showsBearer } from '../access/credentials.ts';
import { logFault } from '../failures.ts';
import { OpenFeeds } from '../replication/open-feeds.ts';
import type { ServerContext } from '../server.ts';
import { databaseNameOf, quarterDatabaseOf } from '../stores/database-name.ts';
import { addCouchChanges } from './couch-changes.ts';
import { addCouchDatabase } from './couch-database.ts';
import { addCouchDocument } from './couch-document.ts';
import { couchFailureOf, NO_DATABASE, sendCouchFailure } from './couch-failure.ts';
import { addCouchLocal } from './couch-local.ts';
import type { CouchPeer } from './couch-peer.ts';
import { addCouchReading } from './couch-reading.ts';
import { addCouchWriting } from './couch-writing.ts';

/** A connection on which nothing moves for so long is dead, or its reader takes nothing. */
const LONGEST_SILENCE_MS = 90_000;

/**
 * `/couch/<quarter>-public|team|private`: the part of CouchDB's interface by which others replicate.
 * Guests read what is public, a paired server reads and writes its quarters. Everything else is
 * answered as if it were not there. [CouchDB 3.5, Replication Protocol]
 */
export function addCouch(app: FastifyInstance, context: ServerContext): void {
  app.register(
    async (couch) => {
      const feeds = new OpenFeeds();
      couch.addHook('preClose', async () => feeds.end());
      couch.setErrorHandler(answerCouchFailure);
      couch.setNotFoundHandler((_request, reply) =>
        sendCouchFailure(reply, { error: 'not_found', reason: 'missing' }),
      );
      acceptJson(couch);
      couch.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store');
        reply.raw.setTimeout(LONGEST_SILENCE_MS, () => reply.raw.destroy());
        const { db } = request.params as { db?: string };
        if (db === undefined) return;
        const peer = await peerOf(context, request, db);
        if (peer === 'unknown') return sendCouchFailure(reply, WRONG_CREDENTIALS);
        if (!peer) return sendCouchFailure(reply, NO_DATABASE);
        request.couchPeer = peer;
      });
      couch.decorateRequest('couchPeer', undefined);
      for (const add of [addCouchDatabase, addCouchReading, addCouchDocument, addCouchWriting]) {
        add(couch, context);
      }
      addCouchChanges(couch, context, feeds);
      addCouchLocal(couch);
    },
    { prefix: '/couch' },
  );
}

const WRONG_CREDENTIALS = {
  error: 'unauthorized',
  reason: 'This server does not know these credentials.',
} as const;

/** Who asks for a database; `undefined` where they may not or there is none. */
async function peerOf(
  { store, quarters, devices }: ServerContext,
  request: FastifyRequest,
  name: string,
): Promise<CouchPeer | 'unknown' | undefined> {
  const viewer = await devices.callerOf(request.headers);
  // A paired server that was revoked must not believe that it goes on as before.
  const isKnown = viewer.role !== 'guest' && !viewer.revoked;
  if (request.headers.authorization !== undefined && !isKnown) return 'unknown';
  const found = quarterDatabaseOf(name);
  if (!found) return undefined;
  const { quarterId, kind } = found;
  // A browser sends its cookie with whatever a page asks for; a paired server is none.
  const isBox = viewer.role === 'box' && isKnown && showsBearer(request.headers);
  if (isBox && viewer.quarters.includes(quarterId)) {
    const database = await store.database(databaseNameOf(quarterId, kind));
    return { viewer, database, kind, mayWrite: true };
  }
  const feed = kind === 'public' ? await quarters.publicFeed(quarterId) : undefined;
  return feed && { viewer, database: feed.database, kind, mayWrite: false };
}

/** CouchDB's replicator says JSON also where it sends nothing. A key called `__proto__` is one
 *  document's fault and must not end the whole request: `JSON.parse` keeps it as a plain key. */
function acceptJson(couch: FastifyInstance): void {
  couch.removeAllContentTypeParsers();
  couch.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => {
      if (text.trim() === '') return undefined;
      try {
        return JSON.parse(text);
      } catch {
        throw Object.assign(new Error('the body is no JSON'), { statusCode: 400 });
      }
    },
  );
}

function answerCouchFailure(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = couchFailureOf(error);
  if (/^(?:internal|service)/.test(failure.error)) logFault(request, error);
  return sendCouchFailure(reply, failure);
}
