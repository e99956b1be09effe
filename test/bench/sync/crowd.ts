import { once } from 'node:events';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { type Figure, median, percentile } from '../figures.ts';
import { startBenchQuarter } from './bench-quarter.ts';
import { phoneProfile, QUARTER } from './profiles.ts';

const CROWD = 100;

/** When a device had the whole snapshot, and when it had read it. */
interface Arrival {
  received: number;
  read: number;
  waits: number;
}

/** What a device received, compressed as it came. */
interface Received {
  body: Buffer;
  received: number;
  waits: number;
}

/** A hundred first syncs at once, on a server that has just started and on one that has not. */
export async function measureCrowd(runs: number): Promise<Figure[]> {
  const profile = phoneProfile();
  const server = await startBenchQuarter(profile);
  const syncs = async (count: number) => {
    const all = Array.from({ length: count }, () => firstSync(server.url));
    return (await Promise.all(all)).map((one) => readBy(one, profile.public.length));
  };
  try {
    const [cold, warm] = [[] as Round[], [] as Round[]];
    for (let run = 0; run < runs; run += 1) {
      await server.restarted();
      const alone = await syncs(1);
      await server.restarted();
      cold.push({ alone, crowd: await syncs(CROWD) });
      const singles: Arrival[] = [];
      for (let nr = 0; nr < 5; nr += 1) singles.push(...(await syncs(1)));
      warm.push({ alone: singles, crowd: await syncs(CROWD) });
    }
    return [
      figureOf('a server that has just started', cold, runs),
      figureOf('a server that has its documents in memory', warm, runs),
    ];
  } finally {
    await server.remove();
  }
}

interface Round {
  alone: Arrival[];
  crowd: Arrival[];
}

function figureOf(where: string, rounds: Round[], runs: number): Figure {
  const late = (of: (arrival: Arrival) => number) =>
    median(rounds.map(({ crowd }) => percentile(crowd.map(of), 95)));
  const one = (of: (arrival: Arrival) => number) =>
    median(rounds.map(({ alone }) => median(alone.map(of))));
  const [ours, against] = [late(({ read }) => read), one(({ read }) => read)];
  const received = late(({ received }) => received) / one(({ received }) => received);
  const waits = Math.max(...rounds.flatMap(({ crowd }) => crowd.map(({ waits }) => waits)));
  return {
    what: `${CROWD} first syncs at once (2,000 documents) on ${where}, 95th percentile against one alone`,
    ours,
    against,
    unit: 'ms',
    value: ours / against,
    goal: 20,
    note: `not slowed, clients in one Node process beside the server, which read after all have received, median of ${runs}; until received only ${received.toFixed(1)} ×; at most ${waits} waits in line each; CHT 4.3 took 150,000 ms`,
  };
}

/** What a device does, without keeping anything: asks, waits its turn, receives; reads later. */
async function firstSync(url: string): Promise<Received> {
  const begun = performance.now();
  let ticket: string | undefined;
  for (let waits = 0; ; waits += 1) {
    const headers = { ...(ticket ? { 'x-ticket': ticket } : {}), 'accept-encoding': 'gzip' };
    const asked = http.get(`${url}/api/sync/${QUARTER}/public/snapshot`, { headers, agent: false });
    const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
    const body = await buffer(answer);
    if (answer.statusCode === 200) return { body, received: performance.now() - begun, waits };
    if (answer.statusCode !== 429) throw new Error(`the snapshot: ${answer.statusCode}`);
    ticket = String(answer.headers['x-ticket'] ?? '') || undefined;
    await pause(1_000 * Number(answer.headers['retry-after'] ?? 1));
  }
}

/** Each device has a processor of its own: reading is timed one after the other, when all is here. */
function readBy({ body, received, waits }: Received, expected: number): Arrival {
  const begun = performance.now();
  const lines = gunzipSync(new Uint8Array(body)).toString().trimEnd().split('\n');
  const documents = lines.map((line) => JSON.parse(line));
  if (documents.length !== expected + 1) throw new Error(`${documents.length} lines`);
  return { received, read: received + performance.now() - begun, waits };
}
