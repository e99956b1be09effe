import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { type OpenedStore, openOnDisk } from '../support/both-stores.ts';
import { anEraser } from '../support/erased-quarter.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import {
  bearerOf,
  EVERYBODY,
  pairEverybody,
  plantSamples,
  samplesFor,
} from '../support/walled-quarter.ts';
import type { Known } from './asked-things.ts';

/** A whole server with something of every type in it, and a device of every role. */
export interface FuzzedServer {
  server: TestServer;
  known: Known;
  devices: Record<string, string>[];
  stop(): Promise<void>;
}

/** Starts it, over the embedded store on disk where nothing is said. */
export async function startFuzzedServer(
  open: () => Promise<OpenedStore> = openOnDisk,
): Promise<FuzzedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-fuzz-'));
  const opened = await open();
  const paired = await pairEverybody(opened.store);
  const { erased: _, ...samples } = samplesFor('lichtenberg', paired.tablet?.deviceId ?? '');
  await plantSamples(opened.store, 'lichtenberg', Object.values(samples));
  const eraser = await anEraser(opened.store, join(folder, 'erased.log'), () => new Date());
  const server = await startTestServer({ store: opened.store, eraser });
  const all = EVERYBODY.map((who) => paired[who]);
  return {
    server,
    known: {
      epoch: server.epoch,
      quarter: 'lichtenberg',
      sealKey: await new SealKeys(opened.store).ensure('lichtenberg'),
      deviceIds: all.flatMap((device) => (device ? [device.deviceId] : [])),
    },
    // A paired server speaks by `Authorization`; browsers by their cookie.
    devices: EVERYBODY.map((who) => {
      const device = paired[who];
      if (!device) return {};
      return who === 'box' ? bearerOf(device) : { cookie: device.cookie };
    }),
    stop: async () => {
      await server.stop();
      await opened.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
