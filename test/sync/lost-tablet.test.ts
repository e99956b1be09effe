import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { sealDocument } from '../../app/data/seal-document.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { aRequest } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

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
