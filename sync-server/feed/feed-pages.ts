import type { DenyList } from '../access/deny-list.ts';
import type { ChangesPage, Database } from '../stores/store.ts';
import type { Position } from './since-token.ts';

const PAGE = 1000;

/** The feed of a database from a place on to its end, page by page; from the beginning where that is
 *  empty. */
export async function* pagesFrom(database: Database, from: string): AsyncGenerator<ChangesPage> {
  let seq = from;
  for (let more = true; more; ) {
    const page = await database.changes({ seq: seq || undefined, limit: PAGE });
    yield page;
    ({ seq, more } = page);
  }
}

/** Where the last change of a page stands that nobody has erased; nothing where all are. */
export function lastSurviving(page: ChangesPage, denyList: DenyList): Position | undefined {
  const index = page.changes.findLastIndex(({ id }) => !denyList.isErased(id));
  const change = page.changes[index];
  if (!change) return undefined;
  const isEnd = index === page.changes.length - 1;
  return {
    seq: isEnd ? page.seq : (page.seqs[index] ?? ''),
    last: { id: change.id, rev: change.rev },
  };
}
