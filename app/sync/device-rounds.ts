import { parseDocument } from '#domain/any-document.ts';
import { mayWrite } from '#domain/permissions.ts';
import type { Result } from '#domain/result.ts';
import type { Version } from '#domain/version.ts';
import { ROLES, type Viewer } from '#domain/viewer.ts';
import type { Surroundings } from '../data/copies.ts';
import type { LocalDatabase } from '../data/database.ts';
import { type DeviceSession, readSession } from '../data/device.ts';
import { scopeOfIdFor } from '../data/scopes.ts';
import { sweepLetters } from '../data/sealed-letters.ts';
import type { QuarterServer } from './quarter-server.ts';
import { type RoundNews, syncRound } from './round.ts';
import type { SyncFailure } from './sync-failure.ts';

/** What rounds of one device and one quarter work with, whichever role the device has. */
export interface DeviceRounds {
  database: LocalDatabase;
  quarter: string;
  server: QuarterServer;
  now: () => Date;
  /** The volunteer whose card or PIN opened a shared tablet. */
  actor?: string;
}

/** One round with the scopes of the session of now. */
export async function deviceRound(
  parts: DeviceRounds,
  signal: AbortSignal,
): Promise<Result<RoundNews, SyncFailure>> {
  const { server, actor, quarter } = parts;
  const session = await readSession(parts.database);
  const around = surroundingsOf(parts, session);
  const isOurs = session.quarters.includes(quarter);
  const viewer = viewerOf(session);
  const mayHeal = (id: string, version: Version) =>
    isOurs && mayWrite(viewer, id, undefined, version);
  const scopes = isOurs ? session.scopes : ['public'];
  const round = await syncRound({ around, server, scopes, mayHeal, actor }, signal);
  if (round.ok && server.serverAt !== undefined) await sweepLetters(around, server.serverAt);
  return round;
}

/** What the device knows when it takes something in or writes. */
export function surroundingsOf(
  { database, quarter, now }: Pick<DeviceRounds, 'database' | 'quarter' | 'now'>,
  session: DeviceSession,
): Surroundings {
  const canRead = (doc: Record<string, unknown>) => parseDocument(doc).ok;
  return { database, quarter, now, canRead, scopeOfId: scopeOfIdFor(session, quarter) };
}

/** Who this device is to the permissions; a role of a newer server counts as none. */
export function viewerOf(session: DeviceSession): Viewer {
  const role = ROLES.find((known) => known === session.role) ?? 'guest';
  return { ...session, role };
}
