import type { Browser } from 'playwright-core';
import type { Figure } from '../figures.ts';
import { measureCrowd } from './crowd.ts';
import { measureStorage } from './device-storage.ts';
import { measureFirstSyncOf } from './first-sync-peers.ts';
import { measureLiveDevices } from './live-crowd.ts';
import { measureNames } from './name-search.ts';
import { phoneProfile, placesProfile, tabletProfile } from './profiles.ts';
import { measurePropagation } from './propagation.ts';
import { measurePush } from './push-speed.ts';
import { buildSyncPages } from './sync-pages.ts';

const PHONE_GOALS = { pouchDefault: 5, pouchBest: 3, rxdb: 2 };
const LARGE_GOALS = { pouchDefault: 4, pouchBest: 2.5, rxdb: 1.6 };

/** Every figure of sync, by the word that asks for it alone: `npm run bench -- push crowd`. */
const ROWS: Record<string, (browser: Browser, runs: number) => Promise<Figure[]>> = {
  phone: (browser, runs) => measureFirstSyncOf(browser, phoneProfile(), runs, PHONE_GOALS),
  // Peers could pull the team's data only as a paired server: they are compared on public data.
  tablet: (browser, runs) => measureFirstSyncOf(browser, tabletProfile(), runs),
  names: async (browser, runs) => [await measureNames(browser, runs)],
  places: (browser, runs) => measureFirstSyncOf(browser, placesProfile(), runs, LARGE_GOALS),
  push: (browser, runs) => measurePush(browser, runs),
  propagation: (browser) => measurePropagation(browser),
  crowd: (_, runs) => measureCrowd(runs),
  live: () => measureLiveDevices(2_000),
  storage: async () => [
    await measureStorage(phoneProfile()),
    await measureStorage(tabletProfile()),
  ],
};

/** What asks for a row of sync alone. */
export const SYNC_WORDS: readonly string[] = Object.keys(ROWS);

/** The figures that were asked for by word, or all of them. */
export async function measureSync(
  browser: Browser,
  runs: number,
  asked: readonly string[],
): Promise<Figure[]> {
  const wanted = Object.entries(ROWS).filter(
    ([word]) => asked.length === 0 || asked.includes(word),
  );
  if (wanted.length === 0) return [];
  await buildSyncPages();
  const figures: Figure[] = [];
  for (const [word, measure] of wanted) {
    console.log(`Measuring sync: ${word} …`);
    figures.push(...(await measure(browser, runs).catch((error) => [notMeasured(word, error)])));
  }
  return figures;
}

/** A row that fails must not take an hour's other figures with it, nor be passed over in silence. */
function notMeasured(word: string, error: unknown): Figure {
  console.error(error);
  const what = `sync: ${word} could not be measured`;
  return { what, ours: Number.NaN, unit: '', value: Number.NaN, goal: 0, note: String(error) };
}
