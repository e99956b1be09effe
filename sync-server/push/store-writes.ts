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
  /** Whether it mentioned somebody who was erased, and does not any more. */
  isCleared?: boolean;
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
    if (verdict.result)
      results.set(entry.index, told(entry, verdict.result, standing[place], judging));
    else passed.push({ entry, store: verdict.store, stamp: verdict.stamp });
  }
  const overtaken: Entry[] = [];
  const outcomes = passed.length > 0 ? await database.write(passed.map(({ store }) => store)) : [];
  for (const [place, { entry, store, stamp }] of passed.entries()) {
    const outcome = outcomes[place];
    if (outcome?.outcome !== 'written') {
      overtaken.push(entry);
      continue;
    }
    const { id, rev } = outcome;
    const result = { id, outcome: 'accepted', rev, stamp } as const;
    results.set(entry.index, told(entry, result, { ...store, rev }, judging));
  }
  if (overtaken.length === 0) return results;
  const now = await database.getMany(overtaken.map(({ incoming }) => incoming.id));
  for (const [place, entry] of overtaken.entries()) {
    results.set(entry.index, resultAgainst(entry, now[place], judging));
  }
  return results;
}

/** Whoever mentioned an erased person is shown what was taken instead: it covers what they sent. */
function told(
  { incoming: { id }, isCleared }: Entry,
  result: PushResult,
  current: StoredDocument | undefined,
  { arrival: { caller } }: Judging,
): PushResult {
  if (!isCleared || result.outcome !== 'accepted' || !current) return result;
  return mayRead(caller, id, current) ? conflict(id, current) : result;
}

/** Somebody wrote between the reading and the writing; perhaps the same write, by another way. */
function resultAgainst(
  entry: Entry,
  current: StoredDocument | undefined,
  judging: Judging,
): PushResult {
  const { incoming } = entry;
  const { id } = incoming;
  const verdict = judgeWrite(incoming, current, judging);
  if (verdict.result) return told(entry, verdict.result, current, judging);
  const readable = !current || mayRead(judging.arrival.caller, id, current);
  return readable ? conflict(id, current) : rejected(id, 'forbidden');
}
