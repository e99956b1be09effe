import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, numbersOf, type TakeNumbers } from '../../../sync-server/identity.ts';
import { foldVisits } from '../../../sync-server/reactions/fold-visits.ts';
import { sweepExpired } from '../../../sync-server/reactions/retention-sweep.ts';
import type { Database, LivingDocument, Store } from '../../../sync-server/stores/store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aTally, doc } from '../../support/sample-documents.ts';
import { aVisit, figuresOf, plant } from '../../support/visits.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const NOW = new Date('2027-01-02T02:00:00Z');
const old = { deleteAfter: '2026-12-31' };

let store: Store;
let database: Database;
let takeNumbers: TakeNumbers;

beforeEach(async () => {
  store = aMemoryStore();
  database = await store.database('lichtenberg-team');
  takeNumbers = numbersOf(store, (await identityOf(store)).writer, Date.now);
  await plant(database, [
    aVisit(A, '2026-11-03', old),
    aVisit(A, '2026-11-10', { ...old, topics: ['phone', 'bank'], outcome: 'again' }),
    aVisit(B, '2026-11-10', { ...old, band: undefined }),
    aVisit(C, '2026-11-10', { deleteAfter: '2027-01-31' }),
    doc('visitor', `visitor:${A}`, { personId: A, displayName: 'Frau A.' }),
    doc('visitor', `visitor:${B}`, { personId: B, displayName: 'Frau A.', mergedInto: A }),
    aTally('d0123456789ab', old),
  ]);
});
afterEach(() => store.close());

const figures = async () => (await figuresOf(database)).months[0];
// A and B are one: on the 10th one visit with what either was asked.
const before = {
  placeId: 'place:huellen',
  month: '2026-11',
  people: 3,
  visits: 3,
  tallied: 0,
  persons: 2,
  bands: { '75+': 3 },
  topics: { phone: 3, bank: 1 },
  outcomes: { solved: 2, again: 1 },
  leftOut: [],
};
const sweep = (today = '2027-01-01') => sweepExpired(database, today, takeNumbers, NOW);
const idsLeft = async () => (await database.range('visit:')).map(({ id }) => id);

describe('loans', () => {
  const step = (loan: string, n: number, kind: string, fields = {}) =>
    doc('loan', `loan:${loan}~${n}`, {
      ...{ loanId: loan, lendableId: 'lendable:handy', personId: A, step: kind },
      ...{ at: `2026-0${n}-01T10:00:00Z`, ...fields },
    });
  const left = async () => (await database.range('loan:')).map(({ id }) => id).sort();

  it('stay with all their steps while the thing is out, and until the last of them is over', async () => {
    await plant(database, [
      step('out', 1, 'lent', old),
      step('out', 2, 'extended', old),
      step('back', 3, 'lent', old),
      step('back', 4, 'returned', { deleteAfter: '2027-01-31' }),
      step('gone', 5, 'lent', { ...old, lendableId: 'lendable:tablet' }),
      step('gone', 6, 'returned', { ...old, lendableId: 'lendable:tablet' }),
    ]);
    await sweep();
    expect(await left()).toEqual(['loan:back~3', 'loan:back~4', 'loan:out~1', 'loan:out~2']);
    await sweep('2027-02-01');
    expect(await left()).toEqual(['loan:out~1', 'loan:out~2']);
    await plant(database, [step('out', 7, 'returned', { deleteAfter: '2027-03-31' })]);
    await sweep('2027-03-01');
    expect(await left()).toHaveLength(3);
    await sweep('2027-04-01');
    expect(await left()).toEqual([]);
  });
});

describe('what retention deletes', () => {
  it('is counted before: a month’s figures stay the same', async () => {
    expect(await figures()).toEqual(before);
    expect(await sweep()).toBe(4);
    expect(await idsLeft()).toEqual([`visit:huellen~2026-11-10~${C}`]);
    expect(await figures()).toEqual(before);
    await sweep('2027-02-01');
    expect(await idsLeft()).toEqual([]);
    expect(await figures()).toEqual(before);
  });

  it('is counted once, where the server died between counting and deleting', async () => {
    const expiring = (await database.range('visit:')).filter(
      ({ doc: body }) => body.deleteAfter === old.deleteAfter,
    ) as LivingDocument[];
    await foldVisits(expiring, { database, takeNumbers, now: NOW });
    await sweep();
    expect(await figures()).toEqual(before);
  });

  it('leaves nobody’s id behind, and no mark of what was counted', async () => {
    await sweep();
    const tallies = await database.range('tally:');
    expect(tallies.length).toBeGreaterThan(2);
    expect(JSON.stringify(tallies)).not.toContain('folding');
    for (const person of [A, B, C]) expect(JSON.stringify(tallies)).not.toContain(person);
  });
});
