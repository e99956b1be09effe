import { liveQuery, type Observable } from 'dexie';
import { furtherWriter } from '#domain/clock.ts';
import type { LocalDatabase } from './database.ts';
import { localDatabase } from './local-store.ts';

/** Who this device is in clocks. */
export interface DeviceIdentity {
  /** As the server knows it; made here until it is paired. */
  deviceId: string;
  /** The device's entry in clocks: its id, or its id with a suffix after it lost its database. */
  writer: string;
}

/** What the server said this device may do; kept for the time without a network. */
export interface DeviceSession {
  role: string;
  deviceId?: string;
  personId?: string;
  placeId?: string;
  verified?: boolean;
  /** The office has sent this device away. */
  revoked?: boolean;
  /** The office asks for it to be brought to it. */
  bringIn?: boolean;
  /** An info tablet that the server does not know any more: its cookie is gone. It stays locked, and
   *  keeps what waits, until it is connected anew. */
  isLost?: boolean;
  quarters: string[];
  scopes: string[];
}

/** The session of a device that was never paired. */
export const GUEST_SESSION: DeviceSession = { role: 'guest', quarters: [], scopes: ['public'] };

/** The device's own counters. A number is given once, whatever becomes of what it was given for. */
export interface Counters {
  edits: number;
  orders: number;
  acceptances: number;
}

const NO_COUNTERS: Counters = { edits: 0, orders: 0, acceptances: 0 };
const IDENTITY = 'identity';
const COUNTERS = 'counters';
/** Under which key of `own` the session stands. */
export const SESSION = 'session';

/** Who this device is; made at the first question. Inside a transaction it must hold `own`. */
export async function readIdentity(database: LocalDatabase): Promise<DeviceIdentity> {
  const known = await database.own.get(IDENTITY);
  if (known) return known.value as DeviceIdentity;
  const deviceId = `x${randomHex(6)}`;
  const identity = { deviceId, writer: deviceId };
  await database.own.put({ key: IDENTITY, value: identity });
  return identity;
}

/** Keeps who this device is. */
export async function keepIdentity(
  database: LocalDatabase,
  identity: DeviceIdentity,
): Promise<void> {
  await database.own.put({ key: IDENTITY, value: identity });
}

/**
 * Gives a device that has a name at the server another one in clocks, for what it writes from now on: of
 * what it has let go of, entered anew, its old name would say that it had seen it, and overwrite it. Inside
 * a transaction that holds `own`.
 */
export async function renameWriter(database: LocalDatabase): Promise<void> {
  const { deviceId } = await readIdentity(database);
  if (isProvisional(deviceId)) return;
  const { edits } = await readCounters(database);
  await keepIdentity(database, { deviceId, writer: furtherWriter(deviceId, edits) });
}

/** Made here, and known to no server. */
function isProvisional(deviceId: string): boolean {
  return deviceId.startsWith('x');
}

/** The counters as they stand. */
export async function readCounters(database: LocalDatabase): Promise<Counters> {
  return ((await database.own.get(COUNTERS))?.value as Counters | undefined) ?? NO_COUNTERS;
}

/** Keeps the counters; in the transaction that used their numbers. */
export async function keepCounters(database: LocalDatabase, counters: Counters): Promise<void> {
  await database.own.put({ key: COUNTERS, value: counters });
}

/** What the server last said this device may do. */
export async function readSession(database: LocalDatabase): Promise<DeviceSession> {
  return ((await database.own.get(SESSION))?.value as DeviceSession | undefined) ?? GUEST_SESSION;
}

/** The same, now and after every change. */
export function observeSession(): Observable<DeviceSession> {
  return liveQuery(() => readSession(localDatabase()));
}

/** Which device writes as the server must know it; `null`: a guest's, which need not be known. */
export function writingDevice({ role, deviceId }: DeviceSession): string | null {
  return role === 'guest' ? null : (deviceId ?? null);
}

/** The quarter of an info tablet, for as long as this device is one: its role says so, nothing else. */
export function infoTabletOf({ role, revoked, quarters }: DeviceSession): string | undefined {
  return role === 'kiosk' && !revoked ? quarters[0] : undefined;
}

/** The same, now and after every change; `null` where this device is none. */
export function observeInfoTablet(): Observable<string | null> {
  return liveQuery(async () => infoTabletOf(await readSession(localDatabase())) ?? null);
}

/** Whether this is an info tablet that has to be connected anew; now and after every change. */
export function observeLostTablet(): Observable<boolean> {
  return liveQuery(async () => (await readSession(localDatabase())).isLost ?? false);
}

/** This device is nobody's any more because somebody said so at it: an info tablet is unlocked by that. */
export async function forgetSession(database: LocalDatabase): Promise<void> {
  await keepSession(database, GUEST_SESSION);
}

/** Keeps the session for the time without a network. */
export async function keepSession(database: LocalDatabase, session: DeviceSession): Promise<void> {
  await database.own.put({ key: SESSION, value: session });
}

function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
