import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readCommandLine } from '../../scripts/command-line.mjs';
import { randomFrom } from '../support/random.ts';
import type { FuzzedServer } from './fuzzed-server.ts';
import { type Find, fuzz } from './fuzzer.ts';
import { sendSlowly } from './slow-senders.ts';

/*
 * `npm run fuzz -- --minutes 10 --seed 1 --store embedded`: a server in a process of its own is asked everything in
 * every odd way. Fails where it answers 5xx (but 503), shows its insides, falls silent, ends, or holds
 * more memory at the end than after the beginning.
 */

const { values } = readCommandLine({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'at-once': { type: 'string', default: '8' },
    /** `embedded`, or `CouchDB`: the double of it. */
    store: { type: 'string', default: 'embedded' },
  },
});

interface Memory {
  heapUsed: number;
  rss: number;
  external: number;
}
type Ready = Pick<FuzzedServer, 'known' | 'devices'> & { origin: string };
type Said = { ready?: Ready; memory?: Memory; fault?: string };

/** What counts as flat: caches fill, and V8 keeps what it once needed. */
const MOST_GROWTH = 24 * 1024 * 1024;
/** Slow senders are ended after the time for a request, and a look at the connections. */
const SLOW_LONGEST_MS = 60_000;
const MEGABYTE = 1024 * 1024;

process.exitCode = await run(Number(values.minutes) * 60_000, Number(values.seed));

async function run(lastsMs: number, seed: number): Promise<number> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [values.store], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  const faults: string[] = [];
  child.on('message', ({ fault }: Said) => fault && faults.push(fault));
  const { origin, known, devices } = (await heard(child, 'ready')) as Ready;
  console.log(`seed ${seed}, ${lastsMs / 60_000} minutes against ${origin}`);
  const began = Date.now();
  const slow = sendSlowly(origin, 50, SLOW_LONGEST_MS);
  const random = randomFrom(seed);
  const statuses: Record<string, number> = {};
  const finds: Find[] = [];
  const memories: Memory[] = [];
  let requests = 0;
  while (Date.now() - began < lastsMs && finds.length === 0 && child.exitCode === null) {
    const until = Math.min(began + lastsMs, Date.now() + Math.max(lastsMs / 10, 5000));
    const goesOn = () => Date.now() < until && child.exitCode === null;
    const atOnce = Number(values['at-once']);
    const told = await fuzz({ origin, known, devices, random, goesOn, atOnce });
    requests += told.requests;
    finds.push(...told.finds);
    for (const [status, count] of Object.entries(told.statuses)) {
      statuses[status] = (statuses[status] ?? 0) + count;
    }
    if (child.exitCode !== null) break;
    memories.push(await memoryOf(child));
    console.log(`${requests} requests, ${toldMemory(memories.at(-1))}`);
  }
  const held = (await slow).filter((end) => end === 'held').length;
  const alive = child.exitCode === null && (await fetch(`${origin}/api/health`)).ok;
  if (alive) child.send('stop');
  console.log(JSON.stringify(statuses));
  return verdict({ finds, faults, held, alive, memories });
}

interface Outcome {
  finds: readonly Find[];
  faults: readonly string[];
  /** Slow connections that were never ended. */
  held: number;
  alive: boolean;
  memories: readonly Memory[];
}

function verdict({ finds, faults, held, alive, memories }: Outcome): number {
  for (const { asked, said } of finds) console.log(`FOUND ${asked}\n   -> ${said}`);
  for (const fault of faults) console.log(`FAULT ${fault}`);
  if (held > 0) console.log(`HELD ${held} connections that send slowly`);
  if (!alive) console.log('ENDED the server is gone');
  // The first portion fills caches and compiles what is hot.
  const [before, after] = [memories[1] ?? memories[0], memories.at(-1)];
  const growth = (after?.heapUsed ?? 0) - (before?.heapUsed ?? 0);
  console.log(`memory: ${toldMemory(before)} -> ${toldMemory(after)}`);
  if (growth > MOST_GROWTH) console.log(`GROWS by ${mb(growth)}`);
  const isBad = finds.length > 0 || faults.length > 0 || held > 0 || !alive || growth > MOST_GROWTH;
  console.log(isBad ? 'not good' : 'nothing found');
  return isBad ? 1 : 0;
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  child.send('memory');
  return (await heard(child, 'memory')) as Memory;
}

async function heard(child: ChildProcess, what: keyof Said): Promise<Said[keyof Said]> {
  for (;;) {
    const [said] = (await once(child, 'message')) as [Said];
    if (said[what] !== undefined) return said[what];
  }
}

function toldMemory(memory: Memory | undefined): string {
  if (!memory) return '-';
  const { heapUsed, external, rss } = memory;
  return `heap ${mb(heapUsed)}, outside ${mb(external)}, in all ${mb(rss)}`;
}

function mb(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
