import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseNameOf } from '../../sync-server/stores/database-name.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { SAMPLES, VOLUNTEER_ID } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let phone: EngineDevice;
let laptop: EngineDevice;
const id = SAMPLES.response._id;

beforeEach(async () => {
  server = await startTestServer({ store: aMemoryStore() });
  const database = await server.store.database(databaseNameOf('lichtenberg', 'team'));
  const card = SAMPLES.requestCard;
  await database.write([{ id: card._id, base: null, doc: card }]);
  const device = async () => {
    const paired = await aPairedDevice(server.store, { role: 'team', personId: VOLUNTEER_ID });
    return EngineDevice.open({ origin: server.url, paired });
  };
  [phone, laptop] = [await device(), await device()];
  for (const one of [phone, laptop]) await one.round();
});
afterEach(async () => {
  for (const one of [phone, laptop]) one.database.close();
  await server.stop();
});

/** Both count from what they know, and come to the same number. */
it('two answers of one volunteer, from two devices, are not lost silently: one stands, one is kept', async () => {
  await phone.create(SAMPLES.response);
  await laptop.create({ ...SAMPLES.response, kind: 'sorry', at: undefined });
  for (const one of [phone, laptop, phone, laptop]) await one.round();
  for (const one of [phone, laptop]) expect(await one.doc(id)).toMatchObject({ kind: 'yes' });
  const kept = { id, code: 'forbidden', version: { doc: { kind: 'sorry', n: 1 } } };
  expect(await laptop.refusals()).toMatchObject([kept]);
  expect(await laptop.outbox()).toEqual([]);
  expect(await phone.refusals()).toEqual([]);
  // The answer that is given again then has the next number.
  await laptop.create({ ...SAMPLES.response, _id: id.replace(/1$/, '2'), n: 2, kind: 'sorry' });
  for (const one of [laptop, phone]) await one.round();
  expect(await phone.doc(id.replace(/1$/, '2'))).toMatchObject({ kind: 'sorry' });
});
