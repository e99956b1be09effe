import type { ServerIdentity } from '../identity.ts';
import { databaseNameOf } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';

/** Whether this server is the one that reacts, merges and counts for a quarter: it is where the
 *  quarter's document names no other. A quarter without its document is still being made. */
export async function isHomeOf(
  store: Store,
  { writer }: ServerIdentity,
  quarterId: string,
): Promise<boolean> {
  const database = await store.database(databaseNameOf(quarterId, 'public'));
  const stored = await database.get(`quarter:${quarterId}`);
  if (!stored || stored.deleted) return false;
  const { homeServer } = stored.doc;
  return homeServer === undefined || homeServer === writer;
}
