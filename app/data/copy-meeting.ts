import { covers } from '#domain/clock.ts';
import { differed, takenIn } from '#domain/local-copy.ts';
import { clockOf, type Version } from '#domain/version.ts';
import { Copies, type Surroundings } from './copies.ts';
import type { Meet } from './first-copy.ts';

/**
 * Lets a snapshot's documents meet what this device holds of them, and what of it is pending. A server
 * that was set back after a copy was begun shows what is older than the copy, or beside it: where this
 * device may, it brings back what was lost.
 */
export function meetingIn(
  around: Surroundings,
  mayHeal: (id: string, version: Version) => boolean = () => false,
): Meet {
  return async ({ scope }, documents) => {
    const copies = await Copies.of(
      around,
      documents.map(({ id }) => id),
    );
    for (const { id, rev, doc } of documents) {
      const news = { rev, version: { doc: { ...doc, _id: id } } };
      const { held, outgoing } = copies.get(id);
      const isLost = held && !outgoing && !covers(clockOf(news.version), clockOf(held.version));
      const heals = isLost && mayHeal(id, held.version);
      copies.meet(id, news, heals ? differed : takenIn, scope);
    }
    await copies.write();
  };
}
