import { chmod } from 'node:fs/promises';
import fastify, { type FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { Clock } from '#domain/document.ts';
import type { Body as DocumentBody } from '#domain/version.ts';
import { sendFailure } from '../api-failure.ts';
import { formOf } from '../request-form.ts';
import { isDatabaseName } from '../stores/database-name.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import type { StoreWrite } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { clearSocket } from './socket-path.ts';

/** Batches of a command; nobody but the operator can send them. */
const BODY_LIMIT = 64 * 1024 * 1024;

const database = v.pipe(v.string(), v.check(isDatabaseName, 'a database name'));
const place = { id: v.string(), base: v.nullable(v.string()) };
const Body = v.custom<DocumentBody>(
  (doc) => typeof doc === 'object' && doc !== null && '_id' in doc,
  'a document',
);
const Write = v.union([
  v.object({ ...place, doc: Body }),
  v.object({
    ...place,
    deleted: v.literal(true),
    clock: Clock,
    reason: v.picklist(['user', 'retention', 'erased', 'withdrawn']),
  }),
]);

const ReadForm = v.object({ database, ids: v.array(v.string()) });
const WriteForm = v.object({ database, writes: v.array(Write) });
/** Far more than one file can need; a slip must not use up the numbers there are. */
const MOST_NUMBERS = 10_000_000;
const NumbersForm = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_NUMBERS)),
});

/**
 * Listens for commands on a local socket that only this user can open: they change documents while
 * the server has the store.
 */
export async function listenForCommands(
  path: string,
  access: DocumentAccess,
): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: BODY_LIMIT });
  app.post('/read', async ({ body }, reply) => {
    const form = formOf(ReadForm, body);
    if (!form.ok) return sendFailure(reply, form.error);
    const found = await access.getMany(form.value.database, form.value.ids);
    return found.map((document) => document ?? null);
  });
  app.post('/write', async ({ body }, reply) => {
    const form = formOf(WriteForm, body);
    if (!form.ok) return sendFailure(reply, form.error);
    return access.write(form.value.database, form.value.writes as StoreWrite[]);
  });
  app.post('/numbers', async ({ body }, reply) => {
    const form = formOf(NumbersForm, body);
    return form.ok ? access.takeNumbers(form.value.count) : sendFailure(reply, form.error);
  });
  app.setErrorHandler((error: Error, _request, reply) => {
    if (error instanceof StoreFailure) return sendFailure(reply, { code: 'unavailable' });
    // The operator may read what went wrong; it stays on this machine.
    return reply.code(500).send({ code: 'internal', message: error.message });
  });
  await clearSocket(path);
  await app.listen({ path });
  await chmod(path, 0o600);
  return app;
}
