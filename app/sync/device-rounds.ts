import type { Result } from '#domain/result.ts';
import type { Version } from '#domain/version.ts';
import type { Surroundings } from '../data/copies.ts';
import type { LocalDatabase } from '../data/database.ts';
import { type DeviceSession, readSession } from '../data/device.ts';
import { type CanRead, canReadPublic } from '../data/document-rows.ts';
import { scopeOfIdFor } from '../data/scopes.ts';
import type { QuarterServer } from './quarter-server.ts';
import { type RoundNews, syncRound } from './round.ts';
import type { SyncFailure } from './sync-failure.ts';

/** What rounds of one device and one quarter work with, whichever role the device has. */
export interface DeviceRounds {
  database: LocalDatabase;
  quarter: string;
  server: QuarterServer;
  now: () => Date;
  canRead?: CanRead;
  /** Whether a session may write a version anew; nobody heals where it is not said. */
  mayHeal?: (session: DeviceSession, id: string, version: Version) => boolean;
  actor?: string;
}

/** One round with the scopes of the session of now. */
export async function deviceRound(
  parts: DeviceRounds,
  signal: AbortSignal,
): Promise<Result<RoundNews, SyncFailure>> {
  const { server, actor, mayHeal = () => false } = parts;
  const session = await readSession(parts.database);
  const around = surroundingsOf(parts, session);
  const isOurs = session.quarters.includes(parts.quarter);
  const scopes = isOurs ? session.scopes : ['public'];
  const heal = (id: string, version: Version) => isOurs && mayHeal(session, id, version);
  return syncRound({ around, server, scopes, mayHeal: heal, actor }, signal);
}

/** What the device knows when it takes something in or writes. */
export function surroundingsOf(
  { database, quarter, now, canRead = canReadPublic }: Omit<DeviceRounds, 'server'>,
  session: DeviceSession,
): Surroundings {
  return { database, quarter, now, canRead, scopeOfId: scopeOfIdFor(session, quarter) };
}
