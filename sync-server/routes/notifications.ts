import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { success } from '#domain/result.ts';
import { sendFailure } from '../api-failure.ts';
import { sendResult } from '../failures.ts';
import { isPushService } from '../notify/push-services.ts';
import { Vapid } from '../notify/vapid.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';

/**
 * `GET /api/notifications` gives the key to subscribe with, and whether this device is told of news;
 * `PUT {endpoint}` switches it on, `DELETE` off. For devices of one person alone: on a shared
 * tablet nobody would know whom it is for.
 */
export function addNotifications(app: FastifyInstance, context: ServerContext): void {
  const { devices, store } = context;
  const vapid = new Vapid(store);
  const mayName = context.isPushService ?? isPushService;
  const Form = v.object({
    endpoint: v.pipe(
      v.string(),
      v.maxLength(1000),
      v.check(mayName, 'the address of a browser’s push service'),
    ),
  });

  app.get('/api/notifications', async (request, reply) => {
    const { deviceId, personId, revoked } = await devices.callerOf(request.headers);
    if (!deviceId || !personId || revoked) return sendFailure(reply, { code: 'forbidden' });
    const isOn = (await devices.get(deviceId))?.notifyAt !== undefined;
    return sendResult(reply, success({ publicKey: await vapid.publicKey(), isOn }));
  });

  app.put('/api/notifications', async (request, reply) => {
    const { deviceId, personId, revoked } = await devices.callerOf(request.headers);
    if (!deviceId || !personId || revoked) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(Form, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    await devices.change(deviceId, () => ({ notifyAt: form.value.endpoint }));
    return sendResult(reply, success({ isOn: true }));
  });

  app.delete('/api/notifications', async (request, reply) => {
    const { deviceId } = await devices.callerOf(request.headers);
    if (!deviceId) return sendFailure(reply, { code: 'forbidden' });
    await devices.change(deviceId, () => ({ notifyAt: undefined }));
    return sendResult(reply, success({ isOn: false }));
  });
}
