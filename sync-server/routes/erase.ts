import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { PersonId } from '#domain/person-id.ts';
import type { Caller } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { auditWrite } from '../audit.ts';
import { erasureStatuses } from '../erase/acknowledgements.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';

const EraseBody = v.object({ quarter: v.string(), personId: PersonId });
const EraseQuery = v.object({ quarter: v.string() });

/**
 * `POST /api/erase {quarter, personId}`: the office erases a person, whether anything is known of them
 * or not: {n, on, state}. `GET /api/erase?quarter=`: {erasures}, each with what every device of the
 * quarter said to it. Neither says who it was.
 */
export function addErase(app: FastifyInstance, context: ServerContext): void {
  const { devices, quarters, store, eraser, now } = context;
  if (!eraser) return;

  app.post('/api/erase', async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await devices.callerOf(request.headers);
    if (!isOffice(caller)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(EraseBody, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter, personId } = form.value;
    if (!caller.quarters.includes(quarter)) return sendFailure(reply, { code: 'forbidden' });
    if (!(await quarters.publicFeed(quarter))) {
      return sendFailure(reply, { code: 'unknown-quarter' });
    }
    const entry = { action: 'erased', by: caller.deviceId ?? '', quarters: [quarter] } as const;
    // Before it is done: it takes a while, and is finished after a crash too.
    await (await store.database(REGISTRY)).write([auditWrite(entry, now())]);
    const { n, on, state } = await eraser.erase(quarter, personId);
    return reply.header('cache-control', 'no-store').send({ n, on, state });
  });

  app.get('/api/erase', async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await devices.callerOf(request.headers);
    if (!isOffice(caller)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(EraseQuery, request.query);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter } = form.value;
    if (!caller.quarters.includes(quarter)) return sendFailure(reply, { code: 'forbidden' });
    const erasures = await erasureStatuses(store, quarter, eraser.list.of(quarter), now());
    return reply.header('cache-control', 'no-store').send({ erasures });
  });
}

function isOffice(caller: Caller): boolean {
  return caller.role === 'office' && !caller.revoked;
}
