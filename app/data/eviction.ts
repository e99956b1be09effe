import { leasesOver } from '#domain/leases.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import type { Body } from '#domain/version.ts';
import { pagesOfDocuments } from './all-documents.ts';
import type { LocalDatabase, LocalDocument } from './database.ts';
import { readIdentity, readSession } from './device.ts';
import { wipePersonalData } from './personal-data.ts';
import { type CertainTime, type Look, noteTime } from './server-time.ts';
import { dropNamesBoxes } from './vault-record.ts';

/** The day on which this life of the app has looked through everything. */
const done = new WeakMap<LocalDatabase, string>();

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
  const day = `${dateOf(localDateTimeAt(new Date(certain.now)))} ${over.names}`;
  if (over.personal) await wipePersonalData(database, { refusals: false, keepsCounts: true });
  else if (done.get(database) === day) await evictContacts(database, certain.now);
  else if (await evictOver(database, certain, over.names)) done.set(database, day);
  return certain;
}

/** Whether nothing that is over had to stay: then there is nothing to do before another day. */
async function evictOver(
  database: LocalDatabase,
  { now }: CertainTime,
  withNames: boolean,
): Promise<boolean> {
  const over = await rowsOver(database, now, withNames);
  const { documents, outbox, checkpoints, own } = database;
  return database.transaction('rw', documents, outbox, checkpoints, own, async () => {
    if (withNames) await dropNamesBoxes(database);
    const keys = over.map(({ quarter, id }): Key => [quarter, id]);
    const [rows, entries] = await Promise.all([documents.bulkGet(keys), outbox.bulkGet(keys)]);
    const free = over.flatMap(({ rev, isBeforeWindow }, index) => {
      // What the feed has not shown yet may have to be brought again, as long as it is wanted there.
      const status = entries[index]?.status;
      const isWanted = status === 'pending' || (status !== undefined && isBeforeWindow);
      const isSame = rows[index]?.rev === rev;
      return isSame && !isWanted && keys[index] ? [keys[index]] : [];
    });
    await documents.bulkDelete(free);
    // What was accepted and is over is not waited for either.
    await outbox.bulkDelete(free);
    // The feed does not show again what it has shown: the next contact compares.
    if (withNames && free.length > 0) {
      const held = await checkpoints
        .filter(({ scope, complete }) => scope === 'team' && complete)
        .toArray();
      await checkpoints.bulkPut(held.map((one) => ({ ...one, wanted: one.wanted ?? one.epoch })));
    }
    return free.length === over.length;
  });
}

type Key = [string, string];

/** What is over, with the revision at which it was seen. */
type RowOver = Pick<LocalDocument, 'quarter' | 'id' | 'rev'> & { isBeforeWindow: boolean };

/**
 * Looks through all that is here. What of a team's documents came to an end before the days that a team's
 * device holds is among it, but not the visits and counts that it wrote itself, which stay until the
 * server deletes them: who begins again from nothing under the same name in clocks says to have seen what
 * it overwrites.
 */
async function rowsOver(
  database: LocalDatabase,
  now: number,
  withNames: boolean,
): Promise<RowOver[]> {
  const today = dateOf(localDateTimeAt(new Date(now)));
  const { role, quarters } = await readSession(database);
  const { writer } = await readIdentity(database);
  const over: RowOver[] = [];
  const rowsWithWindow: LocalDocument[] = [];
  for await (const rows of pagesOfDocuments(database)) {
    for (const row of rows) {
      const { quarter, id, rev, doc, type } = row;
      const isOver =
        (typeof doc.deleteAfter === 'string' && doc.deleteAfter < today && type !== 'loan') ||
        isContactOver(row, now) ||
        (type === 'visitor' && withNames);
      if (isOver) over.push({ quarter, id, rev, isBeforeWindow: false });
      else if (role === 'team' && WITH_WINDOW.has(type) && quarters.includes(quarter)) {
        const isOwn = type !== 'loan' && writer in ((doc as Body).clock ?? {});
        if (!isOwn) rowsWithWindow.push(row);
      }
    }
  }
  const docs = rowsWithWindow.map(({ doc }) => doc as Body);
  const before = idsBefore(windowStart(new Date(now)), docs);
  for (const { quarter, id, rev } of rowsWithWindow) {
    if (before.has(id)) over.push({ quarter, id, rev, isBeforeWindow: true });
  }
  return over;
}

/** Contacts end with an hour, everything else with a day. */
async function evictContacts(database: LocalDatabase, now: number): Promise<void> {
  const { documents, outbox } = database;
  await database.transaction('rw', documents, outbox, async () => {
    const quarters = (await documents.orderBy('[quarter+type]').uniqueKeys()) as unknown as Key[];
    const contacts = quarters.filter(([, type]) => type === 'contact');
    const rows = await documents.where('[quarter+type]').anyOf(contacts).toArray();
    const keys = rows
      .filter((row) => isContactOver(row, now))
      .map(({ quarter, id }): Key => [quarter, id]);
    const entries = await outbox.bulkGet(keys);
    await documents.bulkDelete(keys.filter((_, index) => entries[index]?.status !== 'pending'));
  });
}

function isContactOver({ type, doc }: LocalDocument, now: number): boolean {
  return type === 'contact' && Date.parse(String(doc.until)) <= now;
}

const WITH_WINDOW: ReadonlySet<string> = new Set(['visit', 'tally', 'loan']);
