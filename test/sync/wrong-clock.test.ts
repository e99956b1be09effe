import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { databaseNameOf } from '../../sync-server/stores/database-name.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import {
  doc,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { aVisit } from '../support/visits.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

let server: TestServer;
let wrong: EngineDevice;
let right: EngineDevice;
/** How far the wrong device's clock is ahead, ms. */
let ahead: number;

const tomorrow = () => new Date(Date.now() + 24 * 3_600_000).toISOString();
const inMonths = (months: number) =>
  new Date(Date.now() + months * 30 * 24 * 3_600_000).toISOString().slice(0, 10);

/** A day that a team's device still holds, whenever this runs. */
const daysAgo = (days: number) => addDays(dateOf(localDateTimeAt(new Date())), -days);
const [OPENING, LATER, LATEST] = [daysAgo(25), daysAgo(18), daysAgo(11)];

beforeEach(async () => {
  ahead = 0;
  server = await startTestServer({ store: aMemoryStore() });
  const standing = {
    team: [
      SAMPLES.visitor,
      { ...aVisit(RESIDENT_ID, OPENING), deleteAfter: inMonths(6) },
      { ...aVisit(STRANGER_ID, OPENING), deleteAfter: inMonths(1) },
    ],
    private: [{ ...SAMPLES.contact, until: tomorrow() }],
  };
  for (const [kind, bodies] of Object.entries(standing)) {
    const database = await server.store.database(databaseNameOf('lichtenberg', kind as 'team'));
    await database.write(bodies.map((body) => ({ id: body._id, base: null, doc: body })));
  }
  const open = async (now: () => Date) => {
    const paired = await aPairedDevice(server.store, { role: 'team', personId: VOLUNTEER_ID });
    return EngineDevice.open({ origin: server.url, paired, now });
  };
  wrong = await open(() => new Date(Date.now() + ahead));
  right = await open(() => new Date());
  await untilQuiet(wrong, right);
});
afterEach(async () => {
  for (const one of [wrong, right]) one.database.close();
  await server.stop();
});

const idsOn = async (device: EngineDevice) => (await device.documents()).map(([id]) => id);

describe.each([
  ['a year ahead', YEAR_MS],
  ['a year behind', -YEAR_MS],
])('a device whose clock is %s, and then right again', (_name, wrongBy) => {
  it('loses nothing, wipes nothing, and is told nothing wrong', async () => {
    const all = await idsOn(right);
    expect(all).toContain(SAMPLES.contact._id);
    ahead = wrongBy;
    await wrong.round();
    expect(await idsOn(wrong)).toEqual(all);
    await wrong.create(aVisit(RESIDENT_ID, LATER), aVisit(STRANGER_ID, LATER));
    await wrong.set(SAMPLES.visitor._id, { displayName: 'Frau Adler' });
    await untilQuiet(wrong, right);
    ahead = 0;
    await wrong.create(
      doc('session', `session:huellen~${LATER}`, {
        placeId: 'place:huellen',
        date: LATER,
      }),
    );
    await untilQuiet(wrong, right);
    expect(await wrong.refusals()).toEqual([]);
    expect(await wrong.documents()).toEqual(await right.documents());
    expect(await idsOn(right)).toHaveLength(all.length + 3);
    expect(await right.doc(SAMPLES.visitor._id)).toMatchObject({ displayName: 'Frau Adler' });
  });

  it('does not win over others because of it: the later arrival stands, the other value is kept', async () => {
    ahead = wrongBy;
    await wrong.set(SAMPLES.visitor._id, { displayName: 'von der falschen Uhr' });
    await right.set(SAMPLES.visitor._id, { displayName: 'von der richtigen' });
    await wrong.round();
    ahead = 0;
    await untilQuiet(right, wrong);
    for (const device of [wrong, right]) {
      expect(await device.doc(SAMPLES.visitor._id)).toMatchObject({
        displayName: 'von der richtigen',
      });
    }
    const database = await server.store.database(databaseNameOf('lichtenberg', 'private'));
    const kept = await database.range(`${RESIDENT_ID}:superseded:`);
    expect(kept).toMatchObject([{ doc: { value: 'von der falschen Uhr' } }]);
  });

  it('keeps what is unsent, also where it was written at the wrong time without a network', async () => {
    ahead = wrongBy;
    await wrong.create(aVisit(STRANGER_ID, LATEST, { at: `${LATEST}T14:00:00Z` }));
    ahead = 0;
    await untilQuiet(wrong, right);
    const visit = await right.doc(`visit:huellen~${LATEST}~${STRANGER_ID}`);
    expect(visit).toMatchObject({ at: `${LATEST}T14:00:00Z` });
    // By whose clock it was written is told, not believed.
    expect(Math.abs(Number(visit?.skew))).toBeLessThan(60);
  });
});
