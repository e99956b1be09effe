import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { isPersonId, isQuarterId } from '#domain/ids.ts';
import type { Caller } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { type AuditedAction, auditWrite } from '../audit.ts';
import { sendResult } from '../failures.ts';
import { endCard, holdingCards, keepCard } from '../locks/key-cards.ts';
import { dropShares, keepShare, type PinAnswer, sharesFor } from '../locks/pin-shares.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';
import { isOffice } from './codes.ts';

const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, '32 bytes in base64url'));
const wrapId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,24}$/, 'the id of a wrap'));
const quarter = v.pipe(v.string(), v.check(isQuarterId, 'the id of a quarter'));
const ShareForm = v.object({ wrapId, check: key, share: key });
const OpenForm = v.object({
  checks: v.pipe(
    v.record(wrapId, key),
    v.check((checks) => Object.keys(checks).length <= 4, 'at most four'),
  ),
});
const CardForm = v.object({
  quarter,
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex')),
});
const CardsQuery = v.object({ quarter });

type Tablet = Caller & { deviceId: string };

/**
 * The locks of shared tablets. For a team's device, about itself: `PUT /api/locks/:person {wrapId,
 * check, share}` has the server keep the share of a volunteer's PIN (204), and `POST
 * /api/locks/:person/open {checks: {wrapId: check}}` gives it to who says the PIN ({wrapId, share}; 403
 * `wrong-pin` {left}, 423 `pin-stopped`, 404 `unknown-lock`). `GET /api/locks/cards?quarter=` says to
 * team and office which Schlüsselkarten hold ({cards: [{personId, hash}]}). For the office: `PUT` and
 * `DELETE /api/locks/cards/:person {quarter, hash}` lets one hold, and ends it with the volunteer's
 * PINs (204).
 */
export function addLocks(app: FastifyInstance, context: ServerContext): void {
  const { devices } = context;

  app.put('/api/locks/:person', async (request, reply) => {
    const meant = await tabletOf(request, context);
    if (!meant) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(ShareForm, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    await keepShare(await registryOf(context), meant, form.value);
    return done(reply);
  });

  app.post('/api/locks/:person/open', async (request, reply) => {
    const meant = await tabletOf(request, context);
    if (!meant) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(OpenForm, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const answer = await sharesFor(await registryOf(context), meant, form.value.checks);
    if (answer.outcome === 'stopped' && answer.isNow) {
      await note(context, 'pinStopped', meant.tablet);
    }
    return sendAnswer(reply, answer);
  });

  app.get('/api/locks/cards', async (request, reply) => {
    const caller = await devices.callerOf(request.headers);
    const form = formOf(CardsQuery, request.query);
    const mayAsk = isOffice(caller) || isTablet(caller);
    if (!mayAsk) return sendFailure(reply, { code: 'forbidden' });
    if (!form.ok) return sendFailure(reply, form.error);
    if (!caller.quarters.includes(form.value.quarter)) {
      return sendFailure(reply, { code: 'forbidden' });
    }
    const cards = await holdingCards(await registryOf(context), form.value.quarter);
    return sendResult(reply, { ok: true, value: { cards } });
  });

  addCardChanges(app, context);
}

function addCardChanges(app: FastifyInstance, context: ServerContext): void {
  const { devices, now } = context;

  app.put('/api/locks/cards/:person', async (request, reply) => {
    const office = await devices.callerOf(request.headers);
    const personId = personIn(request);
    if (!isOffice(office) || !personId) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(CardForm, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter: of, hash } = form.value;
    if (!office.quarters.includes(of)) return sendFailure(reply, { code: 'forbidden' });
    await keepCard(await registryOf(context), of, { personId, hash }, now());
    await note(context, 'keyCardMade', office);
    return done(reply);
  });

  app.delete('/api/locks/cards/:person', async (request, reply) => {
    const office = await devices.callerOf(request.headers);
    const personId = personIn(request);
    if (!isOffice(office) || !personId) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(CardsQuery, request.query);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter: of } = form.value;
    if (!office.quarters.includes(of)) return sendFailure(reply, { code: 'forbidden' });
    const registry = await registryOf(context);
    await endCard(registry, of, personId);
    const ofQuarter = await devices.of([of]);
    const tablets = new Set(ofQuarter.map(({ _id }) => _id.slice('device:'.length)));
    await dropShares(registry, personId, (deviceId) => tablets.has(deviceId));
    await note(context, 'keyCardEnded', office);
    return done(reply);
  });
}

/** The tablet that asks, and about which volunteer. A revoked one opens nothing any more. */
async function tabletOf(request: FastifyRequest, { devices }: ServerContext) {
  const tablet = await devices.callerOf(request.headers);
  const personId = personIn(request);
  if (!isTablet(tablet) || personId === undefined) return undefined;
  return { tablet, deviceId: tablet.deviceId, personId };
}

function isTablet(caller: Caller): caller is Tablet {
  return caller.role === 'team' && !caller.revoked && caller.deviceId !== undefined;
}

function personIn({ params }: FastifyRequest): string | undefined {
  const { person } = params as { person: string };
  return isPersonId(person) ? person : undefined;
}

function sendAnswer(reply: FastifyReply, answer: PinAnswer): FastifyReply {
  switch (answer.outcome) {
    case 'right': {
      const { wrapId: of, share } = answer;
      return sendResult(reply, { ok: true, value: { wrapId: of, share } });
    }
    case 'wrong':
      return sendFailure(reply, { code: 'wrong-pin', details: { left: answer.left } });
    case 'stopped':
      return sendFailure(reply, { code: 'pin-stopped' });
    default:
      return sendFailure(reply, { code: 'unknown-lock' });
  }
}

function done(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').code(204).send();
}

function registryOf({ store }: ServerContext) {
  return store.database(REGISTRY);
}

async function note(context: ServerContext, action: AuditedAction, by: Caller): Promise<void> {
  const { deviceId = '', role, quarters } = by;
  const entry = { action, by: deviceId, role, quarters };
  await (await registryOf(context)).write([auditWrite(entry, context.now())]);
}
