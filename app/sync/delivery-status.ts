import type { LocalDatabase } from '../data/database.ts';
import { followQuery } from '../data/follow-query.ts';
import { observeDelivery } from '../data/outbox-status.ts';
import type { StatusBoard } from './status.ts';

/** Tells the board what was written here and where it is, for as long as it is watched: from the
 *  database, so that every tab says the same. Returns what ends it. */
export function watchDelivery(
  database: LocalDatabase,
  quarter: string,
  board: StatusBoard,
): () => void {
  return followQuery(observeDelivery(database, quarter), (delivery) => board.learn({ delivery }));
}
