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
  const asked = writes.filter((write) => !isPlainCreate(write));
  const rows = asked.length > 0 ? await revisions.rows(asked.map(({ id }) => id)) : [];
  const standing = new Map(asked.map((write, index) => [write, rows[index]]));
  const bases = writes.map((write) =>
    isPlainCreate(write) ? null : baseOf(write, standing.get(write)),
  );
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

/** A document where none lives: that much a store looks at by itself. */
function isPlainCreate(write: StoreWrite): boolean {
  return write.base === null && 'doc' in write;
}

/** The rev to write over; `undefined` where the write's base is not what stands. */
function baseOf(write: StoreWrite, standing: DocumentRow | undefined): string | null | undefined {
  if (write.base !== null) return write.base === standing?.rev ? write.base : undefined;
  if (!standing) return null;
  if (!standing.deleted) return undefined;
  // A store makes a document anew over a tombstone by itself, but no second tombstone.
  return standing.rev;
}
