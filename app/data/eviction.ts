import { leasesOver } from '#domain/leases.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import type { Body } from '#domain/version.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import { readIdentity, readSession } from './device.ts';
import { wipePersonalData } from './personal-data.ts';
import { type CertainTime, type Look, noteTime } from './server-time.ts';
import { dropNamesBoxes } from './vault-record.ts';

/**
 * Takes off this device what it may not hold any longer, by the time that it certainly is
 * (server-time.ts): documents after their last day, contacts after the task's end, a team's ended loans,
 * and the visits and counts that others entered, after sixty days, visitors' names 45 days and everything
 * personal 90 days after the server was last heard of. All of it local: the server deletes for itself.
 * What waits to be delivered stays; so do running loans until the server deletes them, which knows all
 * steps of one. Gives what is certain about the time.
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
    const before = await idsBeforeWindow(database, now);
    const isOver = ({ id, doc, type }: LocalDocument) =>
      before.has(id) ||
      (typeof doc.deleteAfter === 'string' && doc.deleteAfter < today && type !== 'loan') ||
      (type === 'contact' && Date.parse(String(doc.until)) <= now) ||
      (type === 'visitor' && withNames);
    const expired = (await documents.filter(isOver).primaryKeys()) as [string, string][];
    const entries = await outbox.bulkGet(expired);
    const free = expired.filter(([, id], index) => {
      // What the feed has not shown yet may have to be brought again, as long as it is wanted there.
      const status = entries[index]?.status;
      return status !== 'pending' && !(status !== undefined && before.has(id));
    });
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

/**
 * What of a team's documents came to an end before the days that a team's device holds. Visits and counts
 * that it wrote itself stay until the server deletes them: who begins again from nothing under the same
 * name in clocks says to have seen what it overwrites.
 */
async function idsBeforeWindow(database: LocalDatabase, now: number): Promise<Set<string>> {
  const { role, quarters } = await readSession(database);
  if (role !== 'team') return new Set();
  const { writer } = await readIdentity(database);
  const types = quarters.flatMap((quarter) => WITH_WINDOW.map((type) => [quarter, type]));
  const rows = await database.documents.where('[quarter+type]').anyOf(types).toArray();
  const docs = rows.map(({ doc }) => doc as Body);
  const others = docs.filter(({ type, clock }) => type === 'loan' || !(writer in (clock ?? {})));
  return idsBefore(windowStart(new Date(now)), others);
}

const WITH_WINDOW = ['visit', 'tally', 'loan'];
