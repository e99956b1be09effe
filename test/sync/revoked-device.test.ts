import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockOf } from '#domain/version.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { readSession } from '../../app/data/device.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { surroundingsOf } from '../../app/sync/device-rounds.ts';
import { fetchSession } from '../../app/sync/session.ts';
import { dropDecided } from '../../sync-server/push/decided-quarantine.ts';
import { forgetDecisions } from '../../sync-server/reactions/forget-decisions.ts';
import { aPlace } from '../support/builders.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../support/paired-device.ts';
import { roundOf } from '../support/round-of.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { aVisit, plant } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const WORD = 'Nachtigallenschlag';
const personOf = (n: number) => n.toString(16).padStart(32, 'a');
const team = () => server.store.database('lichtenberg-team');

let server: TestServer;
let tablet: PairedDevice;
let office: PairedDevice;
let database: LocalDatabase;

beforeEach(async () => {
  server = await startTestServer({ store: aMemoryStore(), documents: [aPlace()] });
  tablet = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  office = await aPairedDevice(server.store, { role: 'office' });
  await plant(await team(), [
    doc('visitor', `visitor:${personOf(1)}`, { personId: personOf(1), displayName: WORD }),
  ]);
  database = aDatabase();
  await takeSession();
  await round();
});
afterEach(async () => {
  database.close();
  await server.stop();
});

const round = () => roundOf(database, server, tablet);
async function takeSession(): Promise<void> {
  const as: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { cookie: tablet.cookie } });
  const session = await fetchSession({ origin: server.url, fetch: as });
  if (session.ok) await adoptSession(database, session.value);
}
async function writeVisits(count: number): Promise<void> {
  const parts = { database, quarter: QUARTER, now: () => new Date() };
  const around = surroundingsOf(parts, await readSession(database));
  for (let n = 1; n <= count; n += 1) {
    const visit = aVisit(personOf(n), '2026-11-24', { topics: [WORD] });
    await changeDocument(around, visit._id, () => visit);
  }
}
async function revoke(): Promise<void> {
  await changeDevice(server.store, tablet.deviceId, { revokedAt: '2026-11-25T08:00:00Z' });
  await expect
    .poll(async () => {
      await takeSession();
      return (await readSession(database)).revoked;
    })
    .toBe(true);
}
const entries = async () => {
  const answer = await fetch(`${server.url}/api/quarantine?quarter=${QUARTER}`, office);
  return (await answer.json()).entries as { id: string; write: { id: string }; name?: string }[];
};
const decide = async (ids: string[], decision: string, as = office) => {
  const body = JSON.stringify({ quarter: QUARTER, ids, decision });
  const url = `${server.url}/api/quarantine`;
  const answer = await fetch(url, { method: 'POST', headers: as.headers, body });
  return { status: answer.status, ...(await answer.json()) };
};
const visitsStored = async () => (await team()).range('visit:');

describe('a tablet that is revoked while it holds 20 unsent visits', () => {
  it('has the 20 in the quarantine, and holds no personal data', async () => {
    await writeVisits(20);
    const version = { doc: { _id: 'visit:x', type: 'visit', topics: [WORD] } };
    const at = '2026-11-24T10:00:00Z';
    const refused = { quarter: QUARTER, id: 'visit:x', code: 'invalid', message: '', version, at };
    await database.refusals.add(refused);
    await revoke();
    expect(await dumpOf(database)).toContain(WORD);
    expect(await round()).toBe(true);
    const dump = await dumpOf(database);
    expect(dump).not.toContain(WORD);
    for (const n of [1, 7, 20]) expect(dump).not.toContain(personOf(n));
    expect(await database.outbox.count()).toBe(0);
    expect(await database.documents.get([QUARTER, aPlace()._id])).toBeDefined();
    expect(await entries()).toHaveLength(21);
    expect(await visitsStored()).toEqual([]);
  });

  it('keeps them while there is no server', async () => {
    await writeVisits(20);
    await revoke();
    const gone = { url: 'http://127.0.0.1:1' };
    expect(await roundOf(database, gone, tablet)).toBe(false);
    expect(await database.outbox.count()).toBe(20);
    expect(await round()).toBe(true);
    expect(await entries()).toHaveLength(20);
  });

  it('is looked at by the office, which takes one and discards another', async () => {
    await writeVisits(3);
    await revoke();
    await round();
    const [first, second, third] = await entries();
    expect(first).toMatchObject({ device: tablet.deviceId, name: 'Gerät im Test' });
    const taken = await decide([first?.id ?? '', 'quarantine:x'], 'accept');
    expect(taken.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'accepted',
      'unknown',
    ]);
    const stored = await visitsStored();
    expect(stored).toMatchObject([{ id: first?.write.id, doc: { by: { role: 'office' } } }]);
    expect((await decide([second?.id ?? ''], 'discard')).results).toMatchObject([
      { outcome: 'discarded' },
    ]);
    expect((await entries()).map(({ id }) => id)).toEqual([third?.id]);
    expect(await visitsStored()).toHaveLength(1);
    const audit = await (await server.store.database('registry')).range('audit:');
    expect(audit.map(({ doc: { action, count } }) => ({ action, count }))).toEqual(
      expect.arrayContaining([
        { action: 'quarantineAccepted', count: 2 },
        { action: 'quarantineDiscarded', count: 1 },
      ]),
    );
    expect(JSON.stringify(audit)).not.toContain(personOf(1));
  });

  it('waits again where the office takes a decision back, and what it had changed is as before', async () => {
    await writeVisits(2);
    await revoke();
    await round();
    const ids = (await entries()).map(({ id }) => id);
    await decide(ids.slice(0, 1), 'accept');
    await decide(ids.slice(1), 'discard');
    expect(await entries()).toEqual([]);
    expect((await decide(ids, 'accept')).results).toMatchObject([
      { outcome: 'unknown' },
      { outcome: 'unknown' },
    ]);
    expect((await decide(ids, 'undo')).results).toMatchObject([
      { outcome: 'undone' },
      { outcome: 'undone' },
    ]);
    expect(await visitsStored()).toEqual([]);
    expect((await entries()).map(({ id }) => id)).toEqual(ids);
    expect((await decide(ids, 'undo')).results[0]).toMatchObject({ outcome: 'unknown' });
    // It can be decided anew, the other way round.
    expect((await decide(ids, 'accept')).results).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
    expect(await visitsStored()).toHaveLength(2);
  });

  it('puts back what a visit said before, and leaves alone what somebody went on with', async () => {
    const before = aVisit(personOf(1), '2026-11-24', { topics: ['Fotos'], clock: { s0: 1 } });
    const [made] = await (await team()).write([{ id: before._id, base: null, doc: before }]);
    if (made?.outcome !== 'written') throw new Error('not planted');
    await writeVisits(2);
    await revoke();
    await round();
    const all = await entries();
    const [known, fresh] = [true, false].map(
      (isKnown) => all.find(({ write }) => (write.id === before._id) === isKnown)?.id ?? '',
    );
    await decide([known ?? '', fresh ?? ''], 'accept');
    const stored = await visitsStored();
    const changed = stored.find(({ id }) => id !== before._id);
    if (!changed) throw new Error('not taken in');
    const edited = { ...changed.doc, outcome: 'solved' };
    await (await team()).write([{ id: changed.id, base: changed.rev, doc: edited }]);
    expect((await decide([known ?? '', fresh ?? ''], 'undo')).results).toMatchObject([
      { outcome: 'undone' },
      { outcome: 'changed' },
    ]);
    const [one, other] = await (await team()).getMany([before._id, changed.id]);
    expect(one).toMatchObject({ doc: { topics: ['Fotos'] } });
    // New to every device, whatever it has seen.
    const clock = one && !one.deleted ? clockOf(one) : {};
    expect(clock).toMatchObject({ s0: 1 });
    expect(Object.keys(clock)).toHaveLength(3);
    expect(other).toMatchObject({ doc: { outcome: 'solved', topics: [WORD] } });
  });

  it('lets go of what was decided after a day', async () => {
    await writeVisits(1);
    await revoke();
    await round();
    const [entry] = await entries();
    await decide([entry?.id ?? ''], 'discard');
    const registry = await server.store.database('registry');
    await dropDecided(registry, new Date(Date.now() + 23 * 3_600_000));
    expect(await registry.range('quarantine:')).toHaveLength(1);
    // The server does so once a day, though nobody looks.
    const later = new Date(Date.now() + 25 * 3_600_000);
    const day = { quarterId: QUARTER, today: '2026-11-26', now: later };
    await forgetDecisions(server.store).run(await team(), day);
    expect(await registry.range('quarantine:')).toEqual([]);
  });

  it('nobody but the office of the quarter sees or decides it', async () => {
    const elsewhere = await aPairedDevice(server.store, { role: 'office', quarters: ['anderswo'] });
    const other = await aPairedDevice(server.store, { role: 'team' });
    for (const device of [elsewhere, other, tablet]) {
      const seen = await fetch(`${server.url}/api/quarantine?quarter=${QUARTER}`, device);
      expect(seen.status).toBe(403);
      expect((await decide([], 'accept', device)).status).toBe(403);
    }
  });
});
