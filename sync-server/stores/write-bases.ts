import type { DocumentRow, Revisions } from './revisions.ts';
import type { StoreWrite, WriteOutcome } from './store.ts';

/** A write, and the rev over which the store makes it. */
export interface BasedWrite {
  write: StoreWrite;
  base: string | null;
}

/**
 * Tries those writes whose base stands, and answers for all in their order. A store alone would also
 * take an edit over a leaf that lost to another, or a tombstone over nothing where one stands.
 */
export async function writeOverStanding(
  revisions: Revisions,
  writes: readonly StoreWrite[],
  attempt: (writes: BasedWrite[]) => Promise<WriteOutcome[]>,
): Promise<WriteOutcome[]> {
  const standing = await revisions.rows(writes.map(({ id }) => id));
  const bases = writes.map((write, index) => baseOf(write, standing[index]));
  const tried = writes.flatMap((write, index) => {
    const base = bases[index];
    return base === undefined ? [] : [{ write, base }];
  });
  const outcomes = tried.length > 0 ? await attempt(tried) : [];
  return writes.map(({ id }, index) => {
    const outcome = bases[index] === undefined ? undefined : outcomes.shift();
    return outcome ?? { id, outcome: 'conflict' };
  });
}

/** The rev to write over; `undefined` where the write's base is not what stands. */
function baseOf(write: StoreWrite, standing: DocumentRow | undefined): string | null | undefined {
  if (write.base !== null) return write.base === standing?.rev ? write.base : undefined;
  if (!standing) return null;
  if (!standing.deleted) return undefined;
  // A store makes a document anew over a tombstone by itself, but no second tombstone.
  return 'doc' in write ? null : standing.rev;
}
