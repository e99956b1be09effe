import { setTimeout as pause } from 'node:timers/promises';
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

/** A hundred first syncs at once, on a server that has just started and on one that has not. */
export async function measureCrowd(runs: number): Promise<Figure[]> {
  const profile = phoneProfile();
  const server = await startBenchQuarter(profile);
  const ask = () => firstSync(server.url, profile.public.length);
  try {
    const [cold, warm] = [[] as Round[], [] as Round[]];
    for (let run = 0; run < runs; run += 1) {
      await server.restarted();
      const alone = await ask();
      await server.restarted();
      cold.push({ alone: [alone], crowd: await together(ask) });
      const singles: Arrival[] = [];
      for (let nr = 0; nr < 5; nr += 1) singles.push(await ask());
      warm.push({ alone: singles, crowd: await together(ask) });
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
    note: `not slowed, all clients in one Node process beside the server, median of ${runs}; until received only ${received.toFixed(1)} ×; at most ${waits} waits in line each; CHT 4.3 took 150,000 ms`,
  };
}

function together(ask: () => Promise<Arrival>): Promise<Arrival[]> {
  return Promise.all(Array.from({ length: CROWD }, ask));
}

/** What a device does, without keeping anything: asks, waits its turn, receives and reads. */
async function firstSync(url: string, expected: number): Promise<Arrival> {
  const begun = performance.now();
  let ticket: string | undefined;
  for (let waits = 0; ; waits += 1) {
    const headers = { ...(ticket ? { 'x-ticket': ticket } : {}), 'accept-encoding': 'gzip' };
    const answer = await fetch(`${url}/api/sync/${QUARTER}/public/snapshot`, { headers });
    if (answer.status === 429) {
      ticket = answer.headers.get('x-ticket') ?? undefined;
      await answer.arrayBuffer();
      await pause(1_000 * Number(answer.headers.get('retry-after') ?? 1));
      continue;
    }
    const text = await answer.text();
    const received = performance.now() - begun;
    const documents = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    if (documents.length !== expected + 1) throw new Error(`${documents.length} lines`);
    return { received, read: performance.now() - begun, waits };
  }
}
