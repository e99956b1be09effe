import { createHash } from 'node:crypto';
import { ownerOf } from '#domain/ids.ts';
import { mayWrite } from '#domain/permissions.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { DenyList } from '../access/deny-list.ts';
import { type Caller, isUnverified } from '../access/devices.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, Store, StoreWrite } from '../stores/store.ts';
import { malformationOf, TOO_LARGE } from '../stores/well-formed.ts';
import { incomingVersion } from './incoming-version.ts';
import { isErased } from './judge-write.ts';
import type { SentWrite } from './push-form.ts';
import { type Aside, letterIdOf } from './push-letters.ts';
import { invalid, type PushResult, rejected } from './push-result.ts';
import type { SelfMadeRoom } from './self-made-room.ts';
import type { Size } from './sizes.ts';
import type { Arrival } from './stamp.ts';

/** The most that is kept of one device: a week of a busy Treff has a tenth of it. More waits on the
 *  device until the office has looked. */
const MOST_KEPT: Size = { count: 5000, bytes: 16 * 1024 * 1024 };
/** Of a phone that made itself a resident's: everybody can make as many of these as they like. */
const MOST_OF_UNVERIFIED: Size = { count: 200, bytes: 1024 * 1024 };
/** How long a device waits whose quarantine is full, in seconds. */
const FULL_AFTER_S = 3600;

/** What the quarantine works with. */
export interface QuarantineParts {
  registry: Database;
  denyList: DenyList;
  rooms: SelfMadeRoom;
}

/**
 * Keeps what a revoked device brings for the office to look at, in the registry: a document a write,
 * whose id is derived from what was sent, so that sending it again keeps it once. What is of an erased
 * person is not kept. Throws a `StoreFailure`.
 */
export async function quarantineWrites(
  writes: readonly SentWrite[],
  quarterId: string,
  { caller, now, actor }: Arrival,
  { registry, denyList, rooms }: QuarantineParts,
): Promise<PushResult[]> {
  // Nothing is read for who brings nothing.
  if (writes.length === 0) return [];
  const most = isUnverified(caller) ? MOST_OF_UNVERIFIED : MOST_KEPT;
  const room = await roomBeside(caller, quarterId, most, rooms);
  const kept = new Map<string, StoreWrite>();
  const results = writes.map((write): PushResult => {
    const sentId = 'id' in write ? write.id : letterIdOf(write.sealed);
    const { id, length, doc, malformed } = entryOf(write, quarterId, { caller, now, actor });
    if (malformed === TOO_LARGE) return rejected(sentId, 'too-large');
    if (malformed) return invalid(sentId, '', malformed);
    const isGone = isOfErased(write, denyList);
    if (isGone && mightWrite(caller, write)) return rejected(sentId, 'erased');
    if (!room.has(write, id, length)) {
      return fullAnswer(write);
    }
    // Who could never write it is told the same as of anybody's, and does not learn who was erased.
    if (isGone) return rejected(sentId, 'quarantined');
    kept.set(id, { id, base: null, doc });
    return rejected(sentId, 'quarantined');
  });
  await registry.write([...kept.values()]);
  return results;
}

/**
 * Where letters of a device with access are kept that met something else. It has no end, as there is
 * none to what such a device hands in that is new: else a letter would be lost, or the sender told that
 * it met something.
 */
export function asideOf(quarterId: string, arrival: Omit<Arrival, 'heal'>, store: Store): Aside {
  const entry = (letter: SealedLetter) =>
    entryOf({ sealed: letter }, quarterId, arrival, { isAside: true });
  return {
    fits: (letter) => entry(letter).malformed === undefined,
    keep: async (letter) => {
      const { id, doc } = entry(letter);
      await (await store.database(REGISTRY)).write([{ id, base: null, doc }]);
    },
  };
}

/** What is kept of a write, under an id derived from it, and what a store would object to. */
function entryOf(
  write: SentWrite,
  quarterId: string,
  { caller, now, actor }: Omit<Arrival, 'heal'>,
  others: object = {},
) {
  const device = caller.deviceId ?? 'guest';
  const content = { type: 'quarantine', device, quarter: quarterId, write };
  const idOf = (hash: string) => `quarantine:${device}~${hash}`;
  const doc = { _id: idOf(NO_HASH), ...content, ...others, actor, arrivedAt: now.toISOString() };
  const malformed = malformationOf(doc);
  // What is nested too deep nobody can write down, nor hash.
  const text = malformed ? '' : JSON.stringify(content);
  const id = idOf(createHash('sha256').update(text).digest('base64url'));
  return { id, doc: { ...doc, _id: id }, length: text.length, malformed };
}

/** As long as a hash in base64url. */
const NO_HASH = '-'.repeat(43);

/** There is no room for it now: it waits on the device. */
export function fullAnswer(write: SentWrite): PushResult {
  const id = 'id' in write ? write.id : letterIdOf(write.sealed);
  return { id, outcome: 'retry', code: 'busy', after: FULL_AFTER_S };
}

async function roomBeside(caller: Caller, quarterId: string, most: Size, rooms: SelfMadeRoom) {
  const deviceId = caller.deviceId ?? '';
  const kept = await rooms.quarantine();
  const together = isUnverified(caller) ? await rooms.roomFor(deviceId, quarterId) : undefined;
  const added = new Set<string>();
  let { count, bytes } = kept.of(deviceId);
  return {
    /** Whether one more fits; what is there already does. */
    has(write: SentWrite, id: string, length: number): boolean {
      if (added.has(id) || kept.ofDocument(deviceId, id) > 0) return true;
      if (count >= most.count || bytes + length > most.bytes) return false;
      if (together && !together.has(write, id)) return false;
      added.add(id);
      count += 1;
      bytes += length;
      return true;
    },
  };
}

/**
 * Whether the device could write such a thing before it was revoked: as new, or over another. A resident's
 * that has no person any more lost it by an erasure: it may have been that of whoever the write is about,
 * whose id nobody else can guess.
 */
function mightWrite(caller: Caller, write: SentWrite): boolean {
  if ('sealed' in write) return false;
  const incoming = incomingVersion(write);
  if (!incoming.ok) return false;
  const { id, version } = incoming.value;
  const personId = caller.role === 'resident' ? (caller.personId ?? ownerOf(id)) : caller.personId;
  const writer = { ...caller, personId };
  return [undefined, version].some((old) => mayWrite(writer, id, old, version));
}

/** A letter is opened, and looked at, when the office decides. */
function isOfErased(write: SentWrite, denyList: DenyList): boolean {
  if ('sealed' in write) return false;
  if (denyList.isErased(write.id)) return true;
  const incoming = incomingVersion(write);
  return incoming.ok && isErased(incoming.value, denyList);
}
