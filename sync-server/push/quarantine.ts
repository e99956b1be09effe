import { createHash } from 'node:crypto';
import type { DenyList } from '../access/deny-list.ts';
import { isUnverified } from '../access/devices.ts';
import type { Database, LivingDocument } from '../stores/store.ts';
import { malformationOf, TOO_LARGE } from '../stores/well-formed.ts';
import { incomingVersion } from './incoming-version.ts';
import { isErased } from './judge-write.ts';
import type { SentWrite } from './push-form.ts';
import { letterIdOf } from './push-letters.ts';
import { invalid, type PushResult, rejected } from './push-result.ts';
import type { Arrival } from './stamp.ts';

/** The most that is kept of one device: a week of a busy Treff has a tenth of it. More waits on the
 *  device until the office has looked. */
const MOST_KEPT = { count: 5000, bytes: 16 * 1024 * 1024 };
/** Of a phone that made itself a resident's: everybody can make as many of these as they like. */
const MOST_OF_UNVERIFIED = { count: 200, bytes: 1024 * 1024 };
/** How long a device waits whose quarantine is full, in seconds. */
const FULL_AFTER_S = 3600;

/**
 * Keeps what a revoked device brings for the office to look at, in the registry: a document a write,
 * whose id is derived from what was sent, so that sending it again keeps it once. What is of an erased
 * person is not kept. Throws a `StoreFailure`.
 */
export async function quarantineWrites(
  writes: readonly SentWrite[],
  quarterId: string,
  { caller, now, actor }: Arrival,
  { registry, denyList }: { registry: Database; denyList: DenyList },
): Promise<PushResult[]> {
  // Nothing is read for who brings nothing.
  if (writes.length === 0) return [];
  const most = isUnverified(caller) ? MOST_OF_UNVERIFIED : MOST_KEPT;
  const room = roomBeside(await keptOf(registry, caller.deviceId), most);
  const kept = new Map<string, Record<string, unknown>>();
  const results = writes.map((write): PushResult => {
    const sentId = 'id' in write ? write.id : letterIdOf(write.sealed);
    const content = { type: 'quarantine', device: caller.deviceId, quarter: quarterId, write };
    const malformed = malformationOf({ ...content, actor });
    if (malformed === TOO_LARGE) return rejected(sentId, 'too-large');
    if (malformed) return invalid(sentId, '', malformed);
    if (isOfErased(write, denyList)) return rejected(sentId, 'erased');
    const text = JSON.stringify(content);
    const hash = createHash('sha256').update(text).digest('base64url');
    const id = `quarantine:${caller.deviceId}~${hash}`;
    if (!room.has(id, text.length)) {
      return { id: sentId, outcome: 'retry', code: 'busy', after: FULL_AFTER_S };
    }
    kept.set(id, { _id: id, ...content, actor, arrivedAt: now.toISOString() });
    return rejected(sentId, 'quarantined');
  });
  await registry.write(
    [...kept].map(([id, doc]) => ({ id, base: null, doc: { ...doc, _id: id } })),
  );
  return results;
}

/** What is kept of a device. */
export function keptOf(
  registry: Database,
  deviceId: string | undefined,
): Promise<LivingDocument[]> {
  return registry.range(`quarantine:${deviceId}~`);
}

function roomBeside(kept: readonly LivingDocument[], most: typeof MOST_KEPT) {
  const ids = new Set(kept.map(({ id }) => id));
  let bytes = kept.reduce((sum, { doc }) => sum + JSON.stringify(doc).length, 0);
  return {
    /** Whether one more fits; what is there already does. */
    has(id: string, length: number): boolean {
      if (ids.has(id)) return true;
      if (ids.size >= most.count || bytes + length > most.bytes) return false;
      ids.add(id);
      bytes += length;
      return true;
    },
  };
}

/** A letter is opened, and looked at, when the office decides. */
function isOfErased(write: SentWrite, denyList: DenyList): boolean {
  if ('sealed' in write) return false;
  if (denyList.isErased(write.id)) return true;
  const incoming = incomingVersion(write);
  return incoming.ok && isErased(incoming.value, denyList);
}
