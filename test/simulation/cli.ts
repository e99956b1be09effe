import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { brokenEngines, catchBroken, toldCatch } from './broken-runs.ts';
import { bundle, bundleFolder, removeBundles } from './bundle.ts';
import { runSeeds } from './processes.ts';
import type { RunOptions, RunResult, ServerKind } from './run-seed.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    devices: { type: 'string', default: '4' },
    steps: { type: 'string', default: '200' },
    processes: { type: 'string', default: String(availableParallelism()) },
    scenario: { type: 'string' },
    server: { type: 'string' },
    show: { type: 'string' },
    broken: { type: 'string' },
    whole: { type: 'boolean' },
  },
});

const folder = bundleFolder();
try {
  process.exitCode = await simulate();
} finally {
  await removeBundles(folder);
}

async function simulate(): Promise<number> {
  if (values.broken !== undefined) return catchAll(values.broken);
  const worker = await bundle(folder);
  if (values.show !== undefined) return show(worker, Number(values.show));
  const tally = new Tally();
  await runSeeds(worker, seeds(), Number(values.processes), (result) => {
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
      processes: Number(values.processes),
      devices: Number(values.devices),
      steps: Number(values.steps),
      seeds: Number(values.seeds),
      from: Number(values.from),
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
    if (values.whole) for (const line of result.lines) console.log(line);
    return false;
  });
  return isBad ? 1 : 0;
}

function* seeds(): Generator<RunOptions> {
  const from = Number(values.from);
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) yield options(seed);
}

function options(seed: number): RunOptions {
  const { devices, steps, scenario, server } = values;
  const named = {
    ...(scenario === undefined ? {} : { scenario }),
    ...(server === undefined ? {} : { server: server as ServerKind }),
  };
  return { seed, devices: Number(devices), steps: Number(steps), ...named };
}

function tell({ seed, scenario, violations, shortened }: RunResult): void {
  console.log(`\nseed ${seed} (${scenario})`);
  for (const line of shortened) console.log(`  ${line}`);
  for (const { kind, id = '', text } of violations.slice(0, 5))
    console.log(`${kind} ${id}: ${text}`);
  const { devices, steps } = values;
  console.log(`npm run simulate -- --show ${seed} --devices ${devices} --steps ${steps}`);
}
