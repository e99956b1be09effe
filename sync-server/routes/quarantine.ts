import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { DatabaseKind } from '#domain/ids.ts';
import { deviceDocumentId, deviceIn } from '../access/device.ts';
import { type Caller, callerIn } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { auditWrite } from '../audit.ts';
import { numbersOf } from '../identity.ts';
import { acceptQuarantined } from '../push/decide-quarantined.ts';
import {
  decidedIn,
  decidedWrite,
  dropDecided,
  type UndoParts,
  undoDecision,
} from '../push/decided-quarantine.ts';
import { retentionIn } from '../push/delete-after.ts';
import type { Delivered, StoredChange } from '../push/deliver.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, LivingDocument } from '../stores/store.ts';

const QuarantineQuery = v.object({ quarter: v.string() });
const MOST_DECIDED = 200;
const QuarantineBody = v.object({
  quarter: v.string(),
  ids: v.pipe(v.array(v.string()), v.maxLength(MOST_DECIDED, `at most ${MOST_DECIDED}`)),
  decision: v.picklist(['accept', 'discard', 'undo']),
});

/**
 * What revoked devices brought, and letters that met something else, for the office.
 * `GET /api/quarantine?quarter=`: {entries: [{id, device, name?, hasAccess, arrivedAt, actor?, write}],
 * decided: [{id, device, name?, what, at}]}; a letter in it stays sealed until it is accepted, and for a
 * day a decision can be taken back.
 * `POST /api/quarantine {quarter, ids, decision: "accept" | "discard" | "undo"}`: {results: [{id,
 * outcome}]}, in order: `accepted`, `discarded`, `undone`, `changed` (since), `unknown`, `busy`, or why it
 * was not taken; such an entry stays.
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
    await dropDecided(registry, now());
    const kept = (await registry.range('quarantine:')).filter(({ doc }) => doc.quarter === quarter);
    const known = await devicesOf(kept, registry);
    const open = kept.filter((entry) => !decidedIn(entry));
    const decided = kept.filter(decidedIn);
    return reply.header('cache-control', 'no-store').send({
      entries: open.map((entry) => shown(entry, known)),
      decided: decided.map((entry) => shownDecided(entry, known)),
    });
  });

  app.post('/api/quarantine', async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await devices.callerOf(request.headers);
    if (!isOffice(caller)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(QuarantineBody, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter, ids, decision } = form.value;
    if (!caller.quarters.includes(quarter)) return sendFailure(reply, { code: 'forbidden' });
    const results: { id: string; outcome: string }[] = [];
    const at = now().toISOString();
    for (const id of ids) {
      results.push({ id, outcome: await decide(id, { caller, quarter, decision, at }, context) });
    }
    const action = ACTIONS[decision];
    const by = caller.deviceId ?? '';
    const entry = { action, by, quarters: [quarter], count: ids.length } as const;
    await (await store.database(REGISTRY)).write([auditWrite(entry, now())]);
    return reply.header('cache-control', 'no-store').send({ results });
  });
}

const ACTIONS = {
  accept: 'quarantineAccepted',
  discard: 'quarantineDiscarded',
  undo: 'quarantineUndone',
} as const;

interface Decision {
  caller: Caller;
  quarter: string;
  decision: keyof typeof ACTIONS;
  /** ISO instant. */
  at: string;
}

async function decide(
  id: string,
  { caller, quarter, decision, at }: Decision,
  context: ServerContext,
): Promise<Delivered | 'discarded' | 'undone' | 'changed' | 'unknown'> {
  const registry = await context.store.database(REGISTRY);
  const entry = id.startsWith('quarantine:') ? await registry.get(id) : undefined;
  if (!entry || entry.deleted || entry.doc.quarter !== quarter) return 'unknown';
  if (decision === 'undo') return undoDecision(entry, undoParts(registry, quarter, context));
  if (decidedIn(entry)) return 'unknown';
  if (decision === 'discard') {
    await registry.write([decidedWrite(entry, { what: 'discarded', at })]);
    return 'discarded';
  }
  const { outcome, stored } = await accept(entry, caller, quarter, context);
  if (outcome === 'accepted') {
    await registry.write([decidedWrite(entry, { what: 'accepted', at, stored })]);
  }
  // What is of an erased person must not stay, whatever the office wants.
  if (outcome === 'erased') {
    await registry.write([{ id, base: entry.rev, deleted: true, clock: {}, reason: 'user' }]);
  }
  return outcome;
}

function undoParts(registry: Database, quarter: string, context: ServerContext): UndoParts {
  const { store, identity, quarters, denyList, now } = context;
  return {
    registry,
    databaseFor: (kind) => quarters.database(quarter, kind),
    takeNumbers: numbersOf(store, identity.writer, () => now().getTime()),
    denyList,
    now: now(),
  };
}

async function accept(
  entry: LivingDocument,
  caller: Caller,
  quarter: string,
  { quarters, sealKeys, denyList, now, store, identity: { key } }: ServerContext,
): Promise<{ outcome: Delivered; stored?: StoredChange }> {
  const databaseFor = (kind: DatabaseKind) => quarters.database(quarter, kind);
  const feed = await quarters.publicFeed(quarter);
  if (!feed) return { outcome: 'forbidden' };
  await denyList.upToDate?.();
  const { documents } = await feed.mirror.current();
  const retention = retentionIn(documents.get(`quarter:${quarter}`)?.doc);
  const actor = typeof entry.doc.actor === 'string' ? { actor: entry.doc.actor } : {};
  const arrival = { caller, now: now(), heal: false, ...actor };
  const registry = await store.database(REGISTRY);
  const device = deviceIn(await registry.get(deviceDocumentId(String(entry.doc.device))));
  const box = { quarter, keys: sealKeys, databaseFor };
  const had = device && withoutRevocation(callerIn(device));
  return acceptQuarantined(entry, had, { arrival, retention, denyList, key }, box);
}

function withoutRevocation({ revoked: _, ...caller }: Caller): Caller {
  return caller;
}

/** Who brought them, each read once. */
async function devicesOf(entries: readonly LivingDocument[], registry: Database) {
  const names = [...new Set(entries.map(({ doc }) => String(doc.device)))];
  const devices = await registry.getMany(names.map(deviceDocumentId));
  return new Map(names.map((name, place) => [name, deviceIn(devices[place])]));
}

type Devices = Awaited<ReturnType<typeof devicesOf>>;

function shown({ id, doc }: LivingDocument, devices: Devices) {
  const { device, arrivedAt, actor, write } = doc;
  const known = devices.get(String(device));
  const hasAccess = known !== undefined && known.revokedAt === undefined;
  return { id, device, name: known?.name, hasAccess, arrivedAt, actor, write };
}

function shownDecided(entry: LivingDocument, devices: Devices) {
  const { id, device, name } = shown(entry, devices);
  const { what, at } = decidedIn(entry) ?? {};
  return { id, device, name, what, at };
}

function isOffice(caller: Caller): boolean {
  return caller.role === 'office' && !caller.revoked;
}
