import { parseDocument } from '#domain/any-document.ts';
import { ownerOf } from '#domain/ids.ts';
import type { PairingFailure } from '#domain/pairing-failure.ts';
import { mayBringBack } from '#domain/permissions.ts';
import { failure, type Result } from '#domain/result.ts';
import type { Version } from '#domain/version.ts';
import type { Surroundings } from '../data/copies.ts';
import type { LocalDatabase } from '../data/database.ts';
import { type DeviceSession, readSession, writingDevice } from '../data/device.ts';
import type { CanRead } from '../data/document-rows.ts';
import type { SentWrite } from '../data/next-batch.ts';
import { ownPersonIfAny } from '../data/own-person.ts';
import { scopeOfIdFor } from '../data/scopes.ts';
import { viewerOf } from '../data/surroundings.ts';
import type { Vault } from '../data/vault.ts';
import { readVault } from '../data/vault-record.ts';
import { leaveVault } from '../data/vaults.ts';
import { afterRound } from './after-round.ts';
import type { ApiOptions } from './api-request.ts';
import type { QuarterServer } from './quarter-server.ts';
import { type RoundNews, syncRound } from './round.ts';
import { pairSelfWhereNeeded } from './self-pairing.ts';
import { type SyncFailure, storageFailure } from './sync-failure.ts';

/** What rounds of one device and one quarter work with, whichever role the device has. */
export interface DeviceRounds {
  database: LocalDatabase;
  quarter: string;
  server: QuarterServer;
  now: () => Date;
  /** What this version can read; absent where that is what the domain says. */
  canRead?: CanRead;
  /** The volunteer whose card or PIN opened a shared tablet. */
  actor?: string;
  /** How the server is asked to make a guest's phone a resident's; absent: it stays a guest's. */
  pairing?: ApiOptions;
  /** Where a team's device has its vault; absent: nothing is encrypted. Where it gives none, nothing
   *  but what is public is held. */
  vault?: (database: LocalDatabase) => Promise<Vault | undefined>;
}

/** One round with the scopes of the session of now. */
export async function deviceRound(
  parts: DeviceRounds,
  signal: AbortSignal,
): Promise<Result<RoundNews, SyncFailure>> {
  try {
    return await roundOfNow(parts, signal);
  } catch (error) {
    return failure(storageFailure(error));
  }
}

async function roundOfNow(
  parts: DeviceRounds,
  signal: AbortSignal,
): Promise<Result<RoundNews, SyncFailure>> {
  const { database, server, actor, quarter, pairing } = parts;
  const paired = pairing && (await pairSelfWhereNeeded(database, quarter, { ...pairing, signal }));
  // A refusal stops nothing: the writes are refused too then, and kept with a sentence.
  if (paired && !paired.ok && isPassing(paired.error)) return failure(paired.error);
  const session = await readSession(database);
  const vault = await vaultFor(parts, session);
  const around = { ...surroundingsOf(parts, session), vault };
  const isOurs = session.quarters.includes(quarter) && !lacksVault(parts, session, vault);
  const viewer = viewerOf(session);
  const mayHeal = (id: string, version: Version) =>
    isOurs && mayBringBack(viewer, id, undefined, version, hasArrived(version));
  const scopes = isOurs ? session.scopes : ['public'];
  const mustWait = await waitsIn(parts, session, paired?.ok === true);
  const device = writingDevice(session);
  const rules = { mayHeal, mustWait, isMute: session.isLost };
  const round = await syncRound({ around, server, scopes, actor, device, ...rules }, signal);
  await afterRound(around, server, session, { wasThere: round.ok, signal });
  return round;
}

/**
 * What a guest's phone keeps back. What is the person's own and was written since the phone was asked about:
 * the next round makes it a resident's before it sends that. And what it wrote when it was another device:
 * the server would refuse that for good, and it may be that again.
 */
async function waitsIn(
  { database }: DeviceRounds,
  { role }: DeviceSession,
  isStranger: boolean,
): Promise<((write: SentWrite) => boolean) | undefined> {
  if (role !== 'guest') return undefined;
  const own = await ownPersonIfAny(database);
  return ({ id, isLetter }) => {
    if (isLetter) return false;
    const owner = ownerOf(id);
    return owner === undefined || owner !== own || isStranger;
  };
}

function hasArrived(version: Version): boolean {
  return !version.deleted && typeof version.doc.arrivedAt === 'string';
}

async function vaultFor(
  { vault, database }: DeviceRounds,
  { role, revoked }: DeviceSession,
): Promise<Vault | undefined> {
  // Sent away and wiped: nothing is begun anew.
  if (revoked && !(await readVault(database))) return undefined;
  if (role === 'team') return vault?.(database);
  if (vault) await leaveVault(database);
  return undefined;
}

/** Without WebCrypto, as on plain HTTP, a team's device keeps nothing that names anybody. */
function lacksVault(parts: DeviceRounds, { role }: DeviceSession, vault?: Vault): boolean {
  return role === 'team' && parts.vault !== undefined && vault === undefined;
}

/** Whether it will be otherwise when it is tried again. */
function isPassing(error: PairingFailure): error is PairingFailure & SyncFailure {
  return error.code === 'noContact' || error.code === 'busy';
}

/** What the device knows when it takes something in or writes. */
export function surroundingsOf(
  {
    database,
    quarter,
    now,
    canRead = isReadable,
  }: Pick<DeviceRounds, 'database' | 'quarter' | 'now' | 'canRead'>,
  session: DeviceSession,
): Surroundings {
  return { database, quarter, now, canRead, scopeOfId: scopeOfIdFor(session, quarter) };
}

const isReadable: CanRead = (doc) => parseDocument(doc).ok;
