import { adoptDeviceId } from './adopt-device-id.ts';
import { tablesOf } from './copies.ts';
import type { LocalDatabase } from './database.ts';
import { type DeviceSession, keepSession, readSession } from './device.ts';
import { scopeOf } from './document-rows.ts';

/**
 * Takes over what the server says this device is. What was written here under another name,
 * and was never sent, gets the new name in its clock. Scopes that are no longer the device's
 * leave it, but for what is still to be delivered. An info tablet of which the server knows nothing stays
 * one. All in one transaction. Returns whether anything changed.
 *
 * @param asked what the device was when the server was asked: has it become another meanwhile, in a page that
 *   the asker does not see, the answer is old
 */
export function adoptSession(
  database: LocalDatabase,
  told: DeviceSession,
  asked?: DeviceSession,
): Promise<boolean> {
  return database.transaction('rw', tablesOf(database), async () => {
    const before = await readSession(database);
    if (asked && !isSame(before, asked)) return false;
    const session = isLostTablet(before, told) ? { ...before, isLost: true } : told;
    const isRenamed = await adoptDeviceId(database, session.deviceId);
    if (!isRenamed && isSame(before, session)) return false;
    await keepSession(database, session);
    await dropLostScopes(database, session);
    return true;
  });
}

/** A tablet whose cookie is gone is a stranger to the server. Whoever stands before it is no more its owner
 *  than before. */
function isLostTablet(before: DeviceSession, told: DeviceSession): boolean {
  return told.role === 'guest' && before.role === 'kiosk' && !before.revoked;
}

async function dropLostScopes(database: LocalDatabase, session: DeviceSession): Promise<void> {
  const isLost = (quarter: string, scope: string) =>
    scope !== 'public' && !(session.quarters.includes(quarter) && session.scopes.includes(scope));
  const keyOf = (row: { quarter: string; id: string }): [string, string] => [row.quarter, row.id];
  const waiting = new Set((await database.outbox.toArray()).map((row) => keyOf(row).join(' ')));
  const isFree = (row: { quarter: string; id: string }) => !waiting.has(keyOf(row).join(' '));
  const rows = await database.documents
    .filter((row) => isLost(row.quarter, scopeOf(row)) && isFree(row))
    .toArray();
  const tombstones = await database.tombstones
    .filter((row) => isLost(row.quarter, row.scope) && isFree(row))
    .toArray();
  if (rows.length > 0) await database.documents.bulkDelete(rows.map(keyOf));
  if (tombstones.length > 0) await database.tombstones.bulkDelete(tombstones.map(keyOf));
  await database.checkpoints.filter((held) => isLost(held.quarter, held.scope)).delete();
}

function isSame(a: DeviceSession, b: DeviceSession): boolean {
  const textOf = (session: DeviceSession) => {
    const { role, deviceId, personId, placeId, verified, revoked, bringIn } = session;
    const { quarters, scopes, isLost } = session;
    const flags = [verified, revoked, bringIn, isLost];
    const all = [role, deviceId, personId, placeId, flags, quarters, scopes];
    return JSON.stringify(all);
  };
  return textOf(a) === textOf(b);
}
