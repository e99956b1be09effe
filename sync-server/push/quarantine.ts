import { createHash } from 'node:crypto';
import type { Database } from '../stores/store.ts';
import { malformationOf, TOO_LARGE } from '../stores/well-formed.ts';
import type { SentWrite } from './push-form.ts';
import { letterIdOf } from './push-letters.ts';
import { invalid, type PushResult, rejected } from './push-result.ts';
import type { Arrival } from './stamp.ts';

/**
 * Keeps what a revoked device brings for the office to look at, in the registry: a document a write,
 * whose id is derived from what was sent, so that sending it again keeps it once.
 * Throws a `StoreFailure`.
 */
export async function quarantineWrites(
  writes: readonly SentWrite[],
  quarterId: string,
  { caller, now, actor }: Arrival,
  registry: Database,
): Promise<PushResult[]> {
  const kept = new Map<string, Record<string, unknown>>();
  const results = writes.map((write): PushResult => {
    const sentId = 'id' in write ? write.id : letterIdOf(write.sealed);
    const content = { type: 'quarantine', device: caller.deviceId, quarter: quarterId, write };
    const malformed = malformationOf({ ...content, actor });
    if (malformed === TOO_LARGE) return rejected(sentId, 'too-large');
    if (malformed) return invalid(sentId, '', malformed);
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
    const id = `quarantine:${caller.deviceId}~${hash}`;
    kept.set(id, { _id: id, ...content, actor, arrivedAt: now.toISOString() });
    return rejected(sentId, 'quarantined');
  });
  await registry.write(
    [...kept].map(([id, doc]) => ({ id, base: null, doc: { ...doc, _id: id } })),
  );
  return results;
}
