import { raisedClock } from '#domain/clock.ts';
import { whatRemains } from '#domain/erasure.ts';
import { clockOf } from '#domain/version.ts';
import { type DenyList, isErasedPerson } from '../access/deny-list.ts';
import type { TakeNumbers } from '../identity.ts';
import type { Reaction } from './reaction.ts';

/** Erases again what came in by replication, or from a server that was set back. */
export function eraseAgain(denyList: DenyList, takeNumbers: TakeNumbers): Reaction {
  const erased = isErasedPerson(denyList);
  return {
    name: 'eraseAgain',
    // Whoever let a change in may have known less than is known by now.
    begin: async () => denyList.upToDate?.(),
    async react(change, read) {
      if (change.deleted || denyList.size === 0) return [];
      const [standing] = await read.getMany([change.id]);
      if (!standing || standing.deleted) return [];
      const { id, rev: base, doc } = standing;
      const remains = denyList.isErased(id) ? undefined : whatRemains(doc, erased);
      if (remains === doc) return [];
      const { writer, first } = await takeNumbers(1);
      const clock = raisedClock(clockOf(standing), writer, first);
      if (!remains) return [{ id, base, deleted: true, clock, reason: 'erased' }];
      return [{ id, base, doc: { ...remains, updatedAt: read.now.toISOString(), clock } }];
    },
  };
}
