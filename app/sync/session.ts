import { DEVICE_REPORT } from '#domain/device-report.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { DeviceSession } from '../data/device.ts';
import { type ApiOptions, askApi } from './api-request.ts';

/**
 * Asks the server what this device may do, and tells it how the device is where there is a `report`.
 * Anything but such an answer is no contact: a portal's page must not make a guest of a paired device.
 */
export async function fetchSession({
  origin = '',
  fetch: fetchNow = fetch,
  report,
}: {
  origin?: string;
  fetch?: typeof fetch;
  /** What the device says about itself, as `reportText` writes it. */
  report?: string;
} = {}): Promise<Result<DeviceSession, { code: 'noContact' }>> {
  const headers: HeadersInit = report === undefined ? {} : { [DEVICE_REPORT]: report };
  const answer: unknown = await fetchNow(`${origin}/api/session`, { cache: 'no-store', headers })
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  const session = sessionIn(answer);
  return session ? success(session) : failure({ code: 'noContact' });
}

/** Disconnects this device at the server; `false` where that could not be said to it. */
export async function endSession(options?: ApiOptions): Promise<boolean> {
  return (await askApi('DELETE', '/api/session', undefined, options))?.ok ?? false;
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
