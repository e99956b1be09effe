import type { Browser } from 'playwright-core';
import { newDevice } from './bench-context.ts';
import { serveBenchPages } from './bench-pages.ts';
import { BENCH_QUARTER } from './bench-server.ts';
import { type Figure, median, ratio } from './figures.ts';
import { throttle } from './slowing.ts';

/** Milliseconds from the snapshot's request on. */
interface FirstSync {
  useful: number;
  complete: number;
}

/** First sync of the product against the least that it can be, in turn, on an empty device each. */
export async function measureFirstSync(
  browser: Browser,
  origin: string,
  places: number,
  runs: number,
): Promise<Figure[]> {
  const ours: FirstSync[] = [];
  const limits: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    limits.push(await limitOf(browser, origin));
    ours.push(await firstSyncOf(browser, origin));
  }
  const complete = ours.map((one) => one.complete);
  const share = median(ours.map((one) => one.useful / one.complete));
  const note = `main thread ÷4, median of ${runs}`;
  return [
    ratio(`first sync of ${places} places against the limit`, complete, limits, 'ms', 1.3, note),
    {
      what: `first useful screen, share of the first sync of ${places} places`,
      ours: median(ours.map((one) => one.useful)),
      against: median(complete),
      unit: 'ms',
      value: share,
      goal: 0.25,
      note,
    },
  ];
}

async function limitOf(browser: Browser, origin: string): Promise<number> {
  const context = await newDevice(browser);
  await serveBenchPages(context, origin);
  const page = await context.newPage();
  await page.goto(`${origin}/bench/limit.html`);
  await page.waitForFunction(() => 'runLimit' in window);
  await throttle(page, 4);
  const took = await page.evaluate(
    (quarter) => (window as unknown as { runLimit(q: string): Promise<number> }).runLimit(quarter),
    BENCH_QUARTER,
  );
  await context.close();
  return took;
}

async function firstSyncOf(browser: Browser, origin: string): Promise<FirstSync> {
  // Without a service worker: its precaching is no part of either side of the comparison.
  const context = await newDevice(browser, { serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watchFirstSync);
  await throttle(page, 4);
  await page.goto(`${origin}/q/${BENCH_QUARTER}`);
  await page.waitForFunction(() => 'completeAt' in window, undefined, { timeout: 120_000 });
  const result = await page.evaluate(() => {
    const marks = window as unknown as { usefulAt: number; completeAt: number };
    const snapshot = performance
      .getEntriesByType('resource')
      .find((entry) => entry.name.includes('/snapshot'));
    const begun = snapshot?.startTime ?? Number.NaN;
    return { useful: marks.usefulAt - begun, complete: marks.completeAt - begun };
  });
  await context.close();
  return result;
}

/** Runs in the page: notes when the office's number is on screen, and when all is committed. */
function watchFirstSync(): void {
  const marks = window as unknown as { usefulAt?: number; completeAt?: number };
  new MutationObserver(() => {
    if (marks.usefulAt === undefined && document.querySelector('a[href^="tel:"]')) {
      marks.usefulAt = performance.now();
    }
  }).observe(document, { childList: true, subtree: true });
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, ...key) {
    if (this.name === 'checkpoints' && value?.complete) {
      this.transaction.addEventListener('complete', () => {
        marks.completeAt ??= performance.now();
      });
    }
    return put.call(this, value, ...key);
  };
}
