import { beforeEach, describe, expect, it } from 'vitest';
import { canKeyIn, daysToKeyIn, hasTime, paperDayOf } from '#domain/paper-day.ts';
import type { Visit } from '#domain/visit.ts';
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
import { readTreffFigures } from '../../app/data/treff-figures.ts';
import { readHere, readLastTime, readRecent } from '../../app/data/treff-recent.ts';
import { openSession } from '../../app/data/treff-sessions.ts';
import { changeVisit } from '../../app/data/treff-visits.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, aTabletOfHuellen, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { DEVICE_ID, doc } from '../support/sample-documents.ts';
import { aVisit, personOf } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const PAPER = { placeId: 'place:huellen', date: '2026-11-24' };
const THAT_DAY = 'session:huellen~2026-11-24';
const TODAY = 'session:huellen~2026-11-30';
const ofDay = (date: string) =>
  doc('session', `session:huellen~${date}`, { placeId: 'place:huellen', date });

let tablet: CommandDevice;

beforeEach(async () => {
  tablet = await aTabletOfHuellen();
});

const keyIn = async (n: number, paper = PAPER) =>
  must(await recordVisit(tablet.around, personOf(n), { source: 'name', paper }));
const count = async (band: string, by: 1 | -1 = 1) =>
  must(await recordTally(tablet.around, band, by, PAPER));
const held = async (id: string) => (await tablet.database.documents.get([QUARTER, id]))?.doc;
const dayOf = (session: string) => readTreffDay(tablet.database, QUARTER, session);

describe('a day at the Treff that was kept on paper', () => {
  it('may be keyed in when it is over, for fourteen days', () => {
    const today = '2026-11-30';
    expect(['2026-11-29', '2026-11-16'].map((date) => canKeyIn(date, today))).toEqual([true, true]);
    const refused = ['2026-11-30', '2026-12-01', '2026-11-15'];
    expect(refused.map((date) => canKeyIn(date, today))).toEqual([false, false, false]);
    expect(daysToKeyIn(today).every((date) => canKeyIn(date, today))).toBe(true);
    expect(daysToKeyIn(today)).toHaveLength(14);
  });

  it('has place and day in its session’s name, also where the place’s has a tilde', () => {
    expect(paperDayOf('session:osm~node~12~2026-11-24')).toEqual({
      placeId: 'place:osm~node~12',
      date: '2026-11-24',
    });
  });

  it('is refused where it is today, or too long ago, and nothing is written', async () => {
    for (const date of ['2026-11-30', '2026-12-01', '2026-11-15']) {
      const paper = { ...PAPER, date };
      const refused = { ok: false, error: { code: 'notThatDay' } };
      const source = 'name';
      expect(await recordVisit(tablet.around, personOf(1), { source, paper })).toEqual(refused);
      expect(await recordTally(tablet.around, 'ab 75', 1, paper)).toEqual(refused);
      expect(await addVisitor(tablet.around, { displayName: 'Frau Öz', paper })).toEqual(refused);
    }
    expect(await tablet.all('session')).toEqual([]);
  });

  it('takes visits, new names and counts as its own, and leaves today alone', async () => {
    await keyIn(1);
    must(await addVisitor(tablet.around, { displayName: 'Herr Kaya', paper: PAPER }));
    await count('ab 75');
    await count('ab 75');
    const day = await dayOf(THAT_DAY);
    expect(day.figures).toMatchObject({ people: 4, visits: 2, tallied: { 'ab 75': 2 } });
    expect(await held(TODAY)).toBeUndefined();
    expect((await dayOf(TODAY)).figures.people).toBe(0);
    const { figures } = await readTreffFigures(tablet.database, QUARTER);
    expect(figures.sessions.map(({ date, people }) => [date, people])).toEqual([['2026-11-24', 4]]);
  });

  it('notes that a visit is from paper, of that day, at no known time', async () => {
    const { visitId } = await keyIn(1);
    const visit = (await held(visitId)) as unknown as Visit;
    expect(visit).toMatchObject({ source: 'paper', sessionId: THAT_DAY });
    expect(visit.at).toBe('2026-11-24T22:59:00.000Z');
    expect(hasTime(visit)).toBe(false);
    expect(hasTime(aVisit(personOf(1), '2026-11-24') as unknown as Visit)).toBe(true);
  });

  it('is neither opened nor closed, and who keys it in took no part', async () => {
    await keyIn(1);
    const session = await held(THAT_DAY);
    expect(session).toMatchObject({ date: '2026-11-24', placeId: 'place:huellen' });
    for (const field of ['opened', 'closed', 'devices']) expect(session).not.toHaveProperty(field);
    expect((await dayOf(THAT_DAY)).lastEntryAt).toBeUndefined();
  });

  it('is the session that exists already, with whoever is entered there', async () => {
    tablet.at = new Date('2026-11-24T14:00:00Z');
    await openSession(tablet.around, { focus: 'Fotos' });
    const first = must(await recordVisit(tablet.around, personOf(1), { source: 'scan' }));
    await changeVisit(tablet.around, first.visitId, () => ({ topics: ['Handy'] }));
    tablet.at = new Date('2026-11-30T09:00:00Z');
    const again = await keyIn(1);
    expect(again).toMatchObject({ isNew: false, visitId: first.visitId });
    must(await undoVisit(tablet.around, again));
    const at = '2026-11-24T14:00:00.000Z';
    expect(await held(first.visitId)).toMatchObject({ source: 'scan', at, topics: ['Handy'] });
    expect(await held(THAT_DAY)).toMatchObject({ focus: 'Fotos', opened: at });
    expect((await keyIn(2)).isNew).toBe(true);
    expect((await dayOf(THAT_DAY)).lastEntryAt).toBe(at);
  });

  it('takes a person once, keyed in as often as anybody likes', async () => {
    expect([(await keyIn(1)).isNew, (await keyIn(1)).isNew]).toEqual([true, false]);
    expect(await tablet.all('visit')).toHaveLength(1);
  });

  it('is of the Treff that was chosen, not of the device’s own', async () => {
    await keyIn(1, { placeId: 'place:bulmke', date: '2026-11-25' });
    expect(await tablet.all('session')).toMatchObject([{ _id: 'session:bulmke~2026-11-25' }]);
  });

  it('gets no number to wait with, and takes none from today', async () => {
    await tablet.hold(aQuarter({ waitingNumbers: true }));
    const source = 'name';
    const [one] = [must(await recordVisit(tablet.around, personOf(8), { source }))];
    expect((await keyIn(1)).waitingNumbers).toBeUndefined();
    const added = await addVisitor(tablet.around, { displayName: 'Herr Kaya', paper: PAPER });
    expect(must(added).waitingNumbers).toBeUndefined();
    const next = must(await recordVisit(tablet.around, personOf(9), { source }));
    const numberOf = (numbers: readonly string[] = []) => Number(numbers[0]?.split(' ').at(-1));
    expect(numberOf(next.waitingNumbers)).toBe(numberOf(one?.waitingNumbers) + 1);
  });

  it('is taken back entry by entry, of the same day', async () => {
    must(await undoVisit(tablet.around, await keyIn(1)));
    const added = await addVisitor(tablet.around, { displayName: 'Herr Kaya', paper: PAPER });
    must(await undoVisitor(tablet.around, must(added)));
    await count('ab 75');
    await count('ab 75', -1);
    expect(await tablet.all('visit')).toEqual([]);
    expect(await tablet.all('visitor')).toEqual([]);
    const own = await readOwnTally(tablet.database, QUARTER, tablet.at, PAPER);
    expect(own).toEqual({ 'ab 75': 0 });
  });

  it('has counts of its own at a tablet that counts today as well', async () => {
    must(await recordTally(tablet.around, 'ab 75', 1));
    await count('ab 75');
    await count('ab 75');
    const [today, thatDay] = await Promise.all([
      readOwnTally(tablet.database, QUARTER, tablet.at),
      readOwnTally(tablet.database, QUARTER, tablet.at, PAPER),
    ]);
    expect([today, thatDay]).toEqual([{ 'ab 75': 1 }, { 'ab 75': 2 }]);
  });

  it('is keyed in at the office, which belongs to no Treff and counts for itself', async () => {
    const office = await aCommandDevice({
      role: 'office',
      deviceId: DEVICE_ID,
      scopes: ['public', 'team', 'private'],
    });
    setLocalDatabase(office.database);
    const source = 'name';
    const entered = await recordVisit(office.around, personOf(1), { source, paper: PAPER });
    expect(entered.ok).toBe(true);
    must(await undoVisit(office.around, must(entered)));
    expect(await office.all('visit')).toEqual([]);
    expect(await recordTally(office.around, 'ab 75', 1, PAPER)).toEqual({ ok: true, value: 1 });
    expect(await office.all('tally')).toMatchObject([
      { sessionId: THAT_DAY, counts: { 'ab 75': 1 } },
    ]);
  });
});

describe('what was keyed in from paper', () => {
  it('tells “Zuletzt hier” and the last topics of its own day', async () => {
    await tablet.hold(
      ofDay('2026-11-17'),
      aVisit(personOf(2), '2026-11-17', { topics: ['Fotos'] }),
    );
    const { visitId } = await keyIn(1);
    await changeVisit(tablet.around, visitId, () => ({ topics: ['Drucker'] }));
    await keyIn(2);
    const recent = await readRecent(tablet.database, QUARTER, tablet.at);
    expect(recent.map(({ personId, lastSession }) => [personId, lastSession])).toEqual([
      [personOf(2), THAT_DAY],
      [personOf(1), THAT_DAY],
    ]);
    const last = await readLastTime(tablet.database, QUARTER, [personOf(1)], TODAY);
    expect(last).toMatchObject({ topics: ['Drucker'], sessionId: THAT_DAY });
    // For that day itself the one before it counts, and who is entered there is here.
    const before = await readRecent(tablet.database, QUARTER, tablet.at, PAPER);
    expect(before.map(({ personId }) => personId)).toEqual([personOf(2)]);
    const ofThatDay = await readLastTime(tablet.database, QUARTER, [personOf(2)], THAT_DAY);
    expect(ofThatDay?.topics).toEqual(['Fotos']);
    const { here } = await readHere(tablet.database, QUARTER, tablet.at, PAPER);
    expect(here).toEqual([personOf(1), personOf(2)]);
    expect((await readHere(tablet.database, QUARTER, tablet.at)).here).toEqual([]);
  });

  it('by mistake, and taken back, pushes nobody out of “Zuletzt hier”', async () => {
    const dates = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-20'];
    await tablet.hold(...dates.map(ofDay));
    await tablet.hold(...dates.map((date, index) => aVisit(personOf(index + 1), date)));
    must(await undoVisit(tablet.around, await keyIn(9)));
    const recent = await readRecent(tablet.database, QUARTER, tablet.at);
    expect(recent.map(({ personId }) => personId)).toContain(personOf(1));
  });
});
