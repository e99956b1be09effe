import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { Copies, type Surroundings, tablesOf } from './copies.ts';
import { askToPersist } from './persistence.ts';

/** Why a change was not made. `ended`: the document expired, was erased or withdrawn. `locked`: what
 *  there is must be read to be changed, and nobody has opened the tablet. */
export type WriteFailure = { code: 'ended' | 'locked'; id: string };

/** What becomes of a document: its next content from the one there is, or nothing to delete it. */
export type Change = (current: Body | undefined) => Body | undefined;

/**
 * Makes a person's change: document and outbox entry in one transaction, so that neither is ever
 * there without the other. A change that leaves the document as it is writes nothing. Commands check
 * schema and permission before. On a team's device what names a person is written down encrypted, and
 * beside it sealed, so that a locked tablet can deliver it; what is new can be written while it is
 * locked. Throws where the device's database refuses (full, gone).
 */
export function changeDocument(
  around: Surroundings,
  id: string,
  change: Change,
): Promise<Result<void, WriteFailure>> {
  return changeDocuments(around, new Map([[id, change]]));
}

/**
 * Makes several changes that belong together: all or none. `problemWith` says what speaks against one, of
 * what is there and what it is to become, both as they can be read.
 */
export function changeDocuments<Problem extends { code: string } = never>(
  around: Surroundings,
  changes: ReadonlyMap<string, Change>,
  problemWith?: (
    id: string,
    current: Body | undefined,
    next: Body | undefined,
  ) => Problem | undefined,
): Promise<Result<void, WriteFailure | Problem>> {
  const { database } = around;
  // What is written here may be the only copy there is.
  void askToPersist();
  return database.transaction('rw', tablesOf(database), async () => {
    const copies = await Copies.of(around, [...changes.keys()]);
    for (const [id, change] of changes) {
      const version = copies.get(id).held?.version;
      const doc = version && !version.deleted ? version.doc : undefined;
      const opened = doc && (await openedIn(around, doc));
      const current = opened ?? doc;
      const next = change(current);
      const isSame = next === current;
      // Who takes something back need not read it.
      if (next && doc && !opened && !(isSame && !problemWith)) {
        return failure({ code: 'locked', id });
      }
      const problem = problemWith?.(id, current, next);
      if (problem !== undefined) return failure(problem);
      if (isSame) continue;
      const isTaken = await copies.editOpen(id, next && { ...next, _id: id });
      if (!isTaken) return failure({ code: 'ended', id });
    }
    await copies.write();
    return success(undefined);
  });
}

/** A document as it was before it was closed; `undefined` while it cannot be read. In a transaction it
 *  must hold `own`. */
export async function openedIn(
  { vault, quarter }: Pick<Surroundings, 'vault' | 'quarter'>,
  doc: Body,
): Promise<Body | undefined> {
  return vault ? vault.within.opened(quarter, doc) : doc;
}
