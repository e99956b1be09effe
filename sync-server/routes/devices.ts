import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { DeviceListing, SelfMadeUse } from '#domain/device-listing.ts';
import { DeviceName } from '#domain/device-name.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Device } from '../access/device.ts';
import type { Caller } from '../access/devices.ts';
import type { ApiFailure } from '../api-failure.ts';
import { sendFailure } from '../api-failure.ts';
import { type AuditedAction, auditWrite } from '../audit.ts';
import { sendResult } from '../failures.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';
import { isOffice } from './codes.ts';

const ChangeForm = v.object({
  name: v.optional(v.pipe(DeviceName, v.minLength(1, 'a name'))),
  bringIn: v.optional(v.boolean()),
});

type Office = Caller & { deviceId: string };

/**
 * `GET /api/devices`, `PATCH` and `DELETE /api/devices/:id`: the devices of an office's quarters.
 * `GET /api/devices?person=`: those that are that person's own, for the answer to what is stored about
 * them. No answer says whose a device is.
 */
export function addDevices(app: FastifyInstance, context: ServerContext): void {
  const { devices, now } = context;

  app.get('/api/devices', async (request, reply) => {
    const office = await devices.callerOf(request.headers);
    if (!isOffice(office)) return sendFailure(reply, { code: 'forbidden' });
    const { person } = request.query as { person?: unknown };
    const known = await devices.of(office.quarters);
    const meant = person === undefined ? known : known.filter((one) => one.personId === person);
    const listed = meant.map((device) => listingOf(device, office));
    const selfMade = person === undefined ? await selfMadeIn(office, context) : undefined;
    return sendResult(reply, success({ devices: listed, selfMade }));
  });

  app.patch('/api/devices/:id', async (request, reply) => {
    const meant = await deviceOf(request, context);
    if (!meant.ok) return sendFailure(reply, meant.error);
    const { office, deviceId } = meant.value;
    const form = formOf(ChangeForm, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const { name, bringIn } = form.value;
    const bringInAt = bringIn ? now().toISOString() : undefined;
    const changed = await devices.change(deviceId, () => ({
      ...(name === undefined ? {} : { name }),
      ...(bringIn === undefined ? {} : { bringInAt }),
    }));
    if (!changed) return sendFailure(reply, { code: 'unknown-device' });
    if (name !== undefined) await note(context, 'renamed', office, changed);
    if (bringIn !== undefined) await note(context, 'bringIn', office, changed);
    return sendResult(reply, success(listingOf(changed, office)));
  });

  app.delete('/api/devices/:id', async (request, reply) => {
    const meant = await deviceOf(request, context);
    if (!meant.ok) return sendFailure(reply, meant.error);
    const { office, deviceId, device } = meant.value;
    await devices.revoke(deviceId);
    if (device.revokedAt === undefined) await note(context, 'revoked', office, device);
    return reply.header('cache-control', 'no-store').code(204).send();
  });
}

/** How full the quarters are of what phones brought that nobody has confirmed yet. */
function selfMadeIn({ quarters }: Caller, { rooms }: ServerContext): Promise<SelfMadeUse[]> {
  return Promise.all(quarters.map(async (quarter) => ({ quarter, ...(await rooms.use(quarter)) })));
}

/** The device that an office means. Another office's is one that does not exist. */
export async function deviceOf(
  request: FastifyRequest,
  { devices }: ServerContext,
): Promise<Result<{ office: Office; deviceId: string; device: Device }, ApiFailure>> {
  const office = await devices.callerOf(request.headers);
  if (!isOffice(office)) return failure({ code: 'forbidden' });
  const { id: deviceId } = request.params as { id: string };
  const device = /^d[0-9a-f]{12}$/.test(deviceId) ? await devices.get(deviceId) : undefined;
  if (!device?.quarters.some((quarter) => office.quarters.includes(quarter))) {
    return failure({ code: 'unknown-device' });
  }
  return success({ office, deviceId, device });
}

/** A paired server is looked after by the operator. */
function listingOf(device: Device, office: Office): DeviceListing {
  const { role, createdAt, lastSeenAt, revokedAt, bringInAt, reports } = device;
  const id = device._id.slice('device:'.length);
  return {
    id,
    name: device.name ?? '',
    role,
    quarters: device.quarters.filter((quarter) => office.quarters.includes(quarter)),
    createdAt,
    lastSeenAt,
    revokedAt,
    bringInAt,
    reports: reports as DeviceListing['reports'],
    isThis: id === office.deviceId,
  };
}

async function note(
  { store, now }: ServerContext,
  action: AuditedAction,
  office: Office,
  device: Device,
): Promise<void> {
  const registry = await store.database(REGISTRY);
  const { role, quarters } = device;
  const id = device._id.slice('device:'.length);
  const entry = { action, by: office.deviceId, device: id, role, quarters };
  await registry.write([auditWrite(entry, now())]);
}
