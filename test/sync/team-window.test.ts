import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import { readIdentity } from '../../app/data/device.ts';
import { evict } from '../../app/data/eviction.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { aLastingDay } from '../support/lasting-day.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { doc, RESIDENT_ID } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { aVisit, plant } from '../support/visits.ts';

const DAY_MS = 24 * 3_600_000;

let today: LocalDate;
let old: Body;
let edge: Body;
let recent: Body;
let lent: Body;
const dayBefore = (days: number) => addDays(today, -days);

beforeEach(async () => {
  today = await aLastingDay();
  old = aVisit(RESIDENT_ID, dayBefore(61));
  edge = aVisit(RESIDENT_ID, dayBefore(60));
  recent = aVisit(RESIDENT_ID, dayBefore(7));
  lent = doc('loan', 'loan:l1~s1', {
    loanId: 'l1',
    lendableId: 'lendable:tablet-4',
    personId: RESIDENT_ID,
    step: 'lent',
    at: `${dayBefore(300)}T14:30:00Z`,
  });
});

describe.each(BOTH_STORES)('sixty days on a team’s device (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let devices: EngineDevice[];

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    devices = [];
    await plant(await team(), [old, edge, recent, lent]);
  });
  afterEach(async () => {
    for (const device of devices) device.database.close();
    await server.stop();
    await opened.remove();
  });

  const team = () => opened.store.database('lichtenberg-team');
  const aDevice = async (role: 'team' | 'office') => {
    const paired = await aPairedDevice(opened.store, { role, placeId: 'huellen' });
    const device = await EngineDevice.open({ origin: server.url, paired });
    devices.push(device);
    expect((await device.round()).ok).toBe(true);
    return device;
  };
  /** So many days later, when it looks at what it holds. */
  const inDays = (device: EngineDevice, days: number) =>
    evict(device.database, { serverAt: Date.now() + days * DAY_MS });
  const held = async (device: EngineDevice) =>
    (await device.documents())
      .map(([id]) => id)
      .filter((id) => /^(visit|loan|tally):/.test(id))
      .sort();
  const ids = (...docs: { _id: string }[]) => docs.map(({ _id }) => _id).sort();

  it('is all that a tablet is given; the office is given all', async () => {
    expect(await held(await aDevice('team'))).toEqual(ids(edge, recent, lent));
    expect(await held(await aDevice('office'))).toEqual(ids(old, edge, recent, lent));
  });

  it('goes on without the office’s: each is told its own, in whatever order they ask', async () => {
    const [office, tablet, again] = [
      await aDevice('office'),
      await aDevice('team'),
      await aDevice('office'),
    ];
    expect(await held(tablet)).toEqual(ids(edge, recent, lent));
    expect(await held(again)).toEqual(await held(office));
  });

  it('passes: what was recent goes from the tablet, and the server keeps it', async () => {
    const tablet = await aDevice('team');
    await inDays(tablet, 55);
    expect(await held(tablet)).toEqual(ids(lent));
    expect((await tablet.outbox()).length).toBe(0);
    const stored = await (await team()).getMany(ids(edge, recent));
    expect(stored.map((one) => one?.deleted)).toEqual([undefined, undefined]);
  });

  it('is not what the tablet wrote itself: a later entry to the same visit overwrites nothing', async () => {
    const tablet = await aDevice('team');
    const own = { ...aVisit('c'.repeat(32), dayBefore(10)), topics: ['mail'] };
    await tablet.create(own);
    expect((await tablet.round()).ok).toBe(true);
    await inDays(tablet, 55);
    expect(await held(tablet)).toEqual(ids(lent, own));
    await tablet.set(own._id, { topics: ['mail', 'photos'] });
    expect((await tablet.round()).ok).toBe(true);
    const stored = await (await team()).get(own._id);
    expect(stored?.deleted ? undefined : stored?.doc.topics).toEqual(['mail', 'photos']);
  });

  it('ends for all after 90 days unheard; a sheet keyed in then overwrites nothing of before', async () => {
    const [tablet, office] = [await aDevice('team'), await aDevice('office')];
    const own = { ...aVisit('c'.repeat(32), dayBefore(10)), topics: ['mail'] };
    await tablet.create({ ...own, outcome: 'solved' });
    expect((await tablet.round()).ok).toBe(true);
    const certain = await inDays(tablet, 0);
    if (!certain) throw new Error('nothing is certain');
    await evict(tablet.database, { look: { certain, ago: 91 * DAY_MS } });
    expect(await held(tablet)).toEqual([]);
    await tablet.create({ ...own, topics: ['photos'], outcome: 'again' });
    expect((await tablet.round()).ok).toBe(true);
    const stored = await (await team()).get(own._id);
    const doc = stored?.deleted ? undefined : stored?.doc;
    expect([...((doc?.topics ?? []) as string[])].sort()).toEqual(['mail', 'photos']);
    expect((await office.round()).ok).toBe(true);
    const rows = await office.database.documents.toArray();
    const gaveWay = rows
      .map((row) => row.doc)
      .filter((one) => one.type === 'superseded' && one.about === own._id);
    expect([doc?.outcome, ...gaveWay.map(({ value }) => value)].sort()).toEqual([
      'again',
      'solved',
    ]);
  });

  it('is not what the tablet counted itself, nor what it has not delivered yet', async () => {
    const tablet = await aDevice('team');
    const { writer } = await readIdentity(tablet.database);
    const sessionId = `session:huellen~${dayBefore(10)}`;
    const fields = { writer, placeId: 'place:huellen', sessionId, counts: { '75+': 3 } };
    const tally = doc('tally', `tally:huellen~${dayBefore(10)}~${writer}`, fields);
    await tablet.create(tally);
    expect((await tablet.round()).ok).toBe(true);
    await server.stop();
    const waiting = aVisit('d'.repeat(32), dayBefore(9));
    await tablet.create(waiting);
    await inDays(tablet, 55);
    expect(await held(tablet)).toEqual(ids(lent, tally, waiting));
    expect(await tablet.outbox()).toHaveLength(1);
  });

  it('holds where the whole copy is compared: what is old does not come back', async () => {
    const tablet = await aDevice('team');
    await tablet.database.checkpoints.update(['lichtenberg', 'team'], { wanted: server.epoch });
    expect((await tablet.round()).ok).toBe(true);
    expect(await held(tablet)).toEqual(ids(edge, recent, lent));
    expect(await tablet.outbox()).toEqual([]);
    expect((await (await team()).get(old._id))?.deleted).toBeUndefined();
  });

  it('bends for what is edited now, for the rest of the day', async () => {
    const [tablet, office] = [await aDevice('team'), await aDevice('office')];
    await office.set(old._id, { outcome: 'again' });
    expect((await office.round()).ok).toBe(true);
    expect((await tablet.round()).ok).toBe(true);
    expect(await tablet.doc(old._id)).toMatchObject({ outcome: 'again' });
    await inDays(tablet, 1);
    expect(await tablet.doc(old._id)).toBeUndefined();
    expect(await office.doc(old._id)).toMatchObject({ outcome: 'again' });
  });
});
