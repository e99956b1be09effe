import { checkPromises } from './checks.ts';
import { ModelServer } from './model-server.ts';
import { ProductServer } from './product-server.ts';
import { checkScopes } from './prying.ts';
import { needsProduct, SCENARIOS, scenarioOf } from './scenarios.ts';
import { FolderDisk, MemoryDisk } from './server-disks.ts';
import type { ServerKind } from './server-side.ts';
import { settle } from './settling.ts';
import { type MakeServer, type Violation, World } from './world.ts';

/** One run. */
export interface RunOptions {
  seed: number;
  devices: number;
  steps: number;
  /** That of the seed where absent. */
  scenario?: string;
  /** Whether the history is to tell what each message said. */
  isTalkative?: boolean;
  /** Which server; that of the seed where absent. */
  server?: ServerKind;
}

/** What came of it. */
export interface RunResult {
  seed: number;
  scenario: string;
  violations: Violation[];
  counts: Record<string, number>;
  lines: string[];
  /** The last lines about the document of the first violation. */
  shortened: string[];
}

const SHORTENED = 60;

const SERVERS: Record<ServerKind, MakeServer> = {
  memory: (devices, now) => ProductServer.start(new MemoryDisk(), devices, now),
  disk: async (devices, now) => ProductServer.start(await FolderDisk.make(), devices, now),
  model: async (devices, now) => new ModelServer(devices, now),
};

/** Most seeds meet the product's server in memory. */
function serverOf(seed: number, scenario: string): ServerKind {
  if (seed % 25 === 0) return 'disk';
  // The model connects nobody.
  if (needsProduct(scenario)) return 'memory';
  return seed % 5 === 0 ? 'model' : 'memory';
}

/** Runs the world of one seed to its end and looks whether the promises were kept. */
export async function runSeed(options: RunOptions): Promise<RunResult> {
  const { seed, devices, steps, scenario: name = scenarioOf(seed) } = options;
  const scenario = SCENARIOS[name];
  if (!scenario)
    throw new Error(`no scenario ${name}; there are ${Object.keys(SCENARIOS).join(', ')}`);
  const { isTalkative = false } = options;
  Error.stackTraceLimit = isTalkative ? 10 : 0;
  const server = options.server ?? serverOf(seed, name);
  const makeServer = SERVERS[server];
  const world = new World({ seed, devices, steps, scenario, isTalkative, makeServer });
  world.tasks.install();
  try {
    await world.begin();
    for (let step = 0; step < steps && world.violations.length === 0; step += 1) {
      await world.step();
    }
    const cycles = await settle(world);
    world.counts.cycles = cycles;
    await checkPromises(world);
    await checkScopes(world);
    for (const error of world.tasks.thrown) {
      world.violated('THROWN', error instanceof Error ? String(error.stack) : String(error));
    }
  } finally {
    for (const device of world.devices) device.crash();
    await world.server?.close();
    world.tasks.uninstall();
  }
  // The same again, this time with all that was said: it is the same because a seed decides it.
  if (world.violations.length > 0 && !isTalkative)
    return runSeed({ ...options, isTalkative: true });
  const { violations, counts, history } = world;
  counts.tasks = world.tasks.count;
  const shortened = history.about(violations[0]?.id, SHORTENED);
  return {
    seed,
    scenario: `${name}, ${server}`,
    violations,
    counts,
    lines: history.lines,
    shortened,
  };
}
