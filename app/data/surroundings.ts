import { parseDocument } from '#domain/any-document.ts';
import { ROLES, type Viewer } from '#domain/viewer.ts';
import type { Surroundings } from './copies.ts';
import { type DeviceSession, readSession } from './device.ts';
import { localDatabase } from './local-store.ts';
import { scopeOfIdFor } from './scopes.ts';

/** What the commands of a screen work with, by the session of now. `now` is this device's clock. */
export async function readSurroundings(quarter: string, now: () => Date): Promise<Surroundings> {
  const database = localDatabase();
  const session = await readSession(database);
  const canRead = (doc: Record<string, unknown>) => parseDocument(doc).ok;
  const scopeOfId = scopeOfIdFor(session, quarter);
  if (session.role !== 'team') return { database, quarter, now, canRead, scopeOfId };
  // Only a team's device loads the cryptography.
  const vault = await (await import('./vaults.ts')).vaultOf(database);
  return { database, quarter, now, canRead, scopeOfId, vault };
}

/** Who this device is to the permissions; a role of a newer server counts as none. */
export function viewerOf(session: DeviceSession): Viewer {
  const role = ROLES.find((known) => known === session.role) ?? 'guest';
  return { ...session, role };
}
