import type { Surroundings } from './copies.ts';
import type { Refusal } from './database.ts';
import { entriesOf } from './sent-entries.ts';

const DAY_MS = 24 * 3_600_000;

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
