import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../access/devices.ts';
import { mayReadScope, type Scope } from '../access/scopes.ts';
import { sendFailure } from '../api-failure.ts';
import { sendResult } from '../failures.ts';
import { type FeedWindow, windowFor } from '../feed/feed-window.ts';
import { personDiff } from '../feed/person-diff.ts';
import type { ChangesRequest, ScopeFeed } from '../feed/scope-feed.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { askIn, sendBack } from './line.ts';
import { sendSnapshot } from './snapshot.ts';
import { ChangesBody, ChangesQuery, DiffBody } from './sync-forms.ts';

const SCOPE = '/api/sync/:quarter/:scope';
/** `diff` cannot be halved: it names every document that a device has. */
const DIFF_BODY_LIMIT = 4 * 1024 * 1024;

/** What is asked, and by whom. */
export interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  caller: Caller;
  quarter: string;
  scope: Scope;
  feed: ScopeFeed;
  /** Of what only the last weeks are given. */
  window?: FeedWindow;
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
      const window = windowFor(caller, scope, context.now());
      return handle({ request, reply, caller, quarter, scope, feed, window });
    };

  app.get(
    `${SCOPE}/snapshot`,
    { compress: false },
    inScope((asked) => snapshot(asked, context)),
  );
  app.get(
    `${SCOPE}/changes`,
    inScope((asked) => changesByQuery(asked, context)),
  );
  app.post(
    `${SCOPE}/changes`,
    inScope((asked) => changesByBody(asked, context)),
  );
  app.post(
    `${SCOPE}/diff`,
    { bodyLimit: DIFF_BODY_LIMIT },
    inScope((asked) => diff(asked, context)),
  );
}

async function snapshot(asked: Asked, { admission }: ServerContext) {
  if (asked.scope === 'me') return sendFailure(asked.reply, { code: 'forbidden' });
  return sendSnapshot(asked, admission);
}

async function changesByQuery(asked: Asked, context: ServerContext) {
  const { request, reply, scope } = asked;
  if (scope === 'me') return sendFailure(reply, { code: 'forbidden' });
  const form = formOf(ChangesQuery, request.query);
  if (!form.ok) return sendFailure(reply, form.error);
  return sendChanges(asked, { ...form.value, accepted: [] }, context);
}

async function changesByBody(asked: Asked, context: ServerContext) {
  const { request, reply, scope } = asked;
  if (scope === 'me') return sendFailure(reply, { code: 'forbidden' });
  const form = formOf(ChangesBody, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  return sendChanges(asked, form.value, context);
}

/** Who asks for what comes after an erasure says by that that the erasure was applied. */
async function sendChanges(
  { reply, feed, caller }: Asked,
  request: ChangesRequest,
  { devices }: ServerContext,
) {
  const { deviceId } = caller;
  const known = Math.min(request.erasedUpTo ?? 0, feed.erasedUpTo);
  if (deviceId !== undefined && known > 0) {
    devices.noteErased(deviceId, feed.database.name, known);
  }
  return sendResult(reply, await feed.changes(request));
}

/** A whole comparison is as much work as a first sync, and waits in the same line. */
async function diff({ request, reply, ...asked }: Asked, context: ServerContext) {
  const form = formOf(DiffBody, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  const place = askIn(context.admission, request, asked.caller);
  if (!place.isIn) return sendBack(reply, place);
  try {
    const have = new Map(Object.entries(form.value.have));
    return sendResult(reply, await differenceFor(asked, context, form.value.epoch, have));
  } finally {
    place.leave();
  }
}

async function differenceFor(
  { quarter, caller, scope, feed, window }: Omit<Asked, 'request' | 'reply'>,
  { quarters, identity, denyList }: ServerContext,
  epoch: string,
  have: ReadonlyMap<string, string>,
) {
  if (scope !== 'me') return feed.diff(epoch, have, window);
  const database = await quarters.database(quarter, 'private');
  return personDiff({ identity, database, denyList, caller }, epoch, have);
}
