import { afterEach, beforeEach, expect, it } from 'vitest';
import { summedCounts, type Tally, tallyId } from '#domain/tally.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { readIdentity, readSession } from '../../app/data/device.ts';
import { sealDocument } from '../../app/data/seal-document.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { aRequest } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { aVisit } from '../support/visits.ts';

const request = aRequest('5f'.repeat(16), { words: 'Nachtigallenschlag', channel: 'kiosk' });

let server: TestServer;
let database: LocalDatabase;

beforeEach(async () => {
  const store = aMemoryStore();
  const sealKey = await new SealKeys(store).ensure('lichtenberg');
  server = await startTestServer({ store, documents: [aQuarter({ sealKey })] });
  database = aDatabase();
});
afterEach(async () => {
  database.close();
  await server.stop();
});

const aKiosk = () => aPairedDevice(server.store, { role: 'kiosk', placeId: 'huellen' });
/** The app starts, with the cookie of this device, or without one. */
const start = (paired?: PairedDevice) =>
  EngineDevice.open({ origin: server.url, paired, database });
const stored = async () => (await server.store.database('lichtenberg-private')).get(request._id);

it('what an info tablet has sealed waits while its cookie is gone, and arrives when it is connected anew', async () => {
  const before = await start(await aKiosk());
  expect((await before.round()).ok).toBe(true);
  const sealed = await sealDocument(await before.around(), request);
  expect(sealed.ok).toBe(true);
  const lost = await start();
  expect((await lost.round()).ok).toBe(true);
  expect(await lost.outbox()).toMatchObject([{ status: 'pending' }]);
  expect(await lost.refusals()).toEqual([]);
  expect(await stored()).toBeUndefined();

  const other = await aKiosk();
  const anew = await start(other);
  expect((await anew.round()).ok).toBe(true);
  expect(await anew.refusals()).toEqual([]);
  const found = await stored();
  expect(found).toMatchObject({ doc: { words: 'Nachtigallenschlag', by: { role: 'kiosk' } } });
  // Its number of before is nobody else's.
  const clock = found && !found.deleted ? found.doc.clock : {};
  expect(Object.keys(clock ?? {})).toEqual([expect.stringContaining(`${other.deviceId}.`)]);
});

it('what a team’s device has written waits while the server knows nothing of it, and arrives when it is connected anew', async () => {
  const ofTeam = () => aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  const known = aVisit('5a'.repeat(16), '2026-11-23', { outcome: 'again' });
  const fresh = aVisit('5b'.repeat(16), '2026-11-24', { outcome: 'solved' });
  const before = await start(await ofTeam());
  await before.create(known);
  expect((await before.round()).ok).toBe(true);
  expect(await before.outbox()).toEqual([]);
  await before.set(known._id, { outcome: 'solved' });
  await before.create(fresh);

  const lost = await start();
  expect((await lost.round()).ok).toBe(true);
  expect(await lost.refusals()).toEqual([]);
  expect(await lost.outbox()).toMatchObject([{ status: 'pending' }, { status: 'pending' }]);

  const anew = await start(await ofTeam());
  expect((await anew.round()).ok).toBe(true);
  expect(await anew.refusals()).toEqual([]);
  const team = await server.store.database('lichtenberg-team');
  expect(await team.get(known._id)).toMatchObject({ doc: { outcome: 'solved' } });
  expect(await team.get(fresh._id)).toMatchObject({ doc: { outcome: 'solved' } });
  expect(await anew.outbox()).toEqual([]);
});

it('what a tablet has counted is neither lost nor counted twice when it is connected anew', async () => {
  const ofTeam = () => aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  const count = async (device: EngineDevice, session: string, adult: number) => {
    const { writer } = await readIdentity(database);
    const _id = tallyId(session, writer);
    const made = { type: 'tally', v: 1, createdAt: '2026-11-24T09:00:00Z', writer };
    const about = { placeId: 'place:huellen', sessionId: session };
    await device.change(_id, (current) => ({
      ...(current ?? { _id, ...made, ...about }),
      counts: { adult },
    }));
  };
  const [monday, tuesday] = ['session:huellen~2026-11-23', 'session:huellen~2026-11-24'] as const;
  const before = await start(await ofTeam());
  await count(before, monday, 2);
  expect((await before.round()).ok).toBe(true);
  await count(before, monday, 5);
  await count(before, tuesday, 7);
  const anew = await start(await ofTeam());
  expect((await anew.round()).ok).toBe(true);
  expect(await anew.refusals()).toEqual([]);
  expect(await anew.outbox()).toEqual([]);
  await count(anew, tuesday, 8);
  expect((await anew.round()).ok).toBe(true);
  const { documents } = await (await server.store.database('lichtenberg-team')).all();
  const tallies = documents.map(({ doc }) => doc as unknown as Tally);
  const of = (session: string) => tallies.filter(({ sessionId }) => sessionId === session);
  expect(summedCounts(of(monday))).toEqual({ adult: 5 });
  expect(summedCounts(of(tuesday))).toEqual({ adult: 8 });
});

it('what the office has written of somebody makes its computer nobody’s phone', async () => {
  const office = await aPairedDevice(server.store, { role: 'office' });
  const before = await start(office);
  await before.create(request);
  const lost = await start();
  expect((await lost.round()).ok).toBe(true);
  expect(await readSession(database)).toMatchObject({ role: 'guest' });
  expect(await lost.refusals()).toEqual([]);
  expect(await lost.outbox()).toMatchObject([{ status: 'pending' }]);
});
