import { takenIn } from '#domain/local-copy.ts';
import { Copies, type Surroundings } from './copies.ts';
import type { Meet } from './first-copy.ts';

/** Lets a snapshot's documents meet what this device holds of them, and what of it is pending. */
export function meetingIn(around: Surroundings): Meet {
  return async ({ scope }, documents) => {
    const copies = await Copies.of(
      around,
      documents.map(({ id }) => id),
    );
    for (const { id, rev, doc } of documents) {
      const news = { rev, version: { doc: { ...doc, _id: id } } };
      copies.meet(id, news, takenIn, scope);
    }
    await copies.write();
  };
}
