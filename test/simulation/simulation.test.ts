import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROKEN_ENGINES } from './broken-engines.ts';
import { catchBroken, toldCatch } from './broken-runs.ts';
import { bundle, bundleFolder, removeBundles } from './bundle.ts';
import { runSeeds } from './processes.ts';
import type { RunOptions, RunResult } from './run-seed.ts';
import type { ServerKind } from './server-side.ts';

const folder = bundleFolder();
const processes = availableParallelism();
/** Small worlds, many of them: what goes wrong in a large one mostly goes wrong in these. */
const size = { devices: 3, steps: 100 };
let worker: string;

beforeAll(async () => {
  worker = await bundle(folder);
});

afterAll(() => removeBundles(folder));

async function resultsOf(runs: readonly (RunOptions & { withLines?: boolean })[]) {
  const results: RunResult[] = [];
  const workers = Math.min(processes, runs.length);
  await runSeeds(worker, runs.values(), workers, (result) => {
    results.push(result);
    return false;
  });
  return results;
}

describe('devices, a server and a network in which everything goes wrong', () => {
  it('keep every promise in 300 worlds', async () => {
    const seeds = Array.from({ length: 300 }, (_, index) => index + 1);
    const results = await resultsOf(seeds.map((seed) => ({ seed, ...size })));
    expect(results).toHaveLength(300);
    const broken = results
      .filter(({ violations }) => violations.length > 0)
      .map(({ seed, scenario, violations, shortened }) => {
        const again = `npm run simulate -- --show ${seed} --devices ${size.devices} --steps ${size.steps}`;
        const told = violations.map(({ kind, id, text }) => `${kind} ${id ?? ''}: ${text}`);
        return [`seed ${seed} (${scenario})`, ...shortened, ...told, again].join('\n');
      });
    expect(broken).toEqual([]);
  }, 600_000);

  it.each(['model', 'memory', 'disk'] as const)(
    'are the same in every run of a seed, with the server %s',
    async (server: ServerKind) => {
      const seeds = server === 'disk' ? [2] : [2, 3, 4];
      const runs = seeds.map((seed) => ({
        seed,
        server,
        ...size,
        withLines: true,
        isTalkative: true,
      }));
      const results = await resultsOf([...runs, ...runs]);
      for (const seed of seeds) {
        const [once, again] = results.filter((result) => result.seed === seed);
        expect(once?.lines.length).toBeGreaterThan(100);
        expect(again?.lines).toEqual(once?.lines);
      }
    },
    240_000,
  );

  it('are the same in every run of a seed, with devices that codes connect', async () => {
    const run = { seed: 2, scenario: 'pairings', ...size, withLines: true, isTalkative: true };
    const [once, again] = await resultsOf([run, run]);
    expect(once?.counts['code entered']).toBeGreaterThan(0);
    expect(again?.lines).toEqual(once?.lines);
  }, 60_000);
});

describe('an engine with a mistake in it is caught:', () => {
  const size = { devices: 4, steps: 200 };
  it.each(BROKEN_ENGINES.map((engine) => [engine.name, engine] as const))(
    '%s',
    async (_name, engine) => {
      const caught = await catchBroken(engine, {
        folder,
        // The first seed shows it: others beside it would be run for nothing.
        processes: 1,
        ...size,
        seeds: 300,
        from: engine.seed,
      });
      expect(toldCatch(caught)).not.toContain('NOT CAUGHT');
      // The sound one keeps its promises in the very same world.
      const { seed = 0 } = caught.result ?? {};
      const { scenario, server } = engine;
      const [sound] = await resultsOf([{ seed, scenario, server, ...size }]);
      expect(sound?.violations).toEqual([]);
    },
    300_000,
  );
});
