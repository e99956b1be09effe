import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import { isQuarterId } from '#domain/ids.ts';
import { isPin } from '#domain/lock-signs.ts';
import { success } from '#domain/result.ts';
import type { Caller } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { type AuditEntry, auditWrite } from '../audit.ts';
import { sendResult } from '../failures.ts';
import { holdingCards } from '../locks/key-cards.ts';
import { drawLeavePin, type LeaveAnswer, tryLeavePin } from '../locks/leave-pins.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';
import { isOffice } from './codes.ts';
import { deviceOf } from './devices.ts';

const PinForm = v.object({ pin: v.pipe(v.string(), v.check(isPin, 'four to eight digits')) });
const CardsQuery = v.object({
  quarter: v.pipe(v.string(), v.check(isQuarterId, 'the id of a quarter')),
});

type Tablet = Caller & { deviceId: string };

/**
 * How an info tablet is opened. For the tablet itself: `POST /api/leave {pin}` (204; 403 `wrong-pin`
 * {left}, 423 `pin-stopped`, 404 `unknown-lock`), and `GET /api/leave/cards?quarter=`, the hashes of the
 * Schlüsselkarten that hold ({hashes}), without whose they are. For the office: `PUT /api/leave/:id` draws
 * a tablet's PIN and says it once ({pin}).
 */
export function addLeave(app: FastifyInstance, context: ServerContext): void {
  const { devices, store } = context;

  app.post('/api/leave', async (request, reply) => {
    const tablet = await devices.callerOf(request.headers);
    if (!isInfoTablet(tablet)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(PinForm, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const registry = await store.database(REGISTRY);
    const answer = await tryLeavePin(registry, tablet.deviceId, form.value.pin);
    if (answer.outcome === 'stopped' && answer.isNow) {
      const { deviceId: by, role, quarters } = tablet;
      await note(context, { action: 'pinStopped', by, role, quarters });
    }
    return sendAnswer(reply, answer);
  });

  app.get('/api/leave/cards', async (request, reply) => {
    const tablet = await devices.callerOf(request.headers);
    if (!isInfoTablet(tablet)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(CardsQuery, request.query);
    if (!form.ok) return sendFailure(reply, form.error);
    const { quarter } = form.value;
    if (!tablet.quarters.includes(quarter)) return sendFailure(reply, { code: 'forbidden' });
    const cards = await holdingCards(await store.database(REGISTRY), quarter);
    return sendResult(reply, success({ hashes: cards.map(({ hash }) => hash).sort() }));
  });

  app.put('/api/leave/:id', async (request, reply) => {
    const office = await devices.callerOf(request.headers);
    if (!isOffice(office)) return sendFailure(reply, { code: 'forbidden' });
    const meant = await deviceOf(request, context);
    if (!meant.ok) return sendFailure(reply, meant.error);
    const { deviceId, device } = meant.value;
    if (device.role !== 'kiosk' || device.revokedAt !== undefined) {
      return sendFailure(reply, { code: 'unknown-device' });
    }
    const pin = await drawLeavePin(await store.database(REGISTRY), deviceId);
    const { role, quarters } = device;
    await note(context, {
      action: 'leavePinMade',
      by: office.deviceId,
      device: deviceId,
      role,
      quarters,
    });
    return sendResult(reply, success({ pin }));
  });
}

function isInfoTablet(caller: Caller): caller is Tablet {
  return caller.role === 'kiosk' && !caller.revoked && caller.deviceId !== undefined;
}

function sendAnswer(reply: FastifyReply, answer: LeaveAnswer): FastifyReply {
  switch (answer.outcome) {
    case 'right':
      return reply.header('cache-control', 'no-store').code(204).send();
    case 'wrong':
      return sendFailure(reply, { code: 'wrong-pin', details: { left: answer.left } });
    case 'stopped':
      return sendFailure(reply, { code: 'pin-stopped' });
    default:
      return sendFailure(reply, { code: 'unknown-lock' });
  }
}

async function note({ store, now }: ServerContext, entry: AuditEntry): Promise<void> {
  await (await store.database(REGISTRY)).write([auditWrite(entry, now())]);
}
