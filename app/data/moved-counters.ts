import type { Tally } from '#domain/tally.ts';
import type { Surroundings } from './copies.ts';
import type { MovedCounter, OutboxEntry } from './database.ts';
import { readSession, writingDevice } from './device.ts';
import { entriesOf } from './sent-entries.ts';

type Counts = Readonly<Record<string, number>>;

/** What is in some counts beyond others, by band; never less than nothing. */
export function countsBeyond(counts: Counts, others: Counts): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).map(([band, count]) => [band, Math.max(0, count - (others[band] ?? 0))]),
  );
}

/** Whether a counter waits until it is seen how much of it has arrived under the name of before. */
export function isUnsettled({ moved }: OutboxEntry): boolean {
  return moved !== undefined;
}

/**
 * Takes out of counters that go on under another name what has arrived under the one of before: a request
 * whose answer was lost. After a pull that shows all that has.
 *
 * @param device as which the pull began (`writingDevice`): has the device become another since, it has shown
 *   too little; `undefined` where nobody looks at that
 */
export async function settleMovedCounters(
  { database, quarter }: Pick<Surroundings, 'database' | 'quarter'>,
  device?: string | null,
): Promise<void> {
  const { documents, outbox, own } = database;
  if (!(await entriesOf(database, quarter)).some(isUnsettled)) return;
  await database.transaction('rw', outbox, documents, own, async () => {
    if (device !== undefined && device !== writingDevice(await readSession(database))) return;
    for (const { moved, ...entry } of await entriesOf(database, quarter)) {
      if (!moved) continue;
      await outbox.put(entry);
      const row = await documents.get([quarter, entry.id]);
      if (!row) continue;
      let counts = (row.doc as Partial<Tally>).counts ?? {};
      for (const { id, known } of moved) {
        const arrived = (await documents.get([quarter, id]))?.doc as Partial<Tally> | undefined;
        counts = countsBeyond(counts, countsBeyond(arrived?.counts ?? {}, known));
      }
      await documents.put({ ...row, doc: { ...row.doc, counts } });
    }
  });
}

/** Notes, beside what was noted before, from which counter one goes on. */
export function movedFrom(
  entry: OutboxEntry,
  counter: MovedCounter,
): Pick<Required<OutboxEntry>, 'moved'> {
  return { moved: [...(entry.moved ?? []), counter] };
}
