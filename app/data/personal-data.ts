import { databaseOf, partsOf } from '#domain/ids.ts';
import type { LocalDatabase, OutboxEntry } from './database.ts';
import { renameWriter } from './device.ts';
import { scopeOf } from './document-rows.ts';
import { dropNamesBoxes } from './vault-record.ts';

type Key = [string, string];

/**
 * Takes everything off this device that not everyone may read, but for what still waits to be
 * delivered. Local alone: nothing of it is told to any server as a delete. With `refusals` what was
 * refused goes too. Public documents stay. With `keepsCounts` tallies stay as well: they name nobody,
 * and who goes on counting from nothing would overwrite what was counted. A device that lets go of what it
 * wrote goes on under another name in clocks.
 */
export async function wipePersonalData(
  database: LocalDatabase,
  { refusals, keepsCounts = false }: { refusals: boolean; keepsCounts?: boolean },
): Promise<void> {
  const { documents, tombstones, outbox, checkpoints } = database;
  const tables = [documents, tombstones, outbox, checkpoints, database.refusals, database.own];
  await database.transaction('rw', tables, async () => {
    await dropNamesBoxes(database);
    const waiting = await outbox.filter(isStillToDeliver).primaryKeys();
    const waits = new Set(waiting.map((key) => key.join(' ')));
    const isFree = ({ quarter, id }: { quarter: string; id: string }) =>
      !waits.has(`${quarter} ${id}`) && !(keepsCounts && partsOf(id)?.type === 'tally');
    const rows = documents.filter((row) => scopeOf(row) !== 'public' && isFree(row));
    const gone = tombstones.filter((row) => row.scope !== 'public' && isFree(row));
    const keys = (await rows.primaryKeys()) as Key[];
    await documents.bulkDelete(keys);
    await tombstones.bulkDelete((await gone.primaryKeys()) as Key[]);
    if (keys.length > 0) await renameWriter(database);
    await outbox
      .filter((entry) => isFree(entry) && !entry.sealed && databaseOf(entry.id) !== 'public')
      .delete();
    await checkpoints.filter(({ scope }) => scope !== 'public').delete();
    if (refusals) await database.refusals.filter(({ id }) => databaseOf(id) !== 'public').delete();
  });
}

/** What a locked tablet delivered as a letter is safe at the server. */
function isStillToDeliver({ status, letter, delivered }: OutboxEntry): boolean {
  const isSafe = letter !== undefined && delivered?.letterId === letter.id;
  return status === 'pending' && !isSafe;
}
