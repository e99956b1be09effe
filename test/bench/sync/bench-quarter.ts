import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Body } from '#domain/version.ts';
import { databaseNameOf, REGISTRY } from '../../../sync-server/stores/database-name.ts';
import { openPouchStore } from '../../../sync-server/stores/pouch-store.ts';
import { aDeviceDocument, type PairedDevice } from '../../support/paired-device.ts';
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts';
import { type Profile, QUARTER } from './profiles.ts';

/** The built server in a process of its own, with one quarter and the devices that were asked for. */
export interface BenchQuarter extends ServerProcess {
  devices: PairedDevice[];
  /** Kills the server and starts another over the same data and port, with nothing in memory. */
  restarted(): Promise<ServerProcess>;
  /** Ends it and takes its data away. */
  remove(): Promise<void>;
}

/** Fills a store with a profile, pairs so many team devices, and starts the server over it. `registry`:
 *  what else its registry holds. */
export async function startBenchQuarter(
  profile: Profile,
  tablets = 1,
  registry: readonly Body[] = [],
): Promise<BenchQuarter> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'vor-ort-bench-'));
  const paired = Array.from({ length: tablets }, () =>
    aDeviceDocument({ role: 'team', quarters: [QUARTER], placeId: 'menge~0' }),
  );
  const store = await openPouchStore(join(dataFolder, 'store'));
  await fill(store, databaseNameOf(QUARTER, 'public'), profile.public);
  if (profile.team.length > 0) await fill(store, databaseNameOf(QUARTER, 'team'), profile.team);
  await fill(store, REGISTRY, [...paired.map(({ doc }) => doc), ...registry]);
  await store.close();
  const server = await startServerProcess({ built: true, dataFolder });
  let running: ServerProcess = server;
  return {
    ...server,
    devices: paired.map(({ device }) => device),
    restarted: async () => {
      await running.end('SIGKILL');
      running = await startServerProcess({ built: true, dataFolder, port: server.port });
      return running;
    },
    remove: async () => {
      await running.end('SIGKILL');
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function fill(
  store: Awaited<ReturnType<typeof openPouchStore>>,
  name: string,
  docs: readonly Body[],
): Promise<void> {
  const database = await store.database(name);
  const outcomes = await database.write(docs.map((doc) => ({ id: doc._id, base: null, doc })));
  if (outcomes.some(({ outcome }) => outcome !== 'written')) throw new Error(`${name}: not filled`);
}
