import { liveQuery } from 'dexie';
import { readCheckpoint } from '../data/checkpoints.ts';
import type { LocalDatabase } from '../data/database.ts';
import type { StatusBoard } from './status.ts';

/**
 * Tells the board how far the copy of a quarter has come, for as long as it is watched: from the
 * database, so that every tab says the same, whichever of them pulls. Returns what ends it.
 */
export function watchCopy(
  database: LocalDatabase,
  quarter: string,
  board: StatusBoard,
): () => void {
  const subscription = liveQuery(() => readCheckpoint(database, quarter, 'public')).subscribe({
    next: (checkpoint) => {
      if (!checkpoint) return;
      const { savedAt, received, count, contactAt } = checkpoint;
      board.learn({ copy: { whole: savedAt !== undefined, received, count, contactAt } });
    },
  });
  return () => subscription.unsubscribe();
}
