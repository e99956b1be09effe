import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateOf, instantOf, localDateTimeAt } from '#domain/local-time.ts';
import { paperMoment } from '#domain/paper-day.ts';
import type { Body } from '#domain/version.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { enterNewVisitor, undoNewVisitor } from '../../app/data/new-visitor.ts';
import { keepApart, mergeVisitors, splitVisitors } from '../../app/data/similar-visitors.ts';
import { readTreffDay } from '../../app/data/treff-day.ts';
import { recordTally, recordVisit, undoVisit } from '../../app/data/treff-entries.ts';
import { openSession } from '../../app/data/treff-sessions.ts';
import { changeVisit } from '../../app/data/treff-visits.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { plant } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const [ANNA, BEA, CARL] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];
/** Every device's clock stands still, so that its day does not end. */
const NOW = new Date();
const TODAY = dateOf(localDateTimeAt(NOW));
const SESSION = `session:huellen~${TODAY}`;
const visitOf = (personId: string) => `visit:${SESSION.slice('session:'.length)}~${personId}`;
const GIVEN = {
  purpose: 'visitorList',
  textVersion: 'vor-ort-1-de',
  form: 'spoken',
  regime: 'DSGVO',
} as const;

let server: TestServer;
let one: EngineDevice;
let two: EngineDevice;
let office: EngineDevice;

beforeEach(async () => {
  const store = aMemoryStore();
  const sealKey = await new SealKeys(store).ensure(QUARTER);
  server = await startTestServer({ store, documents: [aQuarter({ sealKey })] });
  await plant(await team(), [visitor(ANNA, 'Anna Öz'), visitor(BEA, 'Anna Oez')]);
  const open = async (options: Parameters<typeof aPairedDevice>[1]) => {
    const paired = await aPairedDevice(store, options);
    return EngineDevice.open({ origin: server.url, paired, now: () => NOW });
  };
  one = await open({ role: 'team', placeId: 'huellen' });
  two = await open({ role: 'team', placeId: 'huellen' });
  office = await open({ role: 'office' });
  await untilQuiet(one, two, office);
});
afterEach(async () => {
  for (const { database } of [one, two, office]) database.close();
  await server.stop();
});

const team = () => server.store.database(`${QUARTER}-team`);
const priv = () => server.store.database(`${QUARTER}-private`);
const visitor = (personId: string, displayName: string): Body =>
  doc('visitor', `visitor:${personId}`, { personId, displayName });
const enter = async (at: EngineDevice, personId: string) => {
  const entered = await recordVisit(await at.around(), personId, { source: 'name' });
  if (!entered.ok) throw new Error(entered.error.code);
  return entered.value;
};
const say = async (at: EngineDevice, personId: string, fields: Record<string, unknown>) =>
  changeVisit(await at.around(), visitOf(personId), () => fields);
const dayAt = async (device: EngineDevice) => readTreffDay(device.database, QUARTER, SESSION);
const quiet = () => untilQuiet(one, two, office);

describe('two tablets without a network', () => {
  it('that enter the same person have one visit, with the facts of both', async () => {
    await enter(one, ANNA);
    await say(one, ANNA, { topics: ['Fotos'], helper: CARL });
    await enter(two, ANNA);
    await say(two, ANNA, { topics: ['Drucken'], outcome: 'solved' });
    await quiet();
    for (const device of [one, two, office]) {
      const { visits, figures } = await dayAt(device);
      expect(figures).toMatchObject({ visits: 1, outcomes: { solved: 1 }, open: [] });
      expect(visits[0]?.visit).toMatchObject({ helper: CARL, outcome: 'solved' });
      expect(visits[0]?.visit.topics?.toSorted()).toEqual(['Drucken', 'Fotos']);
    }
  });

  it('that say different outcomes lose neither: the office is told of the one that gave way', async () => {
    await enter(one, ANNA);
    await say(one, ANNA, { outcome: 'homeVisit' });
    await enter(two, ANNA);
    await say(two, ANNA, { outcome: 'solved' });
    await quiet();
    const outcomes = Object.keys((await dayAt(office)).figures.outcomes);
    const [kept] = await (await priv()).range(`${ANNA}:superseded:`);
    expect([...outcomes, kept?.doc.value].sort()).toEqual(['homeVisit', 'solved']);
  });

  it('where one takes its entry back: the other’s stays', async () => {
    const entered = await enter(one, ANNA);
    await enter(two, ANNA);
    await say(two, ANNA, { topics: ['Fotos'] });
    await undoVisit(await one.around(), entered);
    await quiet();
    expect((await dayAt(office)).figures).toMatchObject({ visits: 1, topics: { Fotos: 1 } });
  });

  it('that open the same day have opened one, with all on duty and both tablets', async () => {
    await openSession(await one.around(), { focus: 'Fotos', onDuty: [ANNA] });
    await openSession(await two.around(), { onDuty: [CARL] });
    await quiet();
    const { session } = await dayAt(office);
    expect(session).toMatchObject({ focus: 'Fotos' });
    expect([session?.onDuty?.toSorted(), session?.devices?.length]).toEqual([[ANNA, CARL], 2]);
  });
});

describe('a day that was kept on paper as well', () => {
  const date = addDays(TODAY, -1);
  const thatDay = `session:huellen~${date}`;
  const paper = { placeId: 'place:huellen', date };
  const keyIn = async (at: EngineDevice, personId: string) =>
    recordVisit(await at.around(), personId, { source: 'name', paper });

  it('is one session, and who is on the sheet and on a tablet came once, at the tablet’s time', async () => {
    const now = () => new Date(instantOf(`${date}T15:10`));
    const onTheDay = { ...(await one.around()), now };
    await openSession(onTheDay, { focus: 'Fotos' });
    await recordVisit(onTheDay, ANNA, { source: 'scan' });
    await recordTally(onTheDay, 'ab 75', 1);
    // Neither has heard of the other, and the office keys in the same sheet once more.
    for (const device of [two, office]) {
      await keyIn(device, ANNA);
      await keyIn(device, BEA);
    }
    await recordTally(await two.around(), 'ab 75', 1, paper);
    await quiet();
    for (const device of [one, two, office]) {
      const day = await readTreffDay(device.database, QUARTER, thatDay);
      expect(day.figures).toMatchObject({ people: 4, visits: 2, tallied: { 'ab 75': 2 } });
      expect(day.session).toMatchObject({ focus: 'Fotos', opened: now().toISOString() });
      expect(day.session?.devices).toHaveLength(1);
      expect(day.visits.map(({ visit }) => visit.at)).toEqual([
        now().toISOString(),
        paperMoment(date),
      ]);
      expect((await dayAt(device)).figures.people).toBe(0);
    }
  });
});

describe('two names of one person', () => {
  const pair = async () => {
    const into = (await office.doc(`visitor:${ANNA}`)) as never;
    return { into, other: (await office.doc(`visitor:${BEA}`)) as never };
  };

  it('become one at every tablet, nothing re-keyed, and two again when that was a mistake', async () => {
    await enter(one, ANNA);
    await enter(two, BEA);
    await say(two, BEA, { topics: ['Fotos'], outcome: 'again' });
    await quiet();
    expect((await dayAt(office)).figures.visits).toBe(2);
    setLocalDatabase(office.database);
    await mergeVisitors(QUARTER, await pair(), new Date());
    await quiet();
    for (const device of [one, two, office]) {
      expect((await dayAt(device)).figures).toMatchObject({ visits: 1, topics: { Fotos: 1 } });
      expect(await device.doc(visitOf(BEA))).toMatchObject({ personId: BEA });
    }
    // The card of the one is that of the other.
    expect(await enter(one, BEA)).toMatchObject({ personId: ANNA, isNew: false });
    await splitVisitors(QUARTER, await pair(), new Date());
    await quiet();
    expect((await dayAt(one)).figures.visits).toBe(2);
  });

  it('that are two stay apart, until somebody takes that back', async () => {
    setLocalDatabase(office.database);
    await keepApart(QUARTER, await pair(), true, new Date());
    expect(await office.doc(`visitor:${BEA}`)).toMatchObject({ notSame: [ANNA] });
    await quiet();
    await keepApart(QUARTER, await pair(), false, new Date());
    expect(await office.doc(`visitor:${BEA}`)).not.toHaveProperty('notSame');
    await quiet();
  });
});

describe('somebody new', () => {
  it('comes with the consent, which the tablet seals for the office alone', async () => {
    setLocalDatabase(one.database);
    const added = await enterNewVisitor(
      await one.around(),
      { displayName: 'Frau Neu' },
      GIVEN,
      CARL,
    );
    if (!added.ok) throw new Error(added.error.code);
    expect(await dumpOf(one.database)).not.toContain('vor-ort-1-de');
    await quiet();
    const [consent] = await (await priv()).range(`${added.value.personId}:consent:`);
    expect(consent?.doc).toMatchObject({ ...GIVEN, recordedBy: CARL });
    expect((await dayAt(office)).names.get(added.value.personId)).toBe('Frau Neu');
  });

  it('is taken back with the consent that waits', async () => {
    setLocalDatabase(one.database);
    const added = await enterNewVisitor(await one.around(), { displayName: 'Frau Neu' }, GIVEN);
    if (!added.ok) throw new Error(added.error.code);
    await undoNewVisitor(await one.around(), added.value);
    await quiet();
    expect(await (await priv()).range(`${added.value.personId}:`)).toEqual([]);
    expect((await dayAt(office)).figures.visits).toBe(0);
  });

  it('is not entered where the consent cannot be kept', async () => {
    await one.database.documents.delete([QUARTER, `quarter:${QUARTER}`]);
    setLocalDatabase(one.database);
    const refused = await enterNewVisitor(await one.around(), { displayName: 'Frau Neu' }, GIVEN);
    expect(refused).toMatchObject({ ok: false, error: { code: 'noKey' } });
    expect(await dumpOf(one.database)).not.toContain('Frau Neu');
  });
});
