import { BROKEN_ENGINES, type BrokenEngine } from './broken-engines.ts';
import { bundle } from './bundle.ts';
import { runSeeds } from './processes.ts';
import type { RunResult } from './run-seed.ts';

/** How a broken engine was caught. */
export interface Catch {
  name: string;
  /** Seeds that were run until then. */
  seeds: number;
  /** Absent where nothing showed. */
  result?: RunResult;
}

export interface CatchOptions {
  folder: string;
  processes: number;
  devices: number;
  steps: number;
  /** So many seeds are tried at most. */
  seeds: number;
  /** The first of them. */
  from: number;
}

/** The broken engines of a name, or all. */
export function brokenEngines(name: string): readonly BrokenEngine[] {
  return BROKEN_ENGINES.filter((engine) => name === 'all' || engine.name === name);
}

/** Runs a broken engine until a promise is seen broken. */
export async function catchBroken(engine: BrokenEngine, options: CatchOptions): Promise<Catch> {
  const { folder, processes, devices, steps, seeds, from } = options;
  const worker = await bundle(folder, engine);
  const caught: Catch = { name: engine.name, seeds: 0 };
  const named = {
    ...(engine.scenario ? { scenario: engine.scenario } : {}),
    ...(engine.server ? { server: engine.server } : {}),
  };
  const runs = function* () {
    for (let seed = from; seed < from + seeds; seed += 1) yield { seed, devices, steps, ...named };
  };
  await runSeeds(worker, runs(), processes, (result) => {
    caught.seeds += 1;
    if (result.violations.length === 0) return false;
    if (!caught.result || result.seed < caught.result.seed) caught.result = result;
    return true;
  });
  return caught;
}

/** A catch in a line. */
export function toldCatch({ name, seeds, result }: Catch): string {
  const [first] = result?.violations ?? [];
  if (!result || !first) return `${name}: NOT CAUGHT in ${seeds} seeds`;
  const { kind, id = '', text } = first;
  return `${name}: seed ${result.seed} (${result.scenario}) ${kind} ${id} ${text.slice(0, 100)}`;
}
