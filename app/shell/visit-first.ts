import type { LocalDatabase } from '../data/database.ts';
import { watchCopy } from '../sync/copy-status.ts';
import { takeFirstCopy } from '../sync/first-visit.ts';
import { QuarterRequests } from '../sync/quarter-requests.ts';
import type { StatusBoard } from '../sync/status.ts';

/** What a first visit leaves to the engine. */
export interface Visited {
  requests: QuarterRequests;
  /** Ends what it tells the board. */
  stop: () => void;
}

/** Brings a quarter's first copy and tells the board how far it is; resolves when the engine is to take
 *  over, with or without a copy. */
export async function visitFirst(
  database: LocalDatabase,
  quarter: string,
  board: StatusBoard,
  signal: AbortSignal,
): Promise<Visited> {
  const requests = new QuarterRequests(quarter);
  const stop = watchCopy(database, quarter, board);
  const now = () => new Date();
  const locks = navigator.locks as LockManager | undefined;
  await takeFirstCopy({ database, quarter, requests, board, now, locks }, signal);
  return { requests, stop };
}
