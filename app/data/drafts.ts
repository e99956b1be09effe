import { readSession } from './device.ts';
import { localDatabase } from './local-store.ts';

/** What somebody has typed so far, by the names of the fields. */
export type Draft = Record<string, unknown>;

/** How the keys of all drafts begin. */
export const DRAFTS = 'draft ';

interface KeptDraft {
  draft: Draft;
  at: string;
}

/** Keeps what was typed until it is sent or dropped: the back button, a call, an empty battery lose
 *  nothing. An info tablet keeps no draft: the next person would find it. */
export async function keepDraft(
  quarter: string,
  name: string,
  draft: Draft,
  now: Date,
): Promise<void> {
  const database = localDatabase();
  await database.transaction('rw', database.own, async () => {
    if ((await readSession(database)).role === 'kiosk') return;
    const value: KeptDraft = { draft, at: now.toISOString() };
    await database.own.put({ key: keyOf(quarter, name), value });
  });
}

/** The draft of this name; `undefined` where there is none. */
export async function readDraft(quarter: string, name: string): Promise<Draft | undefined> {
  const kept = (await localDatabase().own.get(keyOf(quarter, name)))?.value;
  return (kept as KeptDraft | undefined)?.draft;
}

/** Forgets a draft: it was sent, or its writer wants no more of it. */
export async function dropDraft(quarter: string, name: string): Promise<void> {
  await localDatabase().own.delete(keyOf(quarter, name));
}

function keyOf(quarter: string, name: string): string {
  return `${DRAFTS}${quarter} ${name}`;
}
