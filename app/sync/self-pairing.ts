import type { PairingFailure } from '#domain/pairing-failure.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { LocalDatabase } from '../data/database.ts';
import { readSession } from '../data/device.ts';
import { waitingPerson } from '../data/own-person.ts';
import { pairingAttempt } from '../data/pairing-attempt.ts';
import type { ApiOptions } from './api-request.ts';
import { resumePairing, sendAttempt } from './pairing.ts';
import { becomeSession, fetchSession } from './session.ts';

/**
 * Makes a guest's phone a resident's where something of the person's own waits to be sent: only then
 * does the server take it. Nothing happens where nothing waits, or where the device is known already.
 */
export async function pairSelfWhereNeeded(
  database: LocalDatabase,
  quarter: string,
  options?: ApiOptions,
): Promise<Result<void, PairingFailure>> {
  const { role } = await readSession(database);
  const personId = role === 'guest' ? await waitingPerson(database, quarter) : undefined;
  if (personId === undefined) return success(undefined);
  const isGuest = await isGuestAtServer(database, options);
  if (!isGuest.ok) return isGuest;
  if (!isGuest.value) return success(undefined);
  const attempt = await pairingAttempt(database, { personId });
  const body = { self: true, quarter, personId, secret: attempt.secret };
  const paired = await sendAttempt(database, attempt, body, options);
  return paired.ok ? success(undefined) : paired;
}

/** The device may be known all the same: by a cookie that outlived its database, or by a code whose
 *  answer was lost. Neither may be put aside for a resident's rights. */
async function isGuestAtServer(
  database: LocalDatabase,
  options?: ApiOptions,
): Promise<Result<boolean, PairingFailure>> {
  const session = await fetchSession(options);
  if (!session.ok) return failure(session.error);
  if (session.value.role !== 'guest') {
    await becomeSession(database, session.value);
    return success(false);
  }
  const resumed = await resumePairing(database, options);
  if (resumed?.ok) return success(false);
  const isUndecided = resumed?.error.code === 'noContact' || resumed?.error.code === 'busy';
  return resumed && isUndecided ? resumed : success(true);
}
