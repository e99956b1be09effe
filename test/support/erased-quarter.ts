import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { supersededOf } from '#domain/superseded.ts';
import type { Body } from '#domain/version.ts';
import { Eraser } from '../../sync-server/erase/eraser.ts';
import { identityOf, numbersOf } from '../../sync-server/identity.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import type { Store } from '../../sync-server/stores/store.ts';
import { aPlace, aQuarter } from './builders.ts';
import { isInLevel } from './bytes-on-disk.ts';
import { aPerson, doc, STRANGER_ID, VOLUNTEER_ID } from './sample-documents.ts';
import { aVisit, plant } from './visits.ts';

/** Who is erased, and who turned out to be the same. */
export const GONE = '1f'.repeat(16);
export const SAME = '2e'.repeat(16);
/** Stands in every document of theirs, and nowhere else. */
export const WORD = 'Nachtigallenschlag';

const phone = '0209 777';

/** What a quarter knows of a person, by database, and beside it what others have. */
export const OF_GONE: Record<'team' | 'private', Body[]> = {
  team: [
    doc('visitor', `visitor:${GONE}`, { personId: GONE, displayName: WORD }),
    doc('visitor', `visitor:${SAME}`, { personId: SAME, displayName: WORD, mergedInto: GONE }),
    aVisit(GONE, '2026-11-03', { topics: ['phone'] }),
    aVisit(SAME, '2026-11-10'),
    doc('loan', 'loan:l1~s1', {
      loanId: 'l1',
      lendableId: 'lendable:t4',
      personId: GONE,
      step: 'lent',
      at: '2026-11-03T14:30:00Z',
      note: WORD,
    }),
    doc('requestCard', 'requestCard:r1', {
      requestId: 'r1',
      kind: 'other',
      state: 'open',
      area: WORD,
    }),
    doc('response', `response:r1~${VOLUNTEER_ID}~1`, {
      requestId: 'r1',
      personId: VOLUNTEER_ID,
      n: 1,
      kind: 'question',
      words: WORD,
    }),
  ],
  private: [
    aPerson(GONE, { name: WORD, phone }),
    doc('request', `${GONE}:request:r1`, { kind: 'callMe', words: WORD, channel: 'app' }),
    supersededOf(
      { about: `visitor:${GONE}`, field: 'displayName', value: WORD },
      new Date('2026-11-04T10:00:00Z'),
    ),
    doc('contact', `${VOLUNTEER_ID}:contact:r1`, {
      requestId: 'r1',
      kind: 'other',
      name: WORD,
      until: '2027-12-02T11:00:00Z',
    }),
    doc('call', 'office:call:k1', { whom: { personId: GONE, name: WORD }, why: 'confirm' }),
  ],
};

export const OF_OTHERS: Record<'team' | 'private', Body[]> = {
  team: [
    aVisit(STRANGER_ID, '2026-11-03', { helper: GONE, enteredBy: VOLUNTEER_ID }),
    doc('shift', `shift:huellen~2026-11-03~${VOLUNTEER_ID}`, {
      placeId: 'place:huellen',
      date: '2026-11-03',
      personId: VOLUNTEER_ID,
      standIn: GONE,
    }),
    doc('session', 'session:huellen~2026-11-03', {
      placeId: 'place:huellen',
      date: '2026-11-03',
      onDuty: [GONE, VOLUNTEER_ID],
    }),
  ],
  private: [
    aPerson(STRANGER_ID, { name: 'Frau C.' }),
    doc('requestStep', `${STRANGER_ID}:requestStep:r2~a`, {
      requestId: 'r2',
      at: '2026-11-03T10:00:00Z',
      kind: 'accepted',
      who: { personId: GONE, name: WORD },
      when: '2026-11-04T10:00',
      tuerwort: 'Apfel Wolke',
    }),
  ],
};

/** Writes all of it, each document of theirs in an older version too. */
export async function plantQuarter(store: Store): Promise<void> {
  const publicDatabase = await store.database('lichtenberg-public');
  if (!(await publicDatabase.get('quarter:lichtenberg'))) {
    await plant(publicDatabase, [aQuarter(), aPlace()]);
  }
  for (const kind of ['team', 'private'] as const) {
    const database = await store.database(`lichtenberg-${kind}`);
    await plant(database, OF_OTHERS[kind]);
    const older = OF_GONE[kind].map((body) => ({ ...body, earlier: `${WORD} früher` }));
    const outcomes = await database.write(
      older.map((body) => ({ id: body._id, base: null, doc: body })),
    );
    const bases = outcomes.map((one) => (one.outcome === 'written' ? one.rev : ''));
    await database.write(
      OF_GONE[kind].map((body, index) => ({ id: body._id, base: bases[index] ?? '', doc: body })),
    );
  }
}

/** An eraser over a store, as a server has it. */
export async function anEraser(
  store: Store,
  logFile: string,
  now = () => new Date('2026-12-01T10:00:00Z'),
): Promise<Eraser> {
  const { writer, key } = await identityOf(store);
  const takeNumbers = numbersOf(store, writer, Date.now);
  return Eraser.open({ store, takeNumbers, now, keys: new SealKeys(store), key, logFile });
}

/** Everything that a store says it holds, leaves and old revisions included, as one text. */
export async function everythingIn(store: Store): Promise<string> {
  const parts: unknown[] = [];
  for (const name of await store.databaseNames()) {
    const database = await store.database(name);
    const { documents } = await database.all();
    const { changes } = await database.changes({ limit: 10_000 });
    const leaves = await database.revisions.leaves(changes.map(({ id }) => id));
    parts.push(name, documents, changes, leaves);
  }
  return JSON.stringify(parts);
}

/** The databases below a closed embedded store's folder in whose entries a word stands. */
export async function levelsWith(folder: string, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    if (await isInLevel(join(folder, name), word)) found.push(name);
  }
  return found;
}
