import type { Browser, Page } from 'playwright-core';
import { newDevice } from './bench-context.ts';
import { BENCH_QUARTER } from './bench-server.ts';
import { type Figure, median, percentile } from './figures.ts';
import { pulseRenderers, throttle } from './slowing.ts';

const TYPED = ['beratung', 'pflegedienst', 'nachbarschaftstreff', 'rüdiger', 'kuche am park'];

/** Search per key stroke and scrolling, in a directory of so many places. */
export async function measureDirectory(
  browser: Browser,
  origin: string,
  places: number,
): Promise<Figure[]> {
  const context = await newDevice(browser);
  const page = await context.newPage();
  await page.goto(`${origin}/q/${BENCH_QUARTER}`);
  await page.getByText('Auf diesem Gerät gespeichert').first().waitFor({ timeout: 120_000 });
  await page.goto(`${origin}/q/${BENCH_QUARTER}/directory`);
  await page.getByRole('searchbox').fill('beratung');
  await page.locator('a[href*="/place/"]').first().waitFor({ timeout: 60_000 });

  const endPulses = await pulseRenderers(browser);
  const strokes = await typeAndWatch(page);
  endPulses();
  await page.getByRole('searchbox').fill('');
  await page.locator('a[href*="/place/"]').first().waitFor();
  await throttle(page, 4);
  const frames = await scrollAndWatch(page);
  const storage = await storageOf(page, origin);
  await context.close();
  return [
    {
      what: `search in ${places} places, key stroke to its results drawn, 95th percentile`,
      ours: percentile(strokes, 95),
      unit: 'ms',
      value: percentile(strokes, 95),
      goal: 50,
      note: `whole renderer stopped 15 of 20 ms; ${strokes.length} strokes, median ${median(strokes).toFixed(0)} ms`,
    },
    {
      what: `scrolling a list of ${places}, longest frame`,
      ours: Math.max(...frames),
      unit: 'ms',
      value: Math.max(...frames),
      goal: 50,
      note: `main thread ÷4, ${frames.length} frames, 95th percentile ${percentile(frames, 95).toFixed(0)} ms`,
    },
    storage,
  ];
}

/** Types each word letter by letter; milliseconds from each input to the list that answers it. Fails
 *  where a letter was lost, or a list never came. */
async function typeAndWatch(page: Page): Promise<number[]> {
  await page.evaluate(watchStrokes);
  const searchbox = page.getByRole('searchbox');
  for (const word of TYPED) {
    await searchbox.fill('');
    await page.waitForTimeout(300);
    await searchbox.pressSequentially(word, { delay: 150 });
    if ((await searchbox.inputValue()) !== word) throw new Error(`letters of ${word} were lost`);
    await page.locator('.place-list:not([aria-busy="true"])').waitFor();
  }
  return page.evaluate(() => (window as unknown as { strokes: number[] }).strokes);
}

/** Runs in the page: notes how long each list stays behind what was typed. A letter that is typed
 *  over before its list came counts until the next list that came. */
function watchStrokes(): void {
  const state = window as unknown as { strokes: number[]; waiting: number[] };
  Object.assign(state, { strokes: [], waiting: [] });
  const isBehind = () => document.querySelector('.place-list[aria-busy="true"]') !== null;
  const settle = () => {
    if (isBehind()) return;
    const now = performance.now();
    state.strokes.push(...state.waiting.splice(0).map((pressedAt) => now - pressedAt));
  };
  // By when the browser had the letter, so that a page which is busy then is counted too.
  addEventListener('input', (event) => state.waiting.push(event.timeStamp), true);
  new MutationObserver(settle).observe(document.querySelector('main') ?? document.body, {
    childList: true,
    subtree: true,
    attributes: true,
  });
}

/** Scrolls down for three seconds; milliseconds of each frame. */
function scrollAndWatch(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        const begun = performance.now();
        let last = begun;
        const step = (now: number) => {
          frames.push(now - last);
          last = now;
          scrollBy(0, 120);
          if (now - begun < 3000) requestAnimationFrame(step);
          else resolve(frames.slice(2));
        };
        requestAnimationFrame(step);
      }),
  );
}

/** Bytes on the device against the documents' JSON. */
async function storageOf(page: Page, origin: string): Promise<Figure> {
  const usage = await page.evaluate(async () => {
    const estimate = (await navigator.storage.estimate()) as StorageEstimate & {
      usageDetails?: { indexedDB?: number };
    };
    return estimate.usageDetails?.indexedDB ?? estimate.usage ?? 0;
  });
  const answer = await fetch(`${origin}/api/sync/${BENCH_QUARTER}/public/snapshot`);
  const json = (await answer.text()).length;
  return {
    what: 'storage on the device against the documents’ JSON',
    ours: usage / 1000,
    against: json / 1000,
    unit: 'kB',
    value: usage / json,
    goal: 3,
    note: 'IndexedDB alone',
  };
}
