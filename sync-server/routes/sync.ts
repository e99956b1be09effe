import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GUEST, mayReadScope } from '../access/scopes.ts';
import { sendFailure } from '../api-failure.ts';
import { sendResult } from '../failures.ts';
import type { ScopeFeed } from '../feed/scope-feed.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { sendSnapshot } from './snapshot.ts';
import { ChangesBody, ChangesQuery, DiffBody } from './sync-forms.ts';

const SCOPE = '/api/sync/:quarter/:scope';
/** `diff` cannot be halved: it names every document that a device has. */
const DIFF_BODY_LIMIT = 4 * 1024 * 1024;

type Handler = (
  feed: ScopeFeed,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/** The pulling half of the sync interface, for each scope that the viewer may read. */
export function addSync(app: FastifyInstance, { quarters }: ServerContext): void {
  /** Rights come before existence: a refusal tells nothing about what there is. */
  const inScope = (handle: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { quarter, scope } = request.params as { quarter: string; scope: string };
    if (!mayReadScope(GUEST, scope)) return sendFailure(reply, { code: 'forbidden' });
    const feed = await quarters.publicFeed(quarter);
    if (!feed) return sendFailure(reply, { code: 'unknown-quarter' });
    return handle(feed, request, reply);
  };

  app.get(`${SCOPE}/snapshot`, { compress: false }, inScope(sendSnapshot));
  app.get(`${SCOPE}/changes`, inScope(changesByQuery));
  app.post(`${SCOPE}/changes`, inScope(changesByBody));
  app.post(`${SCOPE}/diff`, { bodyLimit: DIFF_BODY_LIMIT }, inScope(diff));
}

async function changesByQuery(feed: ScopeFeed, request: FastifyRequest, reply: FastifyReply) {
  const form = formOf(ChangesQuery, request.query);
  if (!form.ok) return sendFailure(reply, form.error);
  return sendResult(reply, await feed.changes({ ...form.value, accepted: [] }));
}

async function changesByBody(feed: ScopeFeed, request: FastifyRequest, reply: FastifyReply) {
  const form = formOf(ChangesBody, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  return sendResult(reply, await feed.changes(form.value));
}

async function diff(feed: ScopeFeed, request: FastifyRequest, reply: FastifyReply) {
  const form = formOf(DiffBody, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  const have = new Map(Object.entries(form.value.have));
  return sendResult(reply, await feed.diff(form.value.epoch, have));
}
