import { DEVICE_REPORT } from '#domain/device-report.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { adoptSession } from '../data/adopt-session.ts';
import type { LocalDatabase } from '../data/database.ts';
import type { DeviceSession } from '../data/device.ts';
import { type ApiOptions, askApi } from './api-request.ts';

/**
 * Asks the server what this device may do, and tells it how the device is where there is a `report`, as
 * `reportText` writes it. Anything but such an answer is no contact: a portal's page must not make a guest
 * of a paired device. So is silence: a round that waited for ever would send nothing any more.
 */
export async function fetchSession({
  report,
  ...options
}: ApiOptions & { report?: string } = {}): Promise<Result<DeviceSession, { code: 'noContact' }>> {
  const headers = report === undefined ? undefined : { [DEVICE_REPORT]: report };
  const answer = await askApi('GET', '/api/session', undefined, { ...options, headers });
  const session = answer?.ok ? sessionIn(answer.body) : undefined;
  return session ? success(session) : failure({ code: 'noContact' });
}

/** Questions of a device in the order in which they were asked, and the last that was answered: an
 *  answer that was overtaken says what was. */
const questions = new WeakMap<LocalDatabase, { asked: number; heard: number }>();

function questionsOf(database: LocalDatabase): { asked: number; heard: number } {
  const known = questions.get(database) ?? { asked: 0, heard: 0 };
  questions.set(database, known);
  return known;
}

/**
 * Asks the server what this device may do, and takes it over. Gives whether that is news; an answer
 * to an earlier question than the last one that was answered is none.
 */
export async function learnSession(
  database: LocalDatabase,
  options?: Parameters<typeof fetchSession>[0],
): Promise<Result<boolean, { code: 'noContact' }>> {
  const order = questionsOf(database);
  order.asked += 1;
  const nr = order.asked;
  const session = await fetchSession(options);
  if (!session.ok) return session;
  if (nr < order.heard) return success(false);
  order.heard = nr;
  return success(await adoptSession(database, session.value));
}

/** Takes over what the device has become by something it did just now; what was asked before is old. */
export function becomeSession(database: LocalDatabase, session: DeviceSession): Promise<boolean> {
  const order = questionsOf(database);
  order.asked += 1;
  order.heard = order.asked;
  return adoptSession(database, session);
}

/** Disconnects this device at the server; `false` where that could not be said to it. */
export async function endSession(options?: ApiOptions): Promise<boolean> {
  const end = () => askApi('DELETE', '/api/session', undefined, options);
  const isEnded = (await end())?.ok ?? false;
  if (!isEnded) return false;
  // An answer that was on its way meanwhile may have brought the cookie back.
  const left = await fetchSession(options);
  if (left.ok && left.value.role !== 'guest') await end();
  return true;
}

/** Reads a session; `undefined` where it is none. */
export function sessionIn(answer: unknown): DeviceSession | undefined {
  const { role, quarters, scopes, ...others } = (answer ?? {}) as Record<string, unknown>;
  if (typeof role !== 'string' || !Array.isArray(quarters) || !Array.isArray(scopes)) {
    return undefined;
  }
  const isGuest = role === 'guest';
  const { deviceId, personId, placeId, verified, revoked, bringIn } =
    others as Partial<DeviceSession>;
  return {
    role,
    deviceId,
    personId,
    placeId,
    verified,
    revoked,
    bringIn,
    // A guest belongs to no quarter, and reads the public part of each.
    quarters: isGuest ? [] : quarters.map((quarter) => String((quarter as { id?: unknown }).id)),
    scopes: scopes.map(String),
  };
}
