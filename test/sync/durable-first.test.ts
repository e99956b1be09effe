import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPlace } from '../support/builders.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let device: EngineDevice;
let seen: string[];

beforeEach(async () => {
  server = await startTestServer({ documents: [aPlace({ _id: 'place:a', name: 'Alt' })] });
  seen = [];
  const watched: typeof fetch = (input, init) => {
    if (String(input).endsWith('/push')) seen.push('sent');
    return fetch(input, init);
  };
  const paired = await aPairedDevice(server.store, { role: 'office' });
  device = await EngineDevice.open({ origin: server.url, paired, fetch: watched });
  await untilQuiet(device);
});

afterEach(async () => {
  device.database.close();
  await server.stop();
});

/** Notes when something was written durably. */
function watchDurability(): void {
  const raw = device.database.backendDB();
  const begin = raw.transaction.bind(raw);
  raw.transaction = (names, mode, options) => {
    const transaction = begin(names, mode, options);
    if (options?.durability === 'strict') {
      transaction.addEventListener('complete', () => seen.push('durable'));
    }
    return transaction;
  };
}

it('what is sent is durable on its device before it leaves, each time anew', async () => {
  watchDurability();
  await device.set('place:a', { name: 'Neu' });
  expect(seen).toEqual([]);
  await untilQuiet(device);
  expect(seen).toEqual(['durable', 'sent']);
  await device.set('place:a', { name: 'Neuer' });
  await untilQuiet(device);
  expect(seen).toEqual(['durable', 'sent', 'durable', 'sent']);
});
