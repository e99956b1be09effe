import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { readCommandLine } from '../../scripts/command-line.mjs';
import { launchChromium } from '../support/chromium.ts';
import { buildBenchPages } from './bench-pages.ts';
import { startBenchServer } from './bench-server.ts';
import { measureDirectory } from './directory-speed.ts';
import { type Figure, report } from './figures.ts';
import { measureFirstSync } from './first-sync.ts';
import { measureInbox } from './office/inbox-speed.ts';
import { measureOfflineStart } from './offline-start.ts';
import { measureSizes } from './sizes.ts';
import { measureSync, SYNC_WORDS } from './sync/sync-rows.ts';
import { measureTreffEntry } from './treff/treff-entry.ts';

const RUNS = 5;
const file = fileURLToPath(new URL('../../bench-results.json', import.meta.url));

/** `npm run bench`: every figure of this stage, as ratios of things done in one run. Words after
 *  `--` ask for rows of sync alone, for `inbox` (the office's) or `treff-entry` (a queue there). */
async function main(asked: readonly string[]): Promise<void> {
  const browser = await launchChromium();
  const figures = asked.length > 0 ? [] : await measureApp(browser);
  const isAsked = (word: string) => asked.length === 0 || asked.includes(word);
  if (isAsked('inbox')) {
    console.log('Measuring a full inbox …');
    figures.push(...(await measureInbox(browser)));
  }
  if (isAsked('treff-entry')) {
    console.log('Measuring a queue at the Treff …');
    figures.push(...(await measureTreffEntry(browser)));
  }
  figures.push(...(await measureSync(browser, RUNS, asked)));
  await browser.close();
  report(figures, join(file));
}

async function measureApp(browser: Browser): Promise<Figure[]> {
  await buildBenchPages();
  const figures: Figure[] = [];
  for (const places of [2_000, 10_000]) {
    console.log(`Measuring with ${places} places …`);
    const server = await startBenchServer(places);
    figures.push(...(await measureFirstSync(browser, server.origin, places, RUNS)));
    if (places === 2_000) {
      figures.push(...(await measureSizes(browser, server.origin)));
      figures.push(await measureOfflineStart(browser, server.origin, RUNS));
    } else {
      figures.push(...(await measureDirectory(browser, server.origin, places)));
    }
    await server.remove();
  }
  return figures;
}

await main(readCommandLine({ words: ['inbox', 'treff-entry', ...SYNC_WORDS] }).words);
