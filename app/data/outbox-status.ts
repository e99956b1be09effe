import { liveQuery, type Observable } from 'dexie';
import { partsOf } from '#domain/ids.ts';
import type { Delivery } from '#domain/sync-status.ts';
import type { Body } from '#domain/version.ts';
import { calmQuery } from './calm-query.ts';
import type { LocalDatabase, OutboxEntry } from './database.ts';
import { readCounters } from './device.ts';
import { localDatabase } from './local-store.ts';
import { countRefusals } from './refusals.ts';
import { entriesOf, outboxOf } from './sent-entries.ts';

/** A write that the server has not accepted yet. */
export interface WaitingWrite {
  id: string;
  /** ISO instant by this device's clock. */
  since: string;
  /** Its content; absent where it is a delete. */
  doc?: Body;
  /** Nobody can read it here: it is for the office alone. */
  sealed?: true;
}

/** Where what was written on this device is, now and after every change. */
export function observeDelivery(database: LocalDatabase, quarter: string): Observable<Delivery> {
  return calmQuery(() => readDelivery(database, quarter));
}

/** The same, once. Accepted counts as arrived: it is durable from then on, whether or not the feed
 *  has shown it yet. */
export async function readDelivery(database: LocalDatabase, quarter: string): Promise<Delivery> {
  const entries = await waitingEntries(database, quarter);
  const times = entries.map(({ since }) => since).sort();
  const { acceptances } = await readCounters(database);
  return {
    waiting: entries.length,
    waitingSince: times[0],
    refused: await countRefusals(database, quarter),
    hasArrived: acceptances > 0,
  };
}

/** Whether anything of a quarter is still to be sent. A device that refuses to say so may have some. */
export async function hasWaiting(database: LocalDatabase, quarter: string): Promise<boolean> {
  const isPending = ({ status }: OutboxEntry) => status === 'pending';
  // Up to the first: a week's letters are not read for this.
  const oldest = outboxOf(database, quarter).filter(isPending).first();
  return oldest.then((entry) => entry !== undefined).catch(() => true);
}

/** How much of this device's own waits, in all quarters, and since when. */
export async function readUnsent(
  database: LocalDatabase,
): Promise<{ unsent: number; oldestUnsentAt?: string }> {
  const entries = (await database.outbox.toArray()).filter(isWaiting);
  const oldestUnsentAt = entries.map(({ since }) => since).sort()[0];
  return { unsent: entries.length, oldestUnsentAt };
}

/** The oldest writes that wait, at most so many, now and after every change. */
export function observeWaiting(quarter: string, most: number): Observable<WaitingWrite[]> {
  return liveQuery(async () => readWaiting(localDatabase(), quarter, most));
}

/** The oldest writes that wait, at most so many, with their contents. */
export async function readWaiting(
  database: LocalDatabase,
  quarter: string,
  most = Number.POSITIVE_INFINITY,
): Promise<WaitingWrite[]> {
  const entries = (await waitingEntries(database, quarter)).slice(0, most);
  const rows = await database.documents.bulkGet(entries.map(({ id }) => [quarter, id]));
  return entries.map(({ id, since, sealed }, index) => {
    if (sealed) return { id, since, sealed: true };
    const doc = rows[index]?.doc as Body | undefined;
    return doc ? { id, since, doc } : { id, since };
  });
}

/** What waits and is this device's own: what it only brings back for the server is nobody's write. */
async function waitingEntries(database: LocalDatabase, quarter: string): Promise<OutboxEntry[]> {
  return (await entriesOf(database, quarter)).filter(isWaiting);
}

/** What a locked tablet delivered as a letter has arrived, though it is still to be seen in the feed. */
function isWaiting({ status, clean, letter, delivered }: OutboxEntry): boolean {
  const hasArrived = letter !== undefined && delivered?.letterId === letter.id;
  return status === 'pending' && !clean && !hasArrived;
}

/** Whether everybody may read the document: its name may stand on any screen. */
export function isPublic({ id }: Pick<WaitingWrite, 'id'>): boolean {
  return partsOf(id)?.database === 'public';
}
