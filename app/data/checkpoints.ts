import { failure, type Result, success } from '#domain/result.ts';
import type { Checkpoint, LocalDatabase, Revision } from './database.ts';

/** Another tab moved the checkpoint meanwhile; nothing was written. */
export interface Overtaken {
  code: 'overtaken';
}

/** How far a scope was pulled; `undefined` before the first batch. */
export function readCheckpoint(
  database: LocalDatabase,
  quarter: string,
  scope: string,
): Promise<Checkpoint | undefined> {
  return database.checkpoints.get([quarter, scope]);
}

/** Notes that the server was heard of, without anything new. */
export async function noteContact(
  database: LocalDatabase,
  held: Checkpoint,
  contact: Pick<Checkpoint, 'contactAt' | 'serverAt'>,
): Promise<void> {
  await database.checkpoints.update([held.quarter, held.scope], contact);
}

/** Notes that the server's history is another: the next pull of this scope begins with `diff`. */
export async function noteEpoch(
  database: LocalDatabase,
  { quarter, scope }: Pick<Checkpoint, 'quarter' | 'scope'>,
  epoch: string,
): Promise<void> {
  await database.checkpoints.update([quarter, scope], { wanted: epoch });
}

/**
 * Compare and set, inside a transaction that holds `checkpoints`: `write` and the new checkpoint
 * together, or neither. Two tabs may pull side by side and neither undoes the other. `hasCompared`:
 * what was accepted before has been compared with what the server has, and is asked for no more; a
 * server that lost it would say so for ever.
 */
export async function advance(
  database: LocalDatabase,
  held: Checkpoint | undefined,
  next: Checkpoint,
  write: () => Promise<void>,
  hasCompared = false,
): Promise<Result<void, Overtaken>> {
  const current = await database.checkpoints.get([next.quarter, next.scope]);
  if (!isSame(current, held)) return failure({ code: 'overtaken' });
  // What a push noted meanwhile stays noted.
  const accepted = witnessesLeft(current?.accepted, held?.accepted, hasCompared);
  await database.checkpoints.put({ ...next, accepted });
  await write();
  return success(undefined);
}

/** Two snapshots taken at the same `since` hold the same documents: they may fill one copy. */
function isSame(a: Checkpoint | undefined, b: Checkpoint | undefined): boolean {
  return (
    a?.epoch === b?.epoch &&
    a?.since === b?.since &&
    a?.complete === b?.complete &&
    a?.wanted === b?.wanted
  );
}

/** So many versions are named at most: a server that was set back has lost the newest first. */
export const MOST_WITNESSES = 50;

/** What the next question names: all that was noted since the last one, and the newest before. */
function witnessesLeft(
  now: readonly Revision[] | undefined = [],
  asked: readonly Revision[] | undefined = [],
  hasCompared: boolean,
): Revision[] | undefined {
  const isAsked = new Set(asked.map(({ id, rev }) => `${rev} ${id}`));
  const later = now.filter(({ id, rev }) => !isAsked.has(`${rev} ${id}`));
  const left = [...(hasCompared ? [] : asked.slice(-1)), ...later].slice(-MOST_WITNESSES);
  return left.length > 0 ? left : undefined;
}
