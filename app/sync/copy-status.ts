import { liveQuery } from 'dexie';
import { readCheckpoint } from '../data/checkpoints.ts';
import type { LocalDatabase } from '../data/database.ts';
import { followQuery } from '../data/follow-query.ts';
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
  const query = liveQuery(() => readCheckpoint(database, quarter, 'public'));
  return followQuery(query, (checkpoint) => {
    if (!checkpoint) return;
    const { savedAt, received, count, contactAt } = checkpoint;
    board.learn({ copy: { whole: savedAt !== undefined, received, count, contactAt } });
  });
}
