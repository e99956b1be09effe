import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';
import { filesWith } from '../support/bytes-on-disk.ts';
import { EngineDevice } from '../support/engine-device.ts';
import {
  everythingIn,
  GONE,
  levelsWith,
  plantQuarter,
  SAME,
  WORD,
} from '../support/erased-quarter.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { STRANGER_ID } from '../support/sample-documents.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { aVisit } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const EACH = 240_000;

let root: string;
let data: string;
let server: ServerProcess;
let paired: Record<'office' | 'tablet' | 'asleep' | 'own', PairedDevice>;
let devices: Record<keyof typeof paired, EngineDevice>;

/** A server process over a folder as it was before: a person is in it, and on four devices. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vor-ort-copied-'));
  data = join(root, 'data');
  const store = await openPouchStore(join(data, 'store'));
  await plantQuarter(store);
  const aTablet = () => aPairedDevice(store, { role: 'team', placeId: 'huellen' });
  paired = {
    office: await aPairedDevice(store, { role: 'office' }),
    tablet: await aTablet(),
    asleep: await aTablet(),
    own: await aPairedDevice(store, { role: 'resident', personId: GONE, verified: true }),
  };
  await store.close();
  server = await startServerProcess({ dataFolder: data });
  const aDevice = (device: PairedDevice) =>
    EngineDevice.open({ origin: server.url, paired: device });
  devices = {
    office: await aDevice(paired.office),
    tablet: await aDevice(paired.tablet),
    asleep: await aDevice(paired.asleep),
    own: await aDevice(paired.own),
  };
  for (const device of Object.values(devices)) {
    expect(await device.round()).toMatchObject({ ok: true });
    expect(await secretsOn(device)).toContain(WORD);
  }
}, EACH);
afterEach(async () => {
  for (const device of Object.values(devices)) device.database.close();
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

async function secretsOn(device: EngineDevice): Promise<string[]> {
  const dump = await dumpOf(device.database);
  return [WORD, GONE, SAME].filter((secret) => dump.includes(secret));
}

/** The server rests, the folder is copied, and a person is erased; two devices hear of it. */
async function copyAndErase(): Promise<void> {
  expect(await server.end()).toBe(0);
  await cp(data, join(root, 'before'), { recursive: true });
  server = await startServerProcess({ dataFolder: data, port: server.port });
  const { status } = await fetch(`${server.url}/api/erase`, {
    method: 'POST',
    headers: paired.office.headers,
    body: JSON.stringify({ quarter: QUARTER, personId: GONE }),
  });
  expect(status).toBe(200);
  for (const device of [devices.office, devices.tablet]) {
    const secretsHere = async () => {
      await device.round();
      return secretsOn(device);
    };
    await expect.poll(secretsHere, { timeout: 60_000 }).toEqual([]);
  }
}

/** `name`: what of the copy comes in the place of what is there. */
async function putBack(name: '.' | 'store'): Promise<void> {
  expect(await server.end()).toBe(0);
  await rm(join(data, name), { recursive: true });
  await cp(join(root, 'before', name), join(data, name), { recursive: true });
  expect(await levelsWith(join(data, 'store'), WORD)).not.toEqual([]);
  server = await startServerProcess({ dataFolder: data, port: server.port });
}

/** What the server answers to an office that asks for everything. */
async function shownToAll(): Promise<string> {
  const { headers } = paired.office;
  const snapshots = ['team', 'office'].map(async (scope) => {
    const url = `${server.url}/api/sync/${QUARTER}/${scope}/snapshot`;
    return (await fetch(url, { headers })).text();
  });
  return (await Promise.all(snapshots)).join();
}

async function expectGoneEverywhere(): Promise<void> {
  const left = async () => {
    const found: Record<string, string[]> = {};
    // What the person has on the own phone is theirs; it brings nothing of it.
    const { own, ...others } = devices;
    await own.round();
    for (const [name, device] of Object.entries(others)) {
      await device.round();
      const secrets = await secretsOn(device);
      if (secrets.length > 0) found[name] = secrets;
    }
    return found;
  };
  await expect.poll(left, { timeout: 60_000 }).toEqual({});
  // What came back before the server heard of it is taken out; told to stop, it does that to the end.
  await expect.poll(shownToAll, { timeout: 60_000 }).not.toContain(WORD);
  expect(await server.end()).toBe(0);
  await rm(join(root, 'before'), { recursive: true });
  expect(await filesWith(root, WORD)).toEqual([]);
  expect(await levelsWith(join(data, 'store'), WORD)).toEqual([]);
  const store = await openPouchStore(join(data, 'store'));
  const everything = await everythingIn(store);
  expect(everything).not.toContain(WORD);
  expect(everything).toContain(STRANGER_ID);
  await store.close();
}

describe('a started server whose data were replaced by a copy from before an erasure', () => {
  it(
    'never shows the person again, to nobody, and takes nothing of theirs from who was away',
    async () => {
      await copyAndErase();
      await devices.asleep.create(aVisit(GONE, '2026-11-24', { note: WORD }));
      await devices.asleep.set(`visitor:${GONE}`, { displayName: `${WORD} neu` });
      await putBack('store');
      expect(await shownToAll()).not.toContain(WORD);
      await expectGoneEverywhere();
    },
    EACH,
  );

  it(
    'the list of the erased too, hears of it from an office that knows, and erases again',
    async () => {
      await copyAndErase();
      await devices.asleep.create(aVisit(GONE, '2026-11-24', { note: WORD }));
      await putBack('.');
      await devices.office.round();
      await expectGoneEverywhere();
    },
    EACH,
  );
});
