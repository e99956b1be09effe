import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { accessThrough } from '../../../sync-server/operator/operator-client.ts';
import { operatorSocketPath } from '../../../sync-server/operator/socket-path.ts';
import { databaseNameOf } from '../../../sync-server/stores/database-name.ts';
import { aNotice } from '../../support/builders.ts';
import { type Figure, median, percentile } from '../figures.ts';
import { type BenchQuarter, startBenchQuarter } from './bench-quarter.ts';
import { phoneProfile, QUARTER } from './profiles.ts';

const WAKES = 20;
/** Longer than the hub's pause between two wake-ups of one scope. */
const PAUSE_MS = 300;

/** So many devices on the live feed of one process: how late they wake, and what each costs. */
export async function measureLiveDevices(devices: number): Promise<Figure[]> {
  const server = await startBenchQuarter(phoneProfile());
  const listeners: Listener[] = [];
  try {
    // Loads what the first listener loads, so that it is not counted as the devices' memory.
    listeners.push(await listen(server.url));
    const before = memoryOf(server);
    for (let start = 0; start < devices; start += 100) {
      const opened = Array.from({ length: Math.min(100, devices - start) }, () =>
        listen(server.url),
      );
      listeners.push(...(await Promise.all(opened)));
    }
    const each = (memoryOf(server) - before) / devices;
    return [wakeFigure(await wakeAll(server, listeners), devices, each)];
  } finally {
    for (const { request } of listeners) request.destroy();
    await server.remove();
  }
}

interface Listener {
  request: http.ClientRequest;
  wokenAt: number;
}

/** Opens the feed and waits for what it says at once. */
async function listen(url: string): Promise<Listener> {
  const request = http.get(`${url}/api/sync/${QUARTER}/live`, { agent: false });
  // The end of the measurement destroys it.
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const listener: Listener = { request, wokenAt: 0 };
  response.on('error', () => undefined);
  const first = once(response, 'data');
  response.on('data', () => {
    listener.wokenAt = performance.now();
  });
  await first;
  return listener;
}

async function wakeAll(server: BenchQuarter, listeners: readonly Listener[]): Promise<number[]> {
  const access = accessThrough(operatorSocketPath(server.dataFolder));
  const late: number[] = [];
  for (let nr = 0; nr < WAKES; nr += 1) {
    await pause(PAUSE_MS);
    const doc = aNotice({ _id: `notice:wake~${nr}` });
    const begun = performance.now();
    const database = databaseNameOf(QUARTER, 'public');
    await access.write(database, [{ id: doc._id, base: null, doc: { ...doc } }]);
    while (listeners.some(({ wokenAt }) => wokenAt < begun)) await pause(5);
    late.push(...listeners.map(({ wokenAt }) => wokenAt - begun));
  }
  return late;
}

function wakeFigure(late: number[], devices: number, kilobytesEach: number): Figure {
  return {
    what: `${devices} live devices on one process, write to wake-up, 95th percentile`,
    ours: percentile(late, 95),
    unit: 'ms',
    value: percentile(late, 95),
    goal: 1_000,
    note: `not slowed, listeners in one Node process beside the server, median ${median(late).toFixed(0)} ms over ${WAKES} writes; memory ${kilobytesEach.toFixed(1)} kB a device`,
  };
}

/** Resident memory of the server's process in kB. */
function memoryOf({ process: child }: BenchQuarter): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}
