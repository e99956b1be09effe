import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import type { BOTH_STORES, OpenedStore } from './both-stores.ts';
import { aQuarter } from './builders.ts';
import { EngineDevice } from './engine-device.ts';
import { aPairedDevice, type PairedDeviceOptions } from './paired-device.ts';
import { type ReactingServer, startReactingServer } from './reacting-server.ts';
import { anImage, aPerson } from './sample-documents.ts';

/** Frau A., who asks; Herr B. and Frau C., who help; the office. */
export const ASKER = 'a1'.repeat(16);
export const BERND = 'b2'.repeat(16);
export const CLARA = 'c3'.repeat(16);

/** A day from today, so that no task is over before it begins. */
export function dayFromNow(days: number): string {
  return addDays(dateOf(localDateTimeAt(new Date())), days);
}

/** A quarter with its server, reactions running, two volunteers known by name and photo. */
export interface HelpedQuarter {
  server: ReactingServer;
  opened: OpenedStore;
  /** A device of the quarter, as the product's engine runs it. */
  device(options: PairedDeviceOptions): Promise<EngineDevice>;
  stop(): Promise<void>;
}

/** One on the store of this number in `BOTH_STORES`. */
export async function aHelpedQuarter(
  open: (typeof BOTH_STORES)[number][1],
  settings: Record<string, unknown> = {},
  documents: Body[] = [],
): Promise<HelpedQuarter> {
  const opened = await open();
  const districts = [
    { name: 'Schalke-Nord', streets: ['Uechtingstraße'] },
    { name: 'Schalke', streets: ['Grillostraße'] },
  ];
  const quarter = aQuarter({ ...settings, districts });
  const all = [quarter, ...documents] as never[];
  const server = await startReactingServer({ store: opened.store, documents: all });
  const since = { volunteerSince: '2025-01-01', function: 'Technikbotschafter' };
  const photo = anImage(BERND);
  await server.plant(
    photo,
    aPerson(BERND, { name: 'Bernd Brandt', photo: photo._id, ...since }),
    aPerson(CLARA, { name: 'Clara Cremer', ...since }),
  );
  const devices: EngineDevice[] = [];
  return {
    server,
    opened,
    device: async (options) => {
      const paired = await aPairedDevice(opened.store, options);
      const device = await EngineDevice.open({ origin: server.url, paired });
      devices.push(device);
      return device;
    },
    stop: async () => {
      for (const { database } of devices) database.close();
      await server.stop();
      await opened.remove();
    },
  };
}

/** Rounds until something is so. Its devices talk to the server in turn. */
export async function roundsUntil(
  devices: readonly EngineDevice[],
  isSo: () => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('it did not become so');
    for (const device of devices) await device.round();
  }
}
