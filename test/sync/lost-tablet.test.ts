import { afterEach, beforeEach, expect, it } from 'vitest';
import { summedCounts, type Tally, tallyId } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { GUEST_SESSION, readIdentity, readSession } from '../../app/data/device.ts';
import { settleMovedCounters } from '../../app/data/moved-counters.ts';
import { sealDocument } from '../../app/data/seal-document.ts';
import { deviceRound } from '../../app/sync/device-rounds.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
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

it('what is written before a device hears that the server takes it for nobody, or for another, waits', async () => {
  const ofTeam = () => aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  const [before, later] = [await ofTeam(), await ofTeam()];
  let shown: PairedDevice | undefined = before;
  // The browser's cookie is another one, or none; the database says what the device was.
  const device = await EngineDevice.open({
    origin: server.url,
    database,
    fetch: (input, init) => {
      const headers = { ...(init?.headers as object), ...(shown && { cookie: shown.cookie }) };
      return fetch(input, { ...init, headers });
    },
  });
  const visit = aVisit('5a'.repeat(16), '2026-11-23', { outcome: 'again' });
  expect((await device.round()).ok).toBe(true);
  await device.create(visit);
  for (const other of [undefined, later]) {
    shown = other;
    expect(await device.round()).toEqual({ ok: false, error: { code: 'forbidden' } });
    expect(await device.refusals()).toEqual([]);
    expect(await device.outbox()).toMatchObject([{ id: visit._id, status: 'pending' }]);
  }
  const anew = await start(later);
  expect((await anew.round()).ok).toBe(true);
  expect(await anew.refusals()).toEqual([]);
  const team = await server.store.database('lichtenberg-team');
  expect(await team.get(visit._id)).toMatchObject({ doc: { outcome: 'again' } });
});

it('a round that has begun sends nothing of a device that has become another meanwhile', async () => {
  const tablet = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  const before = await start(tablet);
  const visit = aVisit('5a'.repeat(16), '2026-11-23', { outcome: 'again' });
  await before.create(visit);
  const round = await deviceRound(
    {
      database,
      quarter: 'lichtenberg',
      server: new HttpQuarterServer('lichtenberg', { origin: server.url }),
      now: () => new Date(),
      // Another page hears that the server takes the device for nobody, while this one gets its key.
      vault: async () => {
        await adoptSession(database, GUEST_SESSION);
        return undefined;
      },
    },
    AbortSignal.timeout(30_000),
  );
  expect(round).toEqual({ ok: false, error: { code: 'overtaken' } });
  expect(await before.refusals()).toEqual([]);
  expect(await before.outbox()).toMatchObject([{ id: visit._id, status: 'pending' }]);
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

it('what a tablet has counted and sent is not counted twice where the answer was lost before it was connected anew', async () => {
  const ofTeam = () => aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  const first = await ofTeam();
  let isCut = false;
  const before = await EngineDevice.open({
    origin: server.url,
    paired: first,
    database,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (isCut && String(input).endsWith('/push')) throw new TypeError('fetch failed');
      return response;
    },
  });
  const day = 'session:huellen~2026-11-23';
  expect((await before.round()).ok).toBe(true);
  isCut = true;
  await before.change(tallyId(day, first.deviceId), () => aTally(day, first.deviceId, 2));
  expect((await before.round()).ok).toBe(false);
  await before.change(tallyId(day, first.deviceId), (now) => ({
    ...(now as Body),
    counts: { adult: 5, child: 1 },
  }));
  // Twice, before anything could be sent; a round that began meanwhile as a guest's has seen nothing of it.
  await start(await ofTeam());
  await settleMovedCounters({ database, quarter: 'lichtenberg' }, null);
  const anew = await start(await ofTeam());
  expect((await anew.round()).ok).toBe(true);
  expect(await anew.refusals()).toEqual([]);
  expect(await anew.outbox()).toEqual([]);
  const { documents } = await (await server.store.database('lichtenberg-team')).all();
  const tallies = documents.map(({ doc }) => doc as unknown as Tally);
  expect(summedCounts(tallies.filter(({ type }) => type === 'tally'))).toEqual({
    adult: 5,
    child: 1,
  });
});

function aTally(sessionId: string, writer: string, adult: number): Body {
  const made = { type: 'tally', v: 1, createdAt: '2026-11-24T09:00:00Z', writer };
  const about = { placeId: 'place:huellen', sessionId };
  return { _id: tallyId(sessionId, writer), ...made, ...about, counts: { adult } };
}

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
