import { readCommandLine } from '../../scripts/command-line.mjs';
import { brokenEngines, catchBroken, toldCatch } from './broken-runs.ts';
import { bundle, bundleFolder, removeBundles } from './bundle.ts';
import { OPTIONS, readOptions } from './options.ts';
import { runSeeds } from './processes.ts';
import type { RunOptions, RunResult } from './run-seed.ts';
import { Tally } from './tally.ts';

const read = readOptions(readCommandLine({ options: OPTIONS }).values);
if (!read.ok) {
  console.error(read.error.message);
  process.exit(2);
}
const given = read.value;

const folder = bundleFolder();
try {
  process.exitCode = await simulate();
} finally {
  await removeBundles(folder);
}

async function simulate(): Promise<number> {
  if (given.broken !== undefined) return catchAll(given.broken);
  const worker = await bundle(folder);
  if (given.show !== undefined) return show(worker, given.show);
  const tally = new Tally();
  await runSeeds(worker, seeds(), given.processes, (result) => {
    tally.add(result);
    if (result.violations.length > 0 && tally.bad <= 3) tell(result);
    return false;
  });
  console.log(tally.told());
  return tally.bad > 0 ? 1 : 0;
}

/** Broken engines, each until it is caught. */
async function catchAll(name: string): Promise<number> {
  let missed = 0;
  for (const engine of brokenEngines(name)) {
    const caught = await catchBroken(engine, {
      folder,
      processes: given.processes,
      devices: given.devices,
      steps: given.steps,
      seeds: given.seeds,
      from: given.from,
    });
    console.log(toldCatch(caught));
    if (!caught.result) missed += 1;
  }
  return missed;
}

/** One seed, with what led to its end. */
async function show(worker: string, seed: number): Promise<number> {
  let isBad = false;
  const runs = [{ ...options(seed), withLines: true, isTalkative: true }][Symbol.iterator]();
  await runSeeds(worker, runs, 1, (result) => {
    isBad = result.violations.length > 0;
    tell(result);
    if (given.whole) for (const line of result.lines) console.log(line);
    return false;
  });
  return isBad ? 1 : 0;
}

function* seeds(): Generator<RunOptions> {
  const from = given.from;
  for (let seed = from; seed < from + given.seeds; seed += 1) yield options(seed);
}

function options(seed: number): RunOptions {
  const { devices, steps, scenario, server } = given;
  const named = {
    ...(scenario === undefined ? {} : { scenario }),
    ...(server === undefined ? {} : { server }),
  };
  return { seed, devices, steps, ...named };
}

function tell({ seed, scenario, violations, shortened }: RunResult): void {
  console.log(`\nseed ${seed} (${scenario})`);
  for (const line of shortened) console.log(`  ${line}`);
  for (const { kind, id = '', text } of violations.slice(0, 5))
    console.log(`${kind} ${id}: ${text}`);
  const { devices, steps } = given;
  const named = given.scenario === undefined ? '' : ` --scenario ${given.scenario}`;
  console.log(`npm run simulate -- --show ${seed} --devices ${devices} --steps ${steps}${named}`);
}
