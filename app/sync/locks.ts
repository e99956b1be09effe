import type { LockFailure } from '#domain/lock-failure.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { PinShare } from '../data/key-wraps.ts';
import { type ApiOptions, askApi } from './api-request.ts';

/** Has the server keep its share of a volunteer's PIN at this tablet. */
export function keepPinShare(
  personId: string,
  share: PinShare,
  options?: ApiOptions,
): Promise<Result<true, LockFailure>> {
  return askLock('PUT', `/api/locks/${personId}`, share, () => true as const, options);
}

/** Asks for the share with what says that the PIN is known, by wrap. */
export function askPinShare(
  personId: string,
  checks: Record<string, string>,
  options?: ApiOptions,
): Promise<Result<{ wrapId: string; share: string }, LockFailure>> {
  return askLock('POST', `/api/locks/${personId}/open`, { checks }, shareIn, options);
}

/** Which Schlüsselkarten hold in a quarter: their hashes, by person. */
export function fetchHoldingCards(
  quarter: string,
  options?: ApiOptions,
): Promise<Result<Map<string, string>, LockFailure>> {
  const path = `/api/locks/cards?${new URLSearchParams({ quarter })}`;
  return askLock('GET', path, undefined, cardsIn, options);
}

/** Lets a volunteer's card hold, in place of the one before. */
export function letCardHold(
  quarter: string,
  personId: string,
  hash: string,
  options?: ApiOptions,
): Promise<Result<true, LockFailure>> {
  const path = `/api/locks/cards/${personId}`;
  return askLock('PUT', path, { quarter, hash }, () => true as const, options);
}

/** Ends a volunteer's card, and with it every PIN of theirs. */
export function endCard(
  quarter: string,
  personId: string,
  options?: ApiOptions,
): Promise<Result<true, LockFailure>> {
  const path = `/api/locks/cards/${personId}?${new URLSearchParams({ quarter })}`;
  return askLock('DELETE', path, undefined, () => true as const, options);
}

/** Asks about a lock; a refusal in the words of `LockFailure`. */
export async function askLock<Value>(
  method: string,
  path: string,
  body: unknown,
  read: (answer: unknown) => Value | undefined,
  options?: ApiOptions,
): Promise<Result<Value, LockFailure>> {
  const answer = await askApi(method, path, body, options);
  if (!answer || answer.code === 'unavailable') return failure({ code: 'noContact' });
  if (!answer.ok) return failure(failureIn(answer.code, answer.body));
  const value = read(answer.body);
  return value === undefined ? failure({ code: 'noContact' }) : success(value);
}

function failureIn(code: string, body: unknown): LockFailure {
  if (code === 'wrong-pin') {
    const { left } = (body ?? {}) as { left?: unknown };
    return { code: 'wrongPin', left: typeof left === 'number' ? left : 1 };
  }
  if (code === 'pin-stopped') return { code: 'stopped' };
  if (code === 'unknown-lock') return { code: 'unknown' };
  return { code: code === 'forbidden' ? 'forbidden' : 'refused' };
}

function shareIn(answer: unknown): { wrapId: string; share: string } | undefined {
  const { wrapId, share } = (answer ?? {}) as Record<string, unknown>;
  return typeof wrapId === 'string' && typeof share === 'string' ? { wrapId, share } : undefined;
}

function cardsIn(answer: unknown): Map<string, string> | undefined {
  const { cards } = (answer ?? {}) as { cards?: unknown };
  if (!Array.isArray(cards)) return undefined;
  return new Map(
    (cards as { personId: unknown; hash: unknown }[]).map(({ personId, hash }) => [
      String(personId),
      String(hash),
    ]),
  );
}
