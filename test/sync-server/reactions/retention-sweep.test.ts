import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCertifiable } from '#domain/certified-years.ts';
import type { Response } from '#domain/response.ts';
import { rosterOf } from '#domain/roster.ts';
import type { Session } from '#domain/session.ts';
import type { Shift } from '#domain/shift.ts';
import { hoursOfYear } from '#domain/volunteer-hours.ts';
import { identityOf, numbersOf, type TakeNumbers } from '../../../sync-server/identity.ts';
import { deleteAfterOf } from '../../../sync-server/push/delete-after.ts';
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

describe('the hours of a certificate', () => {
  const retention = { shift: 24, session: 24, response: 30, visit: 6 };
  const arrived = (type: keyof typeof retention, at: string) => ({
    arrivedAt: at,
    deleteAfter: deleteAfterOf(retention, type, at),
  });
  const times = { from: '15:00', to: '18:00' };
  const shift = (date: string, at: string) =>
    doc('shift', `shift:${date}~${A}`, { date, personId: A, ...times, ...arrived('shift', at) });
  const session = (date: string) =>
    doc('session', `session:huellen~${date}`, {
      ...{ placeId: 'place:huellen', date, onDuty: [A], opened: `${date}T14:00:00Z` },
      ...{ closed: `${date}T16:30:00Z`, ...arrived('session', `${date}T17:00:00Z`) },
    });
  const done = (date: string) =>
    doc('response', `response:r~${A}~1`, {
      ...{ requestId: 'r', personId: A, n: 1, kind: 'done', outcome: 'solved', minutes: 40 },
      ...{ createdAt: `${date}T10:00:00Z`, ...arrived('response', `${date}T10:00:00Z`) },
    });
  const all = async <Kind>(type: string) =>
    (await database.range(`${type}:`)).map((one) => one.doc as unknown as Kind);
  const yearOf = async () => {
    const duties = rosterOf([], new Map(), await all<Shift>('shift'));
    const asked = { personId: A, year: '2026', now: '2027-01-01T00:00' };
    return hoursOfYear(
      asked,
      duties,
      await all<Response>('response'),
      await all<Session>('session'),
    );
  };

  it('are the same after every sweep for as long as they may be certified, and fewer only then', async () => {
    await plant(database, [
      // Planned as early as may be, and written down by hand long afterwards.
      shift('2026-01-13', '2025-01-01T09:00:00Z'),
      shift('2026-12-15', '2027-01-04T09:00:00Z'),
      session('2026-02-03'),
      session('2026-12-29'),
      done('2026-05-05'),
      aVisit(B, '2026-02-03', arrived('visit', '2026-02-03T17:00:00Z')),
    ]);
    const whole = await yearOf();
    expect(whole).toMatchObject({ shifts: 4, tasks: 1, minutes: 2 * 180 + 2 * 150 + 40 });
    const months = Array.from({ length: 36 }, (_, index) => index);
    const kept: string[] = [];
    for (const index of months) {
      const today = `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
      await sweep(today);
      if (!isCertifiable('2026', today, retention)) continue;
      kept.push(today);
      expect(await yearOf()).toEqual(whole);
    }
    expect(kept).toEqual(['2027-01-01']);
    expect(await idsLeft()).toEqual([]);
    expect((await yearOf()).minutes).toBe(0);
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
