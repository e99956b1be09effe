import { liveQuery, type Observable } from 'dexie';
import type { LocalDatabase, Refusal } from './database.ts';
import { localDatabase } from './local-store.ts';

/** A refusal as it is kept. */
export type KeptRefusal = Refusal & { nr: number };

/** For so long a removed one can be brought back; then it is swept away. */
const SWEPT_AFTER_MS = 24 * 3_600_000;

/** What the server refused and its writer has not removed. */
export async function countRefusals(database: LocalDatabase, quarter: string): Promise<number> {
  return (await readRefusals(database, quarter)).filter(({ removedAt }) => !removedAt).length;
}

/** What the server refused, now and after every change. */
export function observeRefusals(quarter: string): Observable<KeptRefusal[]> {
  return liveQuery(() => readRefusals(localDatabase(), quarter));
}

/** What the server refused, oldest first; removed ones too, for as long as they can come back. */
export function readRefusals(database: LocalDatabase, quarter: string): Promise<KeptRefusal[]> {
  return database.refusals.where('quarter').equals(quarter).sortBy('nr') as Promise<KeptRefusal[]>;
}

/** Removes one, for its writer is done with it. It can be restored for a day. */
export async function removeRefusal(nr: number, now: Date): Promise<void> {
  await localDatabase().refusals.update(nr, { removedAt: now.toISOString() });
}

/** Brings a removed one back. */
export async function restoreRefusal(nr: number): Promise<void> {
  await localDatabase().refusals.update(nr, { removedAt: undefined });
}

/** Deletes for good what was removed more than a day ago. A device's clock that was put back keeps
 *  it for longer, never for less. */
export async function sweepRefusals(now: Date): Promise<void> {
  const before = new Date(now.getTime() - SWEPT_AFTER_MS).toISOString();
  await localDatabase()
    .refusals.filter(({ removedAt }) => removedAt !== undefined && removedAt < before)
    .delete();
}
