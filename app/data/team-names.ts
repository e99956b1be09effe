import { readSession } from './device.ts';
import { onDocumentsChanged } from './document-changes.ts';
import { localDatabase } from './local-store.ts';
import { NameIndex } from './name-index.ts';
import { vaultOf } from './vaults.ts';

/** A Treff with two tablets writes every few seconds; the list need not follow each time. */
const AT_MOST_EVERY_MS = 3_000;

/** The names of a quarter now, and again when documents have changed; `next` is called with each list.
 *  Returns what ends it. Empty while the tablet is locked. */
export function watchNames(quarter: string, next: (names: NameIndex) => void): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = async () => {
    timer = undefined;
    const names = await readNames(quarter).catch(() => undefined);
    if (!isOver && names) next(names);
  };
  const stopListening = onDocumentsChanged(localDatabase(), () => {
    timer ??= setTimeout(() => void read(), AT_MOST_EVERY_MS);
  });
  void read();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stopListening();
  };
}

/** The names of a quarter, once. */
export async function readNames(quarter: string): Promise<NameIndex> {
  const database = localDatabase();
  const { role } = await readSession(database);
  const vault = role === 'team' ? await vaultOf(database) : undefined;
  return NameIndex.read(database, quarter, vault);
}
