import type { Browser } from 'playwright-core';
import { type Figure, median } from '../figures.ts';
import { throttle } from '../slowing.ts';
import { startBenchQuarter } from './bench-quarter.ts';
import type { EnginePage } from './pages/engine.ts';
import { QUARTER, tabletProfile } from './profiles.ts';
import { newSyncDevice, openSyncPage } from './sync-pages.ts';

const SLOWED = 6;
const GOAL_MS = 100;
const TYPED = ['b', 'besucherin', 'besucherin 49', '4999', 'xyz'];

/** A typed name among 5,000 known visitors of a Treff's tablet, encrypted at rest. */
export async function measureNames(browser: Browser, runs: number): Promise<Figure> {
  const server = await startBenchQuarter(tabletProfile());
  const taken: Awaited<ReturnType<EnginePage['runNames']>>[] = [];
  try {
    for (let nr = 0; nr < runs; nr += 1) {
      const context = await newSyncDevice(browser, server.url, server.devices[0]?.cookie);
      const page = await openSyncPage(context, server.url, 'engine');
      await throttle(page, SLOWED);
      taken.push(
        await page.evaluate(
          ([quarter, typed]) =>
            (window as unknown as { bench: EnginePage }).bench.runNames(quarter, typed),
          [QUARTER, TYPED] as const,
        ),
      );
      await context.close();
    }
  } finally {
    await server.remove();
  }
  const ms = (pick: (one: (typeof taken)[number]) => number) => Math.round(median(taken.map(pick)));
  const search = median(taken.map((one) => one.search));
  const lists = `list kept ${ms((one) => one.kept)} ms, made anew ${ms((one) => one.anew)} ms`;
  const note = `${taken[0]?.names} names, main thread ÷${SLOWED}, median of ${runs}; ${lists}`;
  const what = 'a typed name among 5,000 visitors, slowest of five';
  return { what, ours: search, against: GOAL_MS, unit: 'ms', value: search, goal: GOAL_MS, note };
}
