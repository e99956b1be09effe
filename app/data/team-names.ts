import { readSession } from './device.ts';
import { localDatabase } from './local-store.ts';
import { NameIndex } from './name-index.ts';
import { SharedNames } from './shared-names.ts';
import { vaultOf } from './vaults.ts';

const shared = new Map<string, SharedNames>();

/** The names of a quarter now, and again when one of them has changed; `next` is called with each list.
 *  Returns what ends it. Empty while the tablet is locked. */
export function watchNames(quarter: string, next: (names: NameIndex) => void): () => void {
  return sharedNames(quarter).watch(next);
}

/** The names of a quarter, once. */
export async function readNames(quarter: string): Promise<NameIndex> {
  const database = localDatabase();
  return NameIndex.read(database, quarter, await readVaultHere());
}

/** One list for all screens of this page: thousands of names are not read again for each. */
function sharedNames(quarter: string): SharedNames {
  const database = localDatabase();
  const key = `${database.name} ${quarter}`;
  const known = shared.get(key);
  if (known?.database === database) return known;
  known?.end();
  const made = new SharedNames({ database, quarter, readVault: readVaultHere });
  shared.set(key, made);
  return made;
}

async function readVaultHere() {
  const database = localDatabase();
  const { role } = await readSession(database);
  return role === 'team' ? vaultOf(database) : undefined;
}
