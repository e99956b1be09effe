import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { DatabaseKind } from '#domain/ids.ts';
import { deviceDocumentId, deviceIn } from '../access/device.ts';
import { type Caller, callerIn } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { auditWrite } from '../audit.ts';
import { acceptQuarantined } from '../push/decide-quarantined.ts';
import { retentionIn } from '../push/delete-after.ts';
import type { Delivered } from '../push/deliver.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, LivingDocument } from '../stores/store.ts';

const QuarantineQuery = v.object({ quarter: v.string() });
const MOST_DECIDED = 200;
const QuarantineBody = v.object({
  quarter: v.string(),
  ids: v.pipe(v.array(v.string()), v.maxLength(MOST_DECIDED, `at most ${MOST_DECIDED}`)),
  decision: v.picklist(['accept', 'discard']),
});

/**
 * What revoked devices brought, for the office. `GET /api/quarantine?quarter=`: {entries: [{id, device,
 * name?, arrivedAt, actor?, write}]}; a letter in it stays sealed until it is accepted.
 * `POST /api/quarantine {quarter, ids, decision: "accept" | "discard"}`: {results: [{id, outcome}]}, in
 * order: `accepted`, `discarded`, `unknown`, `busy`, or why it was not taken; such an entry stays.
 */
export function addQuarantine(app: FastifyInstance, context: ServerContext): void {
  const { devices, store, now } = context;

  app.get('/api/quarantine', async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await devices.callerOf(request.headers);
    const form = formOf(QuarantineQuery, request.query);
    if (!isOffice(caller)) return sendFailure(reply, { code: 'forbidden' });
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter } = form.value;
    if (!caller.quarters.includes(quarter)) return sendFailure(reply, { code: 'forbidden' });
    const registry = await store.database(REGISTRY);
    const kept = (await registry.range('quarantine:')).filter(({ doc }) => doc.quarter === quarter);
    const entries = await Promise.all(kept.map((entry) => shown(entry, registry)));
    return reply.header('cache-control', 'no-store').send({ entries });
  });

  app.post('/api/quarantine', async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await devices.callerOf(request.headers);
    if (!isOffice(caller)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(QuarantineBody, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter, ids, decision } = form.value;
    if (!caller.quarters.includes(quarter)) return sendFailure(reply, { code: 'forbidden' });
    const results: { id: string; outcome: string }[] = [];
    for (const id of ids) {
      results.push({ id, outcome: await decide(id, { caller, quarter, decision }, context) });
    }
    const action = decision === 'accept' ? 'quarantineAccepted' : 'quarantineDiscarded';
    const by = caller.deviceId ?? '';
    const entry = { action, by, quarters: [quarter], count: ids.length } as const;
    await (await store.database(REGISTRY)).write([auditWrite(entry, now())]);
    return reply.header('cache-control', 'no-store').send({ results });
  });
}

interface Decision {
  caller: Caller;
  quarter: string;
  decision: 'accept' | 'discard';
}

async function decide(
  id: string,
  { caller, quarter, decision }: Decision,
  context: ServerContext,
): Promise<Delivered | 'discarded' | 'unknown'> {
  const registry = await context.store.database(REGISTRY);
  const entry = id.startsWith('quarantine:') ? await registry.get(id) : undefined;
  if (!entry || entry.deleted || entry.doc.quarter !== quarter) return 'unknown';
  const outcome =
    decision === 'discard' ? 'discarded' : await accept(entry, caller, quarter, context);
  // What is of an erased person must not stay, whatever the office wants.
  if (outcome !== 'accepted' && outcome !== 'discarded' && outcome !== 'erased') return outcome;
  await registry.write([{ id, base: entry.rev, deleted: true, clock: {}, reason: 'user' }]);
  return outcome;
}

async function accept(
  entry: LivingDocument,
  caller: Caller,
  quarter: string,
  { quarters, sealKeys, denyList, now, store }: ServerContext,
): Promise<Delivered> {
  const databaseFor = (kind: DatabaseKind) => quarters.database(quarter, kind);
  const feed = await quarters.publicFeed(quarter);
  if (!feed) return 'forbidden';
  await denyList.upToDate?.();
  const { documents } = await feed.mirror.current();
  const retention = retentionIn(documents.get(`quarter:${quarter}`)?.doc);
  const actor = typeof entry.doc.actor === 'string' ? { actor: entry.doc.actor } : {};
  const arrival = { caller, now: now(), heal: false, ...actor };
  const registry = await store.database(REGISTRY);
  const device = deviceIn(await registry.get(deviceDocumentId(String(entry.doc.device))));
  const box = { quarter, keys: sealKeys, databaseFor };
  const had = device && withoutRevocation(callerIn(device));
  return acceptQuarantined(entry, had, { arrival, retention, denyList }, box);
}

function withoutRevocation({ revoked: _, ...caller }: Caller): Caller {
  return caller;
}

async function shown({ id, doc }: LivingDocument, registry: Database) {
  const { device, arrivedAt, actor, write } = doc;
  const known = deviceIn(await registry.get(deviceDocumentId(String(device))));
  return { id, device, name: known?.name, arrivedAt, actor, write };
}

function isOffice(caller: Caller): boolean {
  return caller.role === 'office' && !caller.revoked;
}
