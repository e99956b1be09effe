import type { PairingFailure } from '#domain/pairing-failure.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { LocalDatabase } from '../data/database.ts';
import type { DeviceSession } from '../data/device.ts';
import {
  forgetPairingAttempt,
  type PairingAttempt,
  pairingAttempt,
  readPairingAttempt,
} from '../data/pairing-attempt.ts';
import { askToPersist } from '../data/persistence.ts';
import { type ApiAnswer, type ApiOptions, askApi } from './api-request.ts';
import { becomeSession, sessionIn } from './session.ts';

/** Connects this device with a code. After a lost answer the same again gets it. */
export async function pairWithCode(
  database: LocalDatabase,
  code: string,
  options?: ApiOptions,
): Promise<Result<DeviceSession, PairingFailure>> {
  const attempt = await pairingAttempt(database, { code });
  return sendAttempt(database, attempt, { code, secret: attempt.secret }, options);
}

/**
 * Asks again for an answer that was lost, so that a device whose page was closed meanwhile is not
 * left with half a pairing. `undefined` where none is missing.
 */
export async function resumePairing(
  database: LocalDatabase,
  options?: ApiOptions,
): Promise<Result<DeviceSession, PairingFailure> | undefined> {
  const attempt = await readPairingAttempt(database, 'code');
  if (attempt?.code === undefined) return undefined;
  // As it was read: another code that was entered since keeps its own secret.
  const { code, secret } = attempt;
  return sendAttempt(database, attempt, { code, secret }, options);
}

/** Sends an attempt, and takes over what it comes to. The secret is forgotten once our server has
 *  answered: the browser's cookie has it then, or nobody needs it any more. */
export async function sendAttempt(
  database: LocalDatabase,
  attempt: PairingAttempt,
  body: object,
  options?: ApiOptions,
): Promise<Result<DeviceSession, PairingFailure>> {
  const answer = await askApi('POST', '/api/pair', body, options);
  const session = answer?.ok ? sessionIn(answer.body) : undefined;
  if (session) {
    await becomeSession(database, session);
    await forgetPairingAttempt(database, attempt);
    void askToPersist();
    return success(session);
  }
  const refused = failureOf(answer);
  const isFinal = refused.code !== 'noContact' && refused.code !== 'busy';
  if (isFinal) await forgetPairingAttempt(database, attempt);
  return failure(refused);
}

function failureOf(answer: ApiAnswer | undefined): PairingFailure {
  switch (answer?.code) {
    case 'unknown-code':
      return { code: 'unknownCode' };
    case 'code-used':
      return { code: 'codeUsed' };
    case 'code-expired':
      return { code: 'codeExpired' };
    case 'person-taken':
      return { code: 'personTaken' };
    case 'invalid':
    case 'unknown-quarter':
      return { code: 'invalid' };
    case 'too-many-tries':
    case 'busy':
      return { code: 'busy', afterMs: answer.afterMs };
    default:
      return { code: 'noContact' };
  }
}
