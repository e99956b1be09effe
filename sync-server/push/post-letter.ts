import { type PostedLetter, postedLetterId } from '#domain/posted-letter.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Database } from '../stores/store.ts';
import { isTooLarge } from '../stores/well-formed.ts';
import type { Arrival } from './stamp.ts';

/**
 * Keeps a letter that only the quarter's home can open, unopened, for replication to bring it there. Gives
 * whether it is safe: one that is larger than a document may be stays with its device. Throws a
 * `StoreFailure`.
 */
export async function postLetter(
  sealed: SealedLetter,
  { caller, now, actor }: Arrival,
  database: Database,
): Promise<boolean> {
  const at = now.toISOString();
  const { role, deviceId, personId, placeId, verified } = caller;
  const stamp = { by: { role, device: deviceId }, arrivedAt: at, updatedAt: at };
  const letter: PostedLetter & { clock: Record<string, number> } = {
    _id: postedLetterId(sealed.id),
    ...({ type: 'letter', v: 1, createdAt: at, clock: {} } as const),
    sealed,
    sender: { role, deviceId, personId, placeId, verified },
    actor,
    ...stamp,
  };
  const doc = JSON.parse(JSON.stringify(letter)) as PostedLetter;
  if (isTooLarge(doc)) return false;
  await database.write([{ id: doc._id, base: null, doc }]);
  // Where it stood there already, it was handed in before.
  return true;
}
