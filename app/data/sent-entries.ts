import type { Collection } from 'dexie';
import type { Surroundings } from './copies.ts';
import type { LocalDatabase, OutboxEntry } from './database.ts';

/** Entries of a quarter's outbox, oldest first. */
export function entriesOf(database: LocalDatabase, quarter: string): Promise<OutboxEntry[]> {
  return outboxOf(database, quarter).toArray();
}

/** A quarter's outbox, oldest first, to be read as it is needed. */
export function outboxOf(database: LocalDatabase, quarter: string): Collection<OutboxEntry> {
  const { outbox } = database;
  return outbox.where('[quarter+order]').between([quarter, -Infinity], [quarter, Infinity]);
}

/** Ids of a scope that were accepted before a pull began and that no feed has shown. */
export async function sentBefore(
  { database, quarter, scopeOfId }: Surroundings,
  scope: string,
  acceptances: number,
): Promise<string[]> {
  const entries = await entriesOf(database, quarter);
  return entries
    .filter(({ id, status, acceptance = 0 }) => {
      return status === 'sent' && acceptance <= acceptances && scopeOfId(id) === scope;
    })
    .map(({ id }) => id);
}

/** Whether nothing of a quarter is on its way. */
export async function isOutboxEmpty({ database, quarter }: Surroundings): Promise<boolean> {
  return (await outboxOf(database, quarter).count()) === 0;
}

/** What this device wrote and never reads may be lost with the rest of a server's last life. */
export async function sendKeptAgain(
  { database, quarter }: Pick<Surroundings, 'database' | 'quarter'>,
  isLost: (entry: OutboxEntry) => boolean,
): Promise<void> {
  await database.transaction('rw', database.outbox, async () => {
    const lost = (await entriesOf(database, quarter)).filter((entry) => {
      const isSafeOnly = entry.status === 'kept' || entry.delivered !== undefined;
      return isSafeOnly && isLost({ ...entry, ...entry.delivered });
    });
    if (lost.length > 0) await database.outbox.bulkPut(lost.map(sentAgain));
  });
}

function sentAgain({ delivered: _, ...entry }: OutboxEntry): OutboxEntry {
  return entry.status === 'kept' ? { ...entry, status: 'pending', base: null } : entry;
}
