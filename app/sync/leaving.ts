import type { LockFailure } from '#domain/lock-failure.ts';
import type { Result } from '#domain/result.ts';
import type { ApiOptions } from './api-request.ts';
import { askLock } from './locks.ts';
import { askAsOffice, type OfficeFailure } from './office-request.ts';

/** Says an info tablet's PIN: only the server knows whether it is the one. */
export function sayLeavePin(pin: string, options?: ApiOptions): Promise<Result<true, LockFailure>> {
  return askLock('POST', '/api/leave', { pin }, () => true as const, options);
}

/** The hashes of the Schlüsselkarten that open an info tablet of a quarter. */
export function fetchLeaveCards(
  quarter: string,
  options?: ApiOptions,
): Promise<Result<string[], LockFailure>> {
  const path = `/api/leave/cards?${new URLSearchParams({ quarter })}`;
  return askLock('GET', path, undefined, hashesIn, options);
}

/** Has the server draw an info tablet's PIN; the one before opens nothing any more. */
export function drawLeavePin(
  deviceId: string,
  options?: ApiOptions,
): Promise<Result<string, OfficeFailure>> {
  return askAsOffice('PUT', `/api/leave/${deviceId}`, undefined, pinIn, options);
}

function hashesIn(answer: unknown): string[] | undefined {
  const { hashes } = (answer ?? {}) as { hashes?: unknown };
  return Array.isArray(hashes) ? hashes.map(String) : undefined;
}

function pinIn(answer: unknown): string | undefined {
  const { pin } = (answer ?? {}) as { pin?: unknown };
  return typeof pin === 'string' ? pin : undefined;
}
