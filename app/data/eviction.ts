import { leasesOver } from '#domain/leases.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import { wipePersonalData } from './personal-data.ts';
import { type CertainTime, type Look, noteTime } from './server-time.ts';
import { dropNamesBoxes } from './vault-record.ts';

/**
 * Takes off this device what it may not hold any longer, by the time that it certainly is
 * (server-time.ts): documents after their last day, contacts after the task's end, visitors' names 45
 * days and everything personal 90 days after the server was last heard of. All of it local: the server
 * deletes for itself. What waits to be delivered stays; so do loans until the server deletes them, which
 * knows all steps of one. Gives what is certain about the time.
 */
export async function evict(
  database: LocalDatabase,
  time: { serverAt?: number; look?: Look },
): Promise<CertainTime | undefined> {
  const certain = await noteTime(database, time);
  if (!certain) return undefined;
  const over = leasesOver(certain.heardAt, certain.now);
  if (over.personal) await wipePersonalData(database, { refusals: false, keepsCounts: true });
  else await evictOver(database, certain, over.names);
  return certain;
}

async function evictOver(
  database: LocalDatabase,
  { now }: CertainTime,
  withNames: boolean,
): Promise<void> {
  const today = dateOf(localDateTimeAt(new Date(now)));
  const { documents, outbox, checkpoints, own } = database;
  await database.transaction('rw', documents, outbox, checkpoints, own, async () => {
    if (withNames) await dropNamesBoxes(database);
    const isOver = ({ doc, type }: LocalDocument) =>
      (typeof doc.deleteAfter === 'string' && doc.deleteAfter < today && type !== 'loan') ||
      (type === 'contact' && Date.parse(String(doc.until)) <= now) ||
      (type === 'visitor' && withNames);
    const expired = (await documents.filter(isOver).primaryKeys()) as [string, string][];
    const entries = await outbox.bulkGet(expired);
    const free = expired.filter((_, index) => entries[index]?.status !== 'pending');
    if (free.length === 0) return;
    await documents.bulkDelete(free);
    // The feed does not show again what it has shown: the next contact compares.
    if (withNames) {
      const held = await checkpoints
        .filter(({ scope, complete }) => scope === 'team' && complete)
        .toArray();
      await checkpoints.bulkPut(held.map((one) => ({ ...one, wanted: one.wanted ?? one.epoch })));
    }
  });
}
