import { IDBObjectStore } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '#domain/session.ts';
import type { Visit } from '#domain/visit.ts';
import { waitingSeries } from '#domain/waiting-series.ts';
import { keepIdentity, readIdentity } from '../../app/data/device.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { readOwnTally } from '../../app/data/own-tally.ts';
import { readTreffDay } from '../../app/data/treff-day.ts';
import {
  addVisitor,
  recordTally,
  recordVisit,
  undoVisit,
  undoVisitor,
} from '../../app/data/treff-entries.ts';
import { chooseTreffPlace, readTreffPlace } from '../../app/data/treff-place.ts';
import { readHere, readLastTime, readRecent } from '../../app/data/treff-recent.ts';
import {
  changeSession,
  closeSession,
  openSession,
  reopenSession,
} from '../../app/data/treff-sessions.ts';
import { changeVisit, removeVisits, restoreVisits } from '../../app/data/treff-visits.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, aTabletOfHuellen, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { doc } from '../support/sample-documents.ts';
import { aVisit, personOf, visitor } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const TODAY = 'session:huellen~2026-11-30';
const visitOf = (n: number) => `visit:huellen~2026-11-30~${personOf(n)}`;

let tablet: CommandDevice;

beforeEach(async () => {
  tablet = await aTabletOfHuellen();
});

const enter = async (n: number, source: 'name' | 'scan' = 'name', enteredBy?: string) =>
  must(await recordVisit(tablet.around, personOf(n), { source, enteredBy }));
const session = async () =>
  (await tablet.database.documents.get([QUARTER, TODAY]))?.doc as Session | undefined;
const visit = async (n: number) =>
  (await tablet.database.documents.get([QUARTER, visitOf(n)]))?.doc as Visit | undefined;

describe('a session', () => {
  it('is opened by the first entry, of whatever kind, and names the tablets that took part', async () => {
    await recordTally(tablet.around, 'ab 75', 1);
    const { writer } = await readIdentity(tablet.database);
    const opened = { opened: '2026-11-30T09:00:00.000Z', devices: [writer] };
    expect(await session()).toMatchObject({ date: '2026-11-30', placeId: 'place:huellen' });
    expect(await session()).toMatchObject(opened);
    tablet.at = new Date('2026-11-30T10:00:00Z');
    await enter(1);
    expect(await session()).toMatchObject(opened);
    expect((await session())?.clock).toEqual({ [writer]: 1 });
  });

  it('is opened with what it is about and who is on duty, closed, and gone on with', async () => {
    await openSession(tablet.around, { focus: 'Fotos', onDuty: [personOf(7)] });
    await enter(1);
    expect(await session()).toMatchObject({ focus: 'Fotos', onDuty: [personOf(7)] });
    await changeSession(tablet.around, TODAY, { focus: '' });
    expect(await session()).not.toHaveProperty('focus');
    await closeSession(tablet.around, TODAY);
    expect((await session())?.closed).toBe('2026-11-30T09:00:00.000Z');
    await enter(2);
    expect(await session()).toHaveProperty('closed');
    await reopenSession(tablet.around, TODAY);
    expect(await session()).not.toHaveProperty('closed');
    await closeSession(tablet.around, TODAY);
    await openSession(tablet.around);
    expect(await session()).not.toHaveProperty('closed');
    expect(await session()).toMatchObject({ onDuty: [personOf(7)] });
  });

  it('has the place that was chosen where the device belongs to none', async () => {
    const phone = await aCommandDevice({ role: 'team', personId: personOf(9), scopes: ['team'] });
    setLocalDatabase(phone.database);
    const refused = await recordVisit(phone.around, personOf(1), { source: 'name' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'noPlace' } });
    await chooseTreffPlace(QUARTER, 'place:bulmke');
    must(await recordVisit(phone.around, personOf(1), { source: 'name' }));
    expect(await phone.all('session')).toMatchObject([{ placeId: 'place:bulmke' }]);
    await chooseTreffPlace(QUARTER, undefined);
    expect(await readTreffPlace(phone.database, QUARTER)).toEqual({ isFixed: false });
    // A tablet of the office stays where the office put it.
    setLocalDatabase(tablet.database);
    await chooseTreffPlace(QUARTER, 'place:bulmke');
    expect(await readTreffPlace(tablet.database, QUARTER)).toMatchObject({
      placeId: 'place:huellen',
      isFixed: true,
    });
  });
});

describe('an entry', () => {
  it('of somebody who is here already changes nothing, and its undo takes nothing away', async () => {
    const first = await enter(1, 'scan');
    await changeVisit(tablet.around, first.visitId, () => ({ outcome: 'solved' }));
    tablet.at = new Date('2026-11-30T11:00:00Z');
    const again = await enter(1);
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    await undoVisit(tablet.around, again);
    expect(await visit(1)).toMatchObject({ source: 'scan', outcome: 'solved' });
    await undoVisit(tablet.around, first);
    expect(await visit(1)).toBeUndefined();
  });

  it('asks the database for few rows, and leaves the session as it is: a queue waits for each', async () => {
    await enter(1);
    const before = await tablet.database.outbox.get([QUARTER, TODAY]);
    const rows = vi.spyOn(IDBObjectStore.prototype, 'get');
    await enter(2);
    expect(rows.mock.calls.length).toBeLessThanOrEqual(11);
    rows.mockRestore();
    expect(await tablet.database.outbox.get([QUARTER, TODAY])).toEqual(before);
  });

  it('of a second tablet is noted in the session, once', async () => {
    const { deviceId } = await readIdentity(tablet.database);
    await enter(1);
    await keepIdentity(tablet.database, { deviceId, writer: 'dsecond' });
    await enter(2);
    await recordTally(tablet.around, 'ab 75', 1);
    expect((await session())?.devices).toEqual([expect.any(String), 'dsecond']);
    expect((await session())?.clock).toMatchObject({ dsecond: expect.any(Number) });
  });

  it('by a card of somebody who turned out to be another is that one’s', async () => {
    await tablet.hold(
      visitor(1, 'Frau Öz', { mergedInto: personOf(2) }),
      visitor(2, 'Frau Oez', { mergedInto: personOf(3) }),
    );
    expect((await enter(1, 'scan')).visitId).toBe(visitOf(3));
    expect((await enter(3)).isNew).toBe(false);
  });

  it('of somebody new is taken back with the name', async () => {
    const added = must(await addVisitor(tablet.around, { displayName: 'Frau Neu' }, personOf(7)));
    expect(await tablet.all('visitor')).toMatchObject([{ displayName: 'Frau Neu' }]);
    expect(await tablet.all('visit')).toMatchObject([{ enteredBy: personOf(7), source: 'name' }]);
    await undoVisitor(tablet.around, added);
    expect([...(await tablet.all('visitor')), ...(await tablet.all('visit'))]).toEqual([]);
  });

  it('gets the next number where the quarter hands them out, and none elsewhere', async () => {
    expect((await enter(1)).waitingNumbers).toBeUndefined();
    await tablet.hold(aQuarter({ waitingNumbers: true }));
    const [number = ''] = (await enter(2)).waitingNumbers ?? [];
    expect(number).toMatch(/^\p{L}+ 1$/u);
    expect((await enter(2)).waitingNumbers).toEqual([number]);
    expect((await enter(3)).waitingNumbers).toEqual([number.replace('1', '2')]);
    expect((await visit(1))?.waitingNumbers).toBeUndefined();
    tablet.at = new Date('2026-12-01T09:00:00Z');
    expect((await enter(3)).waitingNumbers?.[0]).toMatch(/ 1$/);
  });

  it('gets another number at every tablet, whichever words they would take alone', async () => {
    // Tablets that would all take the same word, did they not know of each other.
    const alike = Array.from({ length: 200 }, (_, n) => `d${String(n).padStart(12, '0')}`)
      .filter((one, _, [first = '']) => waitingSeries(one, []) === waitingSeries(first, []))
      .slice(0, 3);
    const tablets = await Promise.all(
      alike.map(async (deviceId) => {
        const one = await aCommandDevice({
          ...{ role: 'team', placeId: 'huellen', deviceId, scopes: ['public', 'team'] },
        });
        // Without the suffix that it drew: by that its word would be another one.
        await keepIdentity(one.database, { deviceId, writer: deviceId });
        await one.hold(
          aQuarter({ waitingNumbers: true }),
          doc('session', 'session:huellen~2026-11-23', {
            ...{ placeId: 'place:huellen', date: '2026-11-23' },
            devices: alike,
          }),
        );
        return one;
      }),
    );
    const given: string[] = [];
    for (const { around } of tablets) {
      for (const n of [1, 2, 3]) {
        const made = await recordVisit(around, personOf(n), { source: 'name' });
        given.push(...(must(made).waitingNumbers ?? []));
      }
    }
    expect(new Set(given).size).toBe(9);
    expect(given.filter((number) => number.endsWith(' 2'))).toHaveLength(3);
  });
});

describe('what is said of a visit', () => {
  it('is corrected with who did it, and taken back by what stood before', async () => {
    const { visitId } = await enter(1, 'name', personOf(6));
    const said = await changeVisit(
      tablet.around,
      visitId,
      ({ topics = [] }) => ({ topics: [...topics, 'Fotos'], helper: personOf(7) }),
      personOf(7),
    );
    expect(must(said)).toEqual({ topics: undefined, helper: undefined });
    expect(await visit(1)).toMatchObject({ topics: ['Fotos'], enteredBy: personOf(7) });
    await changeVisit(tablet.around, visitId, () => must(said));
    expect(await visit(1)).not.toHaveProperty('topics');
    expect(await visit(1)).not.toHaveProperty('helper');
  });

  it('names a place only while somebody was sent on', async () => {
    const { visitId } = await enter(1);
    const say = (change: Parameters<typeof changeVisit>[2]) =>
      changeVisit(tablet.around, visitId, change);
    await say(() => ({ outcome: 'passedOn' }));
    await say(() => ({ passedOnTo: 'place:rat' }));
    expect(await visit(1)).toMatchObject({ outcome: 'passedOn', passedOnTo: 'place:rat' });
    const before = must(await say(() => ({ outcome: 'solved' })));
    expect(await visit(1)).not.toHaveProperty('passedOnTo');
    await say(() => before);
    expect(await visit(1)).toMatchObject({ outcome: 'passedOn', passedOnTo: 'place:rat' });
  });

  it('goes with an entry that is removed, and comes back with it', async () => {
    const { visitId } = await enter(1);
    await changeVisit(tablet.around, visitId, () => ({ outcome: 'again' }));
    const removed = must(await removeVisits(tablet.around, [visitId]));
    expect(await visit(1)).toBeUndefined();
    expect(await changeVisit(tablet.around, visitId, () => ({}))).toMatchObject({ ok: false });
    await restoreVisits(tablet.around, removed);
    expect(await visit(1)).toMatchObject({ outcome: 'again' });
  });
});

describe('“Zuletzt hier”', () => {
  const dates = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-20', '2026-11-23'];
  const ofDay = (date: string) =>
    doc('session', `session:huellen~${date}`, { placeId: 'place:huellen', date });

  it('names who came to the last four sessions here, the most faithful first', async () => {
    await tablet.hold(
      ...dates.map(ofDay),
      doc('session', 'session:huell~2026-11-29', { placeId: 'place:huell', date: '2026-11-29' }),
      aVisit(personOf(1), '2026-11-02'),
      aVisit(personOf(2), '2026-11-09'),
      aVisit(personOf(2), '2026-11-16'),
      aVisit(personOf(3), '2026-11-20'),
      aVisit(personOf(4), '2026-11-23'),
    );
    await enter(2);
    const recent = await readRecent(tablet.database, QUARTER, tablet.at);
    const { here } = await readHere(tablet.database, QUARTER, tablet.at);
    expect(recent.map(({ personId }) => personId)).toEqual([personOf(2), personOf(4), personOf(3)]);
    expect(here).toEqual([personOf(2)]);
  });

  it('knows one who was entered under two names as one', async () => {
    await tablet.hold(
      ...dates.map(ofDay),
      visitor(1, 'Frau Öz', { mergedInto: personOf(2) }),
      visitor(2, 'Frau Oez'),
      aVisit(personOf(1), '2026-11-20'),
      aVisit(personOf(2), '2026-11-23'),
      aVisit(personOf(3), '2026-11-23'),
    );
    const recent = await readRecent(tablet.database, QUARTER, tablet.at);
    expect(recent.map(({ personId, times }) => [personId, times])).toEqual([
      [personOf(2), 2],
      [personOf(3), 1],
    ]);
  });

  it('tells of the last time before today, under any id of the person', async () => {
    await tablet.hold(
      ...dates.map(ofDay),
      aVisit(personOf(1), '2026-11-16', { topics: ['Fotos'] }),
      aVisit(personOf(2), '2026-11-09', { topics: ['Drucker'] }),
    );
    await enter(1);
    const same = [personOf(2), personOf(1)];
    const last = await readLastTime(tablet.database, QUARTER, same, TODAY);
    expect(last?.topics).toEqual(['Fotos']);
    expect(await readLastTime(tablet.database, QUARTER, [personOf(5)], TODAY)).toBeNull();
  });
});

describe('the day in numbers', () => {
  it('adds up visits and tallies of all tablets, and names what is open', async () => {
    const tally = { sessionId: TODAY, placeId: 'place:huellen', counts: { 'ab 75': 3 } };
    await tablet.hold(
      doc('tally', 'tally:huellen~2026-11-30~dba9876543210', { writer: 'dba9876543210', ...tally }),
      visitor(1, 'Frau Öz'),
    );
    await recordTally(tablet.around, 'ab 75', 1);
    await recordTally(tablet.around, 'bis 59', 1);
    await recordTally(tablet.around, 'bis 59', -1);
    const { visitId } = await enter(1);
    await enter(2);
    await changeVisit(tablet.around, visitId, () => ({ outcome: 'solved', topics: ['Fotos'] }));
    const day = await readTreffDay(tablet.database, QUARTER, TODAY);
    expect(day.figures).toMatchObject({
      visits: 2,
      tallied: { 'ab 75': 4, 'bis 59': 0 },
      people: 6,
      topics: { Fotos: 1 },
      outcomes: { solved: 1 },
    });
    expect(day.figures.open.map(({ personId }) => personId)).toEqual([personOf(2)]);
    expect([...day.names]).toEqual([[personOf(1), 'Frau Öz']]);
  });

  it('keeps what this tablet has counted today, whoever starts it again, apart from all others', async () => {
    const own = () => readOwnTally(tablet.database, QUARTER, tablet.at);
    expect(await own()).toEqual({});
    const { writer } = await readIdentity(tablet.database);
    const others = [`${TODAY}~dba9876543210`, `session:huellen~2026-11-29~${writer}`];
    await tablet.hold(
      ...others.map((key) =>
        doc('tally', key.replace('session:', 'tally:'), { counts: { 'ab 75': 3 } }),
      ),
    );
    for (const by of [1, 1, 1, -1] as const) await recordTally(tablet.around, 'ab 75', by);
    expect(await own()).toEqual({ 'ab 75': 2 });
    for (const _ of [1, 2, 3]) await recordTally(tablet.around, 'ab 75', -1);
    expect(await own()).toEqual({ 'ab 75': 0 });
    tablet.at = new Date('2026-12-01T09:00:00Z');
    expect(await own()).toEqual({});
  });

  it('counts who was entered under two names once, with the facts of both', async () => {
    await tablet.hold(
      visitor(1, 'Frau Öz', { mergedInto: personOf(2) }),
      visitor(2, 'Frau Oez'),
      aVisit(personOf(1), '2026-11-30', {
        topics: ['Fotos'],
        outcome: 'solved',
        at: '2026-11-30T08:00:00Z',
      }),
      aVisit(personOf(2), '2026-11-30', { topics: ['Drucker'], outcome: undefined }),
    );
    const { visits, figures } = await readTreffDay(tablet.database, QUARTER, TODAY);
    expect(figures).toMatchObject({ visits: 1, topics: { Fotos: 1, Drucker: 1 }, open: [] });
    expect(visits).toMatchObject([
      { personId: personOf(2), visit: { _id: visitOf(2), at: '2026-11-30T08:00:00Z' } },
    ]);
    expect(visits[0]?.ids).toEqual([visitOf(1), visitOf(2)]);
  });
});
