import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../access/devices.ts';
import { mayReadScope, type Scope } from '../access/scopes.ts';
import { sendFailure } from '../api-failure.ts';
import { sendResult } from '../failures.ts';
import { personDiff } from '../feed/person-diff.ts';
import type { ScopeFeed } from '../feed/scope-feed.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { sendSnapshot } from './snapshot.ts';
import { ChangesBody, ChangesQuery, DiffBody } from './sync-forms.ts';

const SCOPE = '/api/sync/:quarter/:scope';
/** `diff` cannot be halved: it names every document that a device has. */
const DIFF_BODY_LIMIT = 4 * 1024 * 1024;

/** What is asked, and by whom. */
interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  caller: Caller;
  scope: Scope;
  feed: ScopeFeed;
}

/** The pulling half of the sync interface, for each scope that the caller may read. */
export function addSync(app: FastifyInstance, context: ServerContext): void {
  const { quarters, devices } = context;
  /** Rights come before existence: a refusal tells nothing about what there is. */
  const inScope =
    (handle: (asked: Asked) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { quarter, scope } = request.params as { quarter: string; scope: string };
      const caller = await devices.callerOf(request.headers);
      if (!mayReadScope(caller, quarter, scope)) return sendFailure(reply, { code: 'forbidden' });
      // A person's range has no feed of its own: it is small, and compared whole.
      const feed = await quarters.feed(quarter, scope === 'me' ? 'public' : scope);
      if (!feed) return sendFailure(reply, { code: 'unknown-quarter' });
      return handle({ request, reply, caller, scope, feed });
    };

  app.get(`${SCOPE}/snapshot`, { compress: false }, inScope(snapshot));
  app.get(`${SCOPE}/changes`, inScope(changesByQuery));
  app.post(`${SCOPE}/changes`, inScope(changesByBody));
  app.post(
    `${SCOPE}/diff`,
    { bodyLimit: DIFF_BODY_LIMIT },
    inScope((asked) => diff(asked, context)),
  );
}

async function snapshot({ request, reply, scope, feed }: Asked) {
  if (scope === 'me') return sendFailure(reply, { code: 'forbidden' });
  return sendSnapshot(feed, scope, request, reply);
}

async function changesByQuery({ request, reply, scope, feed }: Asked) {
  if (scope === 'me') return sendFailure(reply, { code: 'forbidden' });
  const form = formOf(ChangesQuery, request.query);
  if (!form.ok) return sendFailure(reply, form.error);
  return sendResult(reply, await feed.changes({ ...form.value, accepted: [] }));
}

async function changesByBody({ request, reply, scope, feed }: Asked) {
  if (scope === 'me') return sendFailure(reply, { code: 'forbidden' });
  const form = formOf(ChangesBody, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  return sendResult(reply, await feed.changes(form.value));
}

async function diff({ request, reply, caller, scope, feed }: Asked, context: ServerContext) {
  const form = formOf(DiffBody, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  const { epoch } = form.value;
  const have = new Map(Object.entries(form.value.have));
  if (scope !== 'me') return sendResult(reply, await feed.diff(epoch, have));
  const { identity, denyList, quarters } = context;
  const { quarter } = request.params as { quarter: string };
  const database = await quarters.database(quarter, 'private');
  return sendResult(reply, await personDiff({ identity, database, denyList, caller }, epoch, have));
}
