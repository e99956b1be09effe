import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { DeviceName } from '#domain/device-name.ts';
import { isQuarterId } from '#domain/ids.ts';
import { pairingCodeIn } from '#domain/pairing-code.ts';
import { PersonId } from '#domain/person-id.ts';
import { isSecret } from '../access/credentials.ts';
import type { Device } from '../access/device.ts';
import { deviceCookie } from '../access/device-cookie.ts';
import { callerIn } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { reachesOverTls } from '../origins.ts';
import { redeemCode } from '../pair/redeem-code.ts';
import { pairSelf } from '../pair/self-pairing.ts';
import { shareOf } from '../pair/self-pairings.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { sessionOf } from '../session.ts';
import { REGISTRY } from '../stores/database-name.ts';

const secret = v.pipe(v.string(), v.check(isSecret, '32 bytes in base64url'));
const CodeForm = v.object({
  code: v.pipe(
    v.string(),
    v.transform((typed) => pairingCodeIn(typed) ?? ''),
    v.check((code) => code !== '', 'a code of 8 characters'),
  ),
  secret,
  deviceName: v.optional(DeviceName),
});
const SelfForm = v.object({
  self: v.literal(true, 'true, or no such field'),
  quarter: v.pipe(v.string(), v.check(isQuarterId, 'the id of a quarter')),
  personId: PersonId,
  secret,
});

/** `POST /api/pair`: a browser becomes a device, with a code or by itself as a resident's phone. */
export function addPair(app: FastifyInstance, context: ServerContext): void {
  app.post('/api/pair', (request, reply) => {
    const { body } = request;
    const isSelf = typeof body === 'object' && body !== null && Object.hasOwn(body, 'self');
    return (isSelf ? pairBySelf : pairByCode)(request, reply, context);
  });
}

async function pairByCode(
  request: FastifyRequest,
  reply: FastifyReply,
  context: ServerContext,
): Promise<FastifyReply> {
  const { guard, store, identity, now } = context;
  const form = formOf(CodeForm, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  const entry = guard.enter(request.ip);
  if (!entry.isIn) return sendFailure(reply, { code: 'too-many-tries', after: entry.after });
  const registry = await store.database(REGISTRY);
  const paired = await redeemCode(form.value, { registry, key: identity.key, now: now() });
  // A code that was one is no guess, even if it is too late for it.
  if (paired.ok || paired.error.code !== 'unknown-code') entry.wasRight();
  if (!paired.ok) return sendFailure(reply, paired.error);
  return answer(request, reply, context, paired.value, form.value.secret);
}

async function pairBySelf(
  request: FastifyRequest,
  reply: FastifyReply,
  context: ServerContext,
): Promise<FastifyReply> {
  const { selfPairings, quarters, store, identity, denyList, now } = context;
  const form = formOf(SelfForm, request.body);
  if (!form.ok) return sendFailure(reply, form.error);
  const wait = selfPairings.take(request.ip);
  if (wait > 0) return sendFailure(reply, { code: 'busy', after: wait });
  if (!(await quarters.get(form.value.quarter))) {
    return sendFailure(reply, { code: 'unknown-quarter' });
  }
  const registry = await store.database(REGISTRY);
  const network = shareOf(request.ip, identity.key);
  const around = { registry, quarters, denyList, now: now(), network };
  const paired = await pairSelf(form.value, around);
  if (!paired.ok) return sendFailure(reply, paired.error);
  return answer(request, reply, context, paired.value, form.value.secret);
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  context: ServerContext,
  device: Device,
  shown: string,
): Promise<FastifyReply> {
  const caller = callerIn(device);
  const session = await sessionOf(caller, context.quarters, context.now());
  const credentials = { deviceId: caller.deviceId ?? '', secret: shown };
  return reply
    .header('set-cookie', deviceCookie(credentials, reachesOverTls(request, context)))
    .header('cache-control', 'no-store')
    .send(session);
}
