import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { addresses } from '#domain/addresses.ts';
import { DeviceName } from '#domain/device-name.ts';
import { isQuarterId } from '#domain/ids.ts';
import { PersonId, personIdFrom } from '#domain/person-id.ts';
import type { Caller } from '../access/devices.ts';
import { sendFailure } from '../api-failure.ts';
import { originOf } from '../origins.ts';
import { CODE_ROLES, makeCode } from '../pair/code.ts';
import { formOf } from '../request-form.ts';
import type { ServerContext } from '../server.ts';
import { REGISTRY } from '../stores/database-name.ts';

const quarter = v.pipe(v.string(), v.check(isQuarterId, 'the id of a quarter'));
const CodeForm = v.pipe(
  v.object({
    role: v.picklist(CODE_ROLES, `one of ${CODE_ROLES.join(', ')}`),
    quarters: v.pipe(v.array(quarter), v.minLength(1, 'a quarter'), v.maxLength(100)),
    personId: v.optional(PersonId),
    placeId: v.optional(v.pipe(v.string(), v.regex(/^[^/:]{1,190}$/, 'what follows "place:"'))),
    label: v.optional(DeviceName),
  }),
  v.forward(
    v.check(({ role, personId }) => !personId || WITH_PERSON.has(role), 'no person for this role'),
    ['personId'],
  ),
);
/** A resident is a person, and a volunteer's own phone belongs to one. Shared devices do not. */
const WITH_PERSON: ReadonlySet<string> = new Set(['resident', 'team']);

/** `POST /api/codes`: the office makes a code for one more device of its quarters. */
export function addCodes(app: FastifyInstance, context: ServerContext): void {
  const { devices, store, identity, guard, now } = context;
  app.post('/api/codes', async (request, reply) => {
    const caller = await devices.callerOf(request.headers);
    if (!isOffice(caller)) return sendFailure(reply, { code: 'forbidden' });
    const form = formOf(CodeForm, request.body);
    if (!form.ok) return sendFailure(reply, form.error);
    const { role, placeId, label } = form.value;
    const quarters = [...new Set(form.value.quarters)];
    if (!quarters.every((id) => caller.quarters.includes(id))) {
      return sendFailure(reply, { code: 'forbidden' });
    }
    const registry = await store.database(REGISTRY);
    const writing = { key: identity.key, by: caller.deviceId, now: now() };
    const wish = { role, quarters, placeId, label: label || undefined };
    const personId = form.value.personId ?? (role === 'resident' ? newPersonId() : undefined);
    const write = registry.write.bind(registry);
    const { code, expiresAt } = await makeCode({ ...wish, personId }, { ...writing, write });
    guard.trust(request.ip);
    const url = originOf(request, context) + addresses.pair(code);
    return reply.header('cache-control', 'no-store').send({ code, url, expiresAt });
  });
}

/** Whether a caller is an office device that has not been sent away. */
export function isOffice(caller: Caller): caller is Caller & { deviceId: string } {
  return caller.role === 'office' && !caller.revoked && caller.deviceId !== undefined;
}

function newPersonId(): string {
  return personIdFrom(randomBytes(16));
}
