import { raisedClock } from '#domain/clock.ts';
import { partsOf } from '#domain/ids.ts';
import type { TakeNumbers } from '../identity.ts';
import type { SealKeys } from '../sealing/seal-keys.ts';
import type { Reaction } from './reaction.ts';

/** Puts the public key that letters are sealed to into a quarter's own document, where every device
 *  finds it. Only the quarter's home reacts: it alone opens letters. */
export function showSealKey(keys: SealKeys, takeNumbers: TakeNumbers): Reaction {
  return {
    name: 'showSealKey',
    async react(change, read) {
      const parts = partsOf(change.id);
      if (parts?.type !== 'quarter' || change.deleted) return [];
      const [standing] = await read.getMany([change.id]);
      if (!standing || standing.deleted) return [];
      const sealKey = await keys.ensure(parts.key);
      if (standing.doc.sealKey === sealKey) return [];
      const { writer, first } = await takeNumbers(1);
      const clock = raisedClock(standing.doc.clock, writer, first);
      const updatedAt = read.now.toISOString();
      const doc = { ...standing.doc, sealKey, clock, updatedAt };
      return [{ id: change.id, base: standing.rev, doc }];
    },
  };
}
