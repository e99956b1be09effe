import { personsNamedIn } from '#domain/erasure.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import { ROLL } from '../reactions/places/place-rolls.ts';
import type { SealKeys } from '../sealing/seal-keys.ts';
import type { Database, StoreWrite } from '../stores/store.ts';
import type { ErasedView } from './traces.ts';

/** What names nobody by these beginnings is the server's own. */
const KEPT = /^(erasure|expunge|server|checkpoint|lease|sealKey|doorWordKey|vapidKey):/;

/**
 * Takes erased persons out of the registry: what revoked devices brought of them goes, sealed too;
 * their own devices lose their rights, person, name and network. Gives the number of documents changed.
 */
export async function cleanRegistry(
  registry: Database,
  view: ErasedView,
  keys: Pick<SealKeys, 'open'>,
  now: Date,
): Promise<number> {
  const writes: StoreWrite[] = [];
  for (const { id, rev: base, doc } of (await registry.all()).documents) {
    if (KEPT.test(id) || !(await names(doc, view, keys))) continue;
    if (doc.type === ROLL) {
      writes.push({ id, base, doc: rollWithout(doc, view) });
      continue;
    }
    if (doc.type !== 'device') {
      writes.push({ id, base, deleted: true, clock: {}, reason: 'erased' });
      continue;
    }
    const { personId: _, name: __, network: ___, ...device } = doc;
    const revokedAt = doc.revokedAt ?? now.toISOString();
    writes.push({ id, base, doc: { ...(device as Body), revokedAt } });
  }
  const outcomes = writes.length > 0 ? await registry.write(writes) : [];
  // A device that was seen meanwhile is looked at in the next round.
  return outcomes.length;
}

/** The others keep the places that they were given. */
function rollWithout(roll: Body, view: ErasedView): Body {
  const left = (ids: unknown) => (ids as string[]).filter((id) => !view.isErased(id));
  return { ...roll, entries: left(roll.entries), given: left(roll.given) };
}

async function names(doc: Body, view: ErasedView, keys: Pick<SealKeys, 'open'>): Promise<boolean> {
  const isNamed = (value: unknown) =>
    [...personsNamedIn(value)].some((id) => view.isErasedPerson(id));
  const { sealed, id } = (doc.write ?? {}) as { sealed?: SealedLetter; id?: unknown };
  if (typeof id === 'string' && view.isErased(id)) return true;
  // What taking it in had changed is kept for a day, so that it can be taken back.
  if (isNamed(doc.decided)) return true;
  if (doc.type !== 'quarantine' || !sealed) return isNamed(doc);
  const opened = await keys.open(String(doc.quarter), sealed);
  return opened !== 'otherKey' && isNamed(opened?.doc);
}
