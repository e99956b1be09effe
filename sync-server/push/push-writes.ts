import { type DatabaseKind, databaseOf, partsOf } from '#domain/ids.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { incomingVersion } from './incoming-version.ts';
import { cleared, type Judging } from './judge-write.ts';
import type { SentWrite } from './push-form.ts';
import { type LetterBox, letterIdOf, takeLetter } from './push-letters.ts';
import { type PushResult, rejected } from './push-result.ts';
import { type Entry, storeWrites } from './store-writes.ts';

/** How long a device waits when the store was away. */
const RETRY_AFTER_S = 5;

/**
 * Takes a device's writes: each is judged by itself, what passes is stored in batches, and each gets
 * one result, in order. Nothing is thrown where the store fails midway: what is not known to be
 * written is to be sent again, which changes nothing if it was.
 */
export async function pushWrites(
  writes: readonly SentWrite[],
  judging: Judging,
  box: LetterBox,
): Promise<PushResult[]> {
  const { databaseFor } = box;
  const results = new Map<number, PushResult>();
  const entries: Entry[] = [];
  for (const [index, write] of writes.entries()) {
    if ('sealed' in write) {
      results.set(index, await takeLetter(write.sealed, judging, box));
      continue;
    }
    if (judging.arrival.caller.role === 'guest') {
      // A guest's only way is the letter: nothing is read or made for who may not write.
      results.set(index, rejected(write.id, 'forbidden'));
      continue;
    }
    const incoming = incomingVersion(write);
    if (!incoming.ok) {
      results.set(index, incoming.error.result);
      continue;
    }
    const left = cleared(incoming.value, judging.denyList);
    entries.push({ index, incoming: left, isCleared: left !== incoming.value });
  }
  try {
    for (const { kind, wave } of wavesOf(entries)) {
      const database = await databaseFor(kind);
      for (const [index, result] of await storeWrites(wave, judging, database)) {
        results.set(index, result);
      }
    }
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
  }
  return writes.map((write, index) => results.get(index) ?? busy(write));
}

/**
 * Batches for one database each, with no id twice in a batch. A superseded value comes before the
 * write that won over it, or a crash between the two would lose it.
 */
function wavesOf(entries: readonly Entry[]): { kind: DatabaseKind; wave: Entry[] }[] {
  const waves = new Map<string, { kind: DatabaseKind; wave: Entry[] }>();
  const turns = new Map<string, number>();
  for (const entry of entries) {
    const { id } = entry.incoming;
    const kind = databaseOf(id) ?? 'private';
    const first = partsOf(id)?.type === 'superseded' ? 'first' : 'then';
    const turn = turns.get(id) ?? 0;
    turns.set(id, turn + 1);
    const name = `${first} ${String(turn).padStart(3, '0')} ${kind}`;
    const known = waves.get(name);
    if (known) known.wave.push(entry);
    else waves.set(name, { kind, wave: [entry] });
  }
  const inOrder = [...waves.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([, wave]) => wave);
}

function busy(write: SentWrite): PushResult {
  const id = 'id' in write ? write.id : letterIdOf(write.sealed);
  return { id, outcome: 'retry', code: 'busy', after: RETRY_AFTER_S };
}
