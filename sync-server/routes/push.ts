import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DatabaseKind } from '#domain/ids.ts';
import { failure, success } from '#domain/result.ts';
import { type Caller, isUnverified } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { answerFailure, sendResult } from '../failures.ts';
import { retentionIn } from '../push/delete-after.ts';
import type { Judging } from '../push/judge-write.ts';
import { PushBody, type SentWrite } from '../push/push-form.ts';
import { type LetterBox, letterIdOf } from '../push/push-letters.ts';
import type { PushResult } from '../push/push-result.ts';
import { pushWrites } from '../push/push-writes.ts';
import { asideOf, fullAnswer, quarantineWrites } from '../push/quarantine.ts';
import type { SelfMadeRoom } from '../push/self-made-room.ts';
import type { Arrival } from '../push/stamp.ts';
import { isHomeOf } from '../reactions/home.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';

/** A device's clock as it sends; only for `skew`, nothing is refused for it. */
const DEVICE_TIME = 'x-device-time';

/** `POST push`: what devices wrote, up to 200 writes at once, each answered by itself. */
export function addPush(app: FastifyInstance, context: ServerContext): void {
  const { devices, identity } = context;
  const errorHandler = countUnread(context);
  app.post('/api/sync/:quarter/push', { errorHandler }, async (request, reply: FastifyReply) => {
    const { quarter } = request.params as { quarter: string };
    const caller = await devices.callerOf(request.headers);
    // Rights come before existence: a refusal tells nothing about what there is.
    const form = mayPush(caller, quarter) ? formOf(PushBody, request.body) : FORBIDDEN;
    const count = form.ok ? form.value.writes.length : 0;
    const after = context.limits.writes(caller, request.ip, count);
    if (!form.ok) return sendFailure(reply, after > 0 ? { code: 'busy', after } : form.error);
    if (isOfAnother(form.value, caller)) return sendFailure(reply, FORBIDDEN.error);
    if (after > 0) return sendResult(reply, success(notNow(form.value, identity.epoch, after)));
    const arrival = arrivalOf(request, caller, form.value, context.now());
    const results = await take(context, quarter, form.value, arrival);
    if (!results) return sendFailure(reply, { code: 'unknown-quarter' });
    return sendResult(reply, { ok: true, value: { epoch: identity.epoch, results } });
  });
}

/**
 * A device whose cookie is gone, or that has got another a moment ago, may not have noticed: what it wrote
 * would be refused for good, write by write. Refused as a whole it waits, and the device asks what it is.
 */
function isOfAnother({ device }: PushBody, caller: Caller): boolean {
  return device !== undefined && device !== caller.deviceId;
}

const FORBIDDEN = failure({ code: 'forbidden' } as const);

/** A body that cannot be read is counted too. */
function countUnread({ devices, limits }: ServerContext) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (!error.code?.startsWith('FST_ERR_CTP_')) return answerFailure(error, request, reply);
    const after = limits.writes(await devices.callerOf(request.headers), request.ip, 0);
    if (after > 0) return sendFailure(reply, { code: 'busy', after });
    return answerFailure(error, request, reply);
  };
}

/**
 * Nobody who asks for help is sent away: what they wrote stays with them, is told to have been noted,
 * and is sent again when it is time.
 */
function notNow({ writes }: PushBody, epoch: string, after: number) {
  const results = writes.map((write): PushResult => {
    const id = 'id' in write ? write.id : letterIdOf(write.sealed);
    return { id, outcome: 'retry', code: 'busy', after };
  });
  return { epoch, results };
}

async function take(
  { quarters, store, denyList, sealKeys, identity, rooms }: ServerContext,
  quarterId: string,
  { writes }: PushBody,
  arrival: Arrival,
): Promise<PushResult[] | undefined> {
  const feed = await quarters.publicFeed(quarterId);
  if (!feed) return undefined;
  await denyList.upToDate?.();
  if (arrival.caller.revoked) {
    const registry = await store.database(REGISTRY);
    return quarantineWrites(writes, quarterId, arrival, { registry, denyList, rooms });
  }
  const { documents } = await feed.mirror.current();
  const retention = retentionIn(documents.get(`quarter:${quarterId}`)?.doc);
  const judging = { arrival, retention, denyList, key: identity.key };
  const databaseFor = (kind: DatabaseKind) => quarters.database(quarterId, kind);
  const isHome = () => isHomeOf(store, identity, quarterId);
  const aside = asideOf(quarterId, arrival, store);
  const box = { quarter: quarterId, keys: sealKeys, databaseFor, isHome, aside };
  return pushWithin(writes, judging, box, rooms);
}

/** Where the phones that nobody has confirmed fill their room, what is no asking for help waits. */
async function pushWithin(
  writes: readonly SentWrite[],
  judging: Judging,
  box: LetterBox,
  rooms: SelfMadeRoom,
): Promise<PushResult[]> {
  const { caller } = judging.arrival;
  if (!isUnverified(caller) || writes.length === 0) return pushWrites(writes, judging, box);
  const room = await rooms.roomFor(caller.deviceId ?? '', box.quarter);
  const isIn = writes.map((write) => room.has(write, 'id' in write ? write.id : ''));
  const taken = await pushWrites(
    writes.filter((_, place) => isIn[place]),
    judging,
    box,
  );
  return writes.map((write, place) => {
    const result = isIn[place] ? taken.shift() : undefined;
    return result ?? fullAnswer(write);
  });
}

/** A box speaks the replication protocol; a guest's letters are sealed. */
function mayPush(caller: Caller, quarterId: string): boolean {
  if (caller.role === 'box') return false;
  return caller.role === 'guest' || caller.quarters.includes(quarterId);
}

function arrivalOf(
  { headers }: FastifyRequest,
  caller: Caller,
  { heal, actor }: PushBody,
  now: Date,
): Arrival {
  const deviceTime = Date.parse(String(headers[DEVICE_TIME] ?? ''));
  const skew = Math.round((deviceTime - now.getTime()) / 1000);
  return { caller, heal, actor, now, ...(Number.isFinite(skew) ? { skew } : {}) };
}
