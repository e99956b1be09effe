import { failure, type Result, success } from '#domain/result.ts';
import type { DeviceSession } from '../data/device.ts';

/**
 * Asks the server what this device may do. Anything but such an answer is no contact: a portal's
 * page must not make a guest of a paired device.
 */
export async function fetchSession({
  origin = '',
  fetch: fetchNow = fetch,
}: {
  origin?: string;
  fetch?: typeof fetch;
} = {}): Promise<Result<DeviceSession, { code: 'noContact' }>> {
  const answer: unknown = await fetchNow(`${origin}/api/session`, { cache: 'no-store' })
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  const session = sessionIn(answer);
  return session ? success(session) : failure({ code: 'noContact' });
}

function sessionIn(answer: unknown): DeviceSession | undefined {
  const { role, quarters, scopes, ...others } = (answer ?? {}) as Record<string, unknown>;
  if (typeof role !== 'string' || !Array.isArray(quarters) || !Array.isArray(scopes)) {
    return undefined;
  }
  const isGuest = role === 'guest';
  const { deviceId, personId, placeId, verified } = others as Partial<DeviceSession>;
  return {
    role,
    deviceId,
    personId,
    placeId,
    verified,
    // A guest belongs to no quarter, and reads the public part of each.
    quarters: isGuest ? [] : quarters.map((quarter) => String((quarter as { id?: unknown }).id)),
    scopes: scopes.map(String),
  };
}
