import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anEraser } from '../support/erased-quarter.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../support/paired-device.ts';
import { ask, registryOf } from '../support/pairing.ts';
import { aPerson, aRequest, RESIDENT_ID } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { SyncClient } from '../support/sync-client.ts';

const NOW = '2026-12-01T14:00:00.000Z';
const QUARTER = 'lichtenberg';

let folder: string;
let server: TestServer;
let office: PairedDevice;
let phone: PairedDevice;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-audit-'));
  const store = aMemoryStore();
  const eraser = await anEraser(store, join(folder, 'erased.log'));
  server = await startTestServer({ store, eraser, now: () => new Date(NOW) });
  office = await aPairedDevice(store, { role: 'office' });
  phone = await aPairedDevice(store, { role: 'resident', personId: RESIDENT_ID });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const asOffice = (method: string, path: string, body?: unknown) =>
  ask(server, method, path, body, { cookie: office.cookie });

/** What was noted since, without ids and times, which are looked at once. */
async function notedBy(act: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = new Set((await registryOf(server, 'audit:')).map(({ _id }) => _id));
  await act();
  const since = (await registryOf(server, 'audit:')).filter(({ _id }) => !before.has(_id));
  for (const { _id, type, at } of since) {
    expect([_id.startsWith(`audit:${NOW}~`), type, at]).toEqual([true, 'audit', NOW]);
  }
  return since.map(({ _id, type, at, ...entry }) => entry);
}

it('every action of an office is written down: who, what, on which device, when', async () => {
  const by = office.deviceId;
  const quarters = [QUARTER];
  const at = `/api/devices/${phone.deviceId}`;
  const about = { by, device: phone.deviceId, role: 'resident', quarters };
  const wish = { role: 'team', quarters, placeId: 'huellen', label: 'Tablet Frau Meier' };
  expect(await notedBy(() => asOffice('POST', '/api/codes', wish))).toEqual([
    { action: 'codeMade', by, role: 'team', quarters },
  ]);
  expect(await notedBy(() => asOffice('PATCH', at, { name: 'Handy Frau Meier' }))).toEqual([
    { action: 'renamed', ...about },
  ]);
  expect(await notedBy(() => asOffice('PATCH', at, { bringIn: true }))).toEqual([
    { action: 'bringIn', ...about },
  ]);
  expect(await notedBy(() => asOffice('DELETE', at))).toEqual([{ action: 'revoked', ...about }]);
  const brought = [aRequest(RESIDENT_ID), aPerson(RESIDENT_ID, { name: 'Frau Meier' })];
  const bring = brought.map((doc) => ({ id: doc._id, base: null, doc }));
  await new SyncClient(server, phone).push(bring);
  const kept = (await registryOf(server, 'quarantine:')).map(({ _id }) => _id);
  const decide = (ids: string[], decision: string) =>
    asOffice('POST', '/api/quarantine', { quarter: QUARTER, ids, decision });
  expect(await notedBy(() => decide(kept.slice(0, 1), 'accept'))).toEqual([
    { action: 'quarantineAccepted', by, quarters, count: 1 },
  ]);
  expect(await notedBy(() => decide(kept.slice(1), 'discard'))).toEqual([
    { action: 'quarantineDiscarded', by, quarters, count: 1 },
  ]);
  const personId = 'e'.repeat(32);
  expect(
    await notedBy(() => asOffice('POST', '/api/erase', { quarter: QUARTER, personId })),
  ).toEqual([{ action: 'erased', by, quarters }]);
  const all = JSON.stringify(await registryOf(server, 'audit:'));
  expect(all).not.toMatch(/Meier|0209|huellen/);
  expect(all).not.toContain(personId);
  expect(all).not.toContain(RESIDENT_ID);
});

it('what was refused, and what changed nothing, is not written down as done', async () => {
  const other = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  await changeDevice(server.store, other.deviceId, { revokedAt: '2026-11-20T08:00:00Z' });
  const personId = 'e'.repeat(32);
  const noted = await notedBy(async () => {
    const asPhone = (method: string, path: string, body?: unknown) =>
      ask(server, method, path, body, { cookie: phone.cookie });
    await asPhone('POST', '/api/codes', { role: 'office', quarters: [QUARTER] });
    await asPhone('DELETE', `/api/devices/${office.deviceId}`);
    await asPhone('POST', '/api/erase', { quarter: QUARTER, personId });
    await asOffice('POST', '/api/erase', { quarter: 'anderswo', personId });
    await asOffice('PATCH', `/api/devices/${phone.deviceId}`, { name: 7 });
    await asOffice('PATCH', `/api/devices/${phone.deviceId}`, {});
    await asOffice('DELETE', `/api/devices/${other.deviceId}`);
  });
  expect(noted).toEqual([]);
});
