import { isClosed } from '#domain/closed-form.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase } from './database.ts';
import type { Vault } from './vault.ts';

/*
 * The vaults that this page has, for whoever reads documents: most pages have none, and shall not load
 * its cryptography to find that out.
 */

const known = new WeakMap<LocalDatabase, Vault>();
/** What live queries of closed documents also read: it is written when the vault is opened or locked. */
export const LOCK_STATE = 'lockState';

/** Tells readers of the vault of a database; `undefined` where there is none any more. */
export function knowVault(database: LocalDatabase, vault: Vault | undefined): void {
  if (vault) known.set(database, vault);
  else known.delete(database);
}

/** Documents as they were before they were closed; without those that cannot be read now. In a
 *  transaction it must hold `own`. */
export async function readableIn<Doc = Body>(
  database: LocalDatabase,
  quarter: string,
  docs: readonly Record<string, unknown>[],
): Promise<Doc[]> {
  if (!docs.some(isClosed)) return docs as Doc[];
  await database.own.get(LOCK_STATE);
  const vault = known.get(database);
  const readable: Doc[] = [];
  for (const doc of docs) {
    const opened = isClosed(doc)
      ? await vault?.within.opened(quarter, doc as unknown as Body)
      : doc;
    if (opened) readable.push(opened as Doc);
  }
  return readable;
}
