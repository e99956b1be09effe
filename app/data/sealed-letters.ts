import type { Surroundings } from './copies.ts';
import type { Refusal } from './database.ts';
import type { Batch } from './next-batch.ts';
import { entriesOf } from './sent-entries.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Takes a letter back while it waits here, and says whether it could: one that is on its way, or has
 * arrived, stays with the office.
 */
export async function takeLetterBack(
  { database, quarter }: Pick<Surroundings, 'database' | 'quarter'>,
  id: string,
): Promise<boolean> {
  const taken = await database.outbox
    .where('[quarter+id]')
    .equals([quarter, id])
    .filter(({ status, isOnTheWay }) => status === 'pending' && !isOnTheWay)
    .delete();
  return taken > 0;
}

/** A batch without letters that were taken back since it was put together; those that are left are noted
 *  to be on their way. */
export async function withLettersOnTheWay(
  { database, quarter }: Surroundings,
  batch: Batch,
): Promise<Batch> {
  if (!batch.sent.some(({ isLetter }) => isLetter)) return batch;
  const { outbox } = database;
  return database.transaction('rw', outbox, async () => {
    const going: Batch = { ...batch, writes: [], sent: [] };
    for (const [index, sent] of batch.sent.entries()) {
      const write = batch.writes[index];
      const isThere = !sent.isLetter || (await outbox.update([quarter, sent.id], ON_THE_WAY)) > 0;
      if (!write || !isThere) continue;
      going.writes.push(write);
      going.sent.push(sent);
    }
    return going;
  });
}

/** No answer came: most likely nothing arrived, and they can be taken back again. */
export async function lettersWaitAgain(
  { database, quarter }: Surroundings,
  { sent }: Batch,
): Promise<void> {
  const ids = sent.filter(({ isLetter }) => isLetter).map(({ id }) => id);
  for (const id of ids) await database.outbox.update([quarter, id], { isOnTheWay: undefined });
}

const ON_THE_WAY = { isOnTheWay: true as const };

/** What the server said to a letter, inside the transaction of all outcomes. */
export async function takeLetterOutcome(
  { database, quarter, now }: Surroundings,
  id: string,
  outcome: { epoch: string } & (
    | { outcome: 'accepted' }
    | { outcome: 'rejected'; code: string; message: string }
  ),
  isKept: (code: string) => boolean,
): Promise<Refusal[]> {
  const key: [string, string] = [quarter, id];
  const entry = await database.outbox.get(key);
  if (entry?.status !== 'pending' || !entry.sealed) return [];
  if (outcome.outcome === 'accepted') {
    await database.outbox.put({
      ...entry,
      status: 'kept',
      isOnTheWay: undefined,
      keptSince: undefined,
      epoch: outcome.epoch,
    });
    return [];
  }
  await database.outbox.delete(key);
  const { code, message } = outcome;
  if (!isKept(code)) return [];
  // Still sealed: what it says is for the office alone.
  const version = {
    doc: { _id: id, type: 'letter', key: entry.sealed.key, box: entry.sealed.box },
  };
  return [{ quarter, id, code, message, version, at: now().toISOString() }];
}

/**
 * Lets go of letters that were accepted a day ago, counted by the server's time. Until then a server
 * that lost them to a restored backup gets them again.
 */
export async function sweepLetters(
  { database, quarter }: Pick<Surroundings, 'database' | 'quarter'>,
  serverAt: number,
): Promise<void> {
  await database.transaction('rw', database.outbox, async () => {
    for (const entry of await entriesOf(database, quarter)) {
      if (!entry.sealed || entry.status !== 'kept') continue;
      const { keptSince } = entry;
      if (keptSince === undefined) await database.outbox.put({ ...entry, keptSince: serverAt });
      else if (serverAt - keptSince > DAY_MS) await database.outbox.delete([quarter, entry.id]);
    }
  });
}
