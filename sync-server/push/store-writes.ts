import { mayRead } from '#domain/permissions.ts';
import type { Database, StoredDocument, StoreWrite } from '../stores/store.ts';
import type { IncomingVersion } from './incoming-version.ts';
import { type Judging, judgeWrite } from './judge-write.ts';
import { conflict, type PushResult, rejected } from './push-result.ts';
import type { Stamp } from './stamp.ts';

/** One write on its way, and its place among the results. */
export interface Entry {
  index: number;
  incoming: IncomingVersion;
}

type Passed = { entry: Entry; store: StoreWrite; stamp: Stamp };

/**
 * Judges and stores the writes of one batch, no id twice, all of one database, in one reading and one
 * writing of the store. Gives each write's place and result.
 */
export async function storeWrites(
  entries: readonly Entry[],
  judging: Judging,
  database: Database,
): Promise<Map<number, PushResult>> {
  const results = new Map<number, PushResult>();
  const standing = await database.getMany(entries.map(({ incoming }) => incoming.id));
  const passed: Passed[] = [];
  for (const [place, entry] of entries.entries()) {
    const verdict = judgeWrite(entry.incoming, standing[place], judging);
    if (verdict.result) results.set(entry.index, verdict.result);
    else passed.push({ entry, store: verdict.store, stamp: verdict.stamp });
  }
  const overtaken: Entry[] = [];
  const outcomes = passed.length > 0 ? await database.write(passed.map(({ store }) => store)) : [];
  for (const [place, { entry, stamp }] of passed.entries()) {
    const outcome = outcomes[place];
    const { id } = entry.incoming;
    if (outcome?.outcome !== 'written') overtaken.push(entry);
    else results.set(entry.index, { id, outcome: 'accepted', rev: outcome.rev, stamp });
  }
  if (overtaken.length === 0) return results;
  const now = await database.getMany(overtaken.map(({ incoming }) => incoming.id));
  for (const [place, entry] of overtaken.entries()) {
    results.set(entry.index, resultAgainst(entry, now[place], judging));
  }
  return results;
}

/** Somebody wrote between the reading and the writing; perhaps the same write, by another way. */
function resultAgainst(
  { incoming }: Entry,
  current: StoredDocument | undefined,
  judging: Judging,
): PushResult {
  const { id } = incoming;
  const verdict = judgeWrite(incoming, current, judging);
  if (verdict.result) return verdict.result;
  const readable = !current || mayRead(judging.arrival.caller, id, current);
  return readable ? conflict(id, current) : rejected(id, 'forbidden');
}
