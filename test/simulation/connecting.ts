import { failure, type Result } from '#domain/result.ts';
import { tablesOf } from '../../app/data/copies.ts';
import { readIdentity, readSession } from '../../app/data/device.ts';
import { type Change, changeDocuments, type WriteFailure } from '../../app/data/local-writes.ts';
import { type DeviceRounds, surroundingsOf } from '../../app/sync/device-rounds.ts';
import { pairWithCode, resumePairing } from '../../app/sync/pairing.ts';
import { learnSession } from '../../app/sync/session.ts';

/*
 * What the app does around its engine on a device that is connected with a code (app/shell), with the
 * product's own steps.
 */

/** Connects the device with a code. */
export function enterCode({ database, pairing }: DeviceRounds, code: string) {
  return pairWithCode(database, code, pairing);
}

/** Asks the server what the device is. A pairing whose answer was lost comes first. */
export async function takeSession({ database, pairing }: DeviceRounds): Promise<void> {
  if ((await resumePairing(database, pairing))?.ok) return;
  await learnSession(database, pairing);
}

/**
 * Makes a person's changes as the device is in that moment. Who counts is asked in the same transaction,
 * as the product does: where the device has just got another name than `writer`, nothing is done.
 */
export function changeAsConnected(
  parts: DeviceRounds,
  changes: ReadonlyMap<string, Change>,
  writer: string,
): Promise<Result<void, WriteFailure>> {
  const { database } = parts;
  return database.transaction('rw', tablesOf(database), async () => {
    const [first = ''] = changes.keys();
    const session = await readSession(database);
    const identity = await readIdentity(database);
    if (session.role === 'guest' || identity.writer !== writer) {
      return failure({ code: 'locked', id: first });
    }
    return changeDocuments(surroundingsOf(parts, session), changes);
  });
}
