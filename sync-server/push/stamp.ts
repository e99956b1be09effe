import { type DatabaseKind, partsOf } from '#domain/ids.ts';
import type { Body } from '#domain/version.ts';
import type { Caller } from '../access/devices.ts';

/** What is the same for all writes of one request. */
export interface Arrival {
  caller: Caller;
  /** When the request came, by the server's clock. */
  now: Date;
  /** Whether the device brings back what a server lost. */
  heal: boolean;
  /** The volunteer who used a shared tablet. */
  actor?: string;
  /** Device minus server clock, in seconds; absent where the device did not say. */
  skew?: number;
}

/** The server fields of a document. */
export type Stamp = Record<string, unknown>;

/**
 * What the server writes on a document that it takes. `before` is the living version that it replaces.
 * A version that a server stamped once, and that a device brings back unedited, keeps its stamp: times
 * that are past, and an author who may no more than the device.
 */
export function stampOf(
  arrival: Arrival,
  id: string,
  before: Body | undefined,
  sent: Stamp,
): Stamp {
  const kind = partsOf(id)?.database ?? 'private';
  const now = arrival.now.toISOString();
  if (arrival.heal && wasStamped(sent, before, now)) {
    const { by, arrivedAt, updatedAt, skew } = sent;
    // Nobody brings the end of what stands here nearer: it would be deleted for good.
    const { deleteAfter } = before ?? sent;
    const healedBy = kind === 'private' ? arrival.caller.deviceId : arrival.caller.role;
    const first = before?.arrivedAt ?? arrivedAt ?? updatedAt;
    const believed = mayClaim(arrival.caller, by) ? by : undefined;
    const kept = { by: shownBy(believed, kind), arrivedAt: first, updatedAt, skew, deleteAfter };
    return defined({ ...kept, healedBy });
  }
  return defined({
    by: authorOf(arrival, kind),
    arrivedAt: before?.arrivedAt ?? firstArrival(arrival.heal, sent, now) ?? now,
    updatedAt: now,
    // How wrong a clock goes is a mark of its device: not for everyone.
    skew: kind === 'public' ? undefined : arrival.skew,
  });
}

/** When what an edit was made from first came, where a server that was set back has lost that: its time
 *  does not begin anew with the edit. An edit has no `updatedAt` of its own yet. */
function firstArrival(heal: boolean, { arrivedAt, updatedAt }: Stamp, now: string): unknown {
  const isBelieved = heal && updatedAt === undefined && isPastInstant(arrivedAt, now);
  return isBelieved ? arrivedAt : undefined;
}

/**
 * Whether the sent version carries its own stamp. An edited one that still has the stamp of what it
 * was made from has the same time as the current version, or, where that was lost too, keeps a
 * time that is too early: it is counted as earlier than it was, never as later.
 */
function wasStamped(sent: Stamp, before: Body | undefined, now: string): boolean {
  const { updatedAt, arrivedAt = updatedAt } = sent;
  return (
    isPastInstant(updatedAt, now) &&
    isPastInstant(arrivedAt, now) &&
    updatedAt !== before?.updatedAt
  );
}

function isPastInstant(value: unknown, now: string): boolean {
  return typeof value === 'string' && Number.isFinite(Date.parse(value)) && value <= now;
}

function authorOf({ caller, actor }: Arrival, kind: DatabaseKind): Stamp {
  if (kind !== 'private') return { role: caller.role };
  return defined({ role: caller.role, device: caller.deviceId, actor });
}

/** Roles by how far their word goes. Who is not named here (a server, a role of a newer version) is
 *  claimed by the office alone. */
const RANKS: Readonly<Record<string, number>> = { guest: 0, kiosk: 1, resident: 1, team: 2 };
const HIGHEST = 3;

/** Whether a device that heals may say who wrote first: not that somebody did who may more than it may
 *  itself. What it may not say is left open; `healedBy` tells who brought it. */
function mayClaim({ role }: Caller, by: unknown): boolean {
  const claimed = typeof by === 'object' && by !== null ? (by as Stamp).role : by;
  return rankOf(claimed) <= rankOf(role);
}

function rankOf(role: unknown): number {
  return typeof role === 'string' && Object.hasOwn(RANKS, role)
    ? (RANKS[role] ?? HIGHEST)
    : HIGHEST;
}

/** Public and team documents show the role only, also of who wrote a healed one. */
function shownBy(by: unknown, kind: DatabaseKind): unknown {
  if (typeof by !== 'object' || by === null) return by;
  const { role, device, actor } = by as Stamp;
  return kind === 'private' ? defined({ role, device, actor }) : { role };
}

function defined(fields: Stamp): Stamp {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
