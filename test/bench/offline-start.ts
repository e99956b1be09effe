import type { Browser, BrowserContext } from 'playwright-core';
import { newDevice } from './bench-context.ts';
import { serveBenchPages } from './bench-pages.ts';
import { BENCH_QUARTER } from './bench-server.ts';
import { type Figure, ratio } from './figures.ts';
import { throttle } from './slowing.ts';

/** The office can be rung, and today's part has come. */
const WHOLE_HOME = '.frame:has(a[href^="tel:"]):not(:has(.home-waits))';

/** Start of the installed app without a network, against an empty page with one Dexie row. */
export async function measureOfflineStart(
  browser: Browser,
  origin: string,
  runs: number,
): Promise<Figure> {
  const installed = await newDevice(browser);
  const first = await installed.newPage();
  await first.goto(`${origin}/q/${BENCH_QUARTER}`);
  await first.getByText('Auf diesem Gerät gespeichert').first().waitFor({ timeout: 120_000 });
  await first.close();
  await installed.setOffline(true);

  const plain = await newDevice(browser, { serviceWorkers: 'block' });
  await serveBenchPages(plain, origin);
  const ours: number[] = [];
  const empty: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    empty.push(await startOf(plain, `${origin}/bench/empty.html`, 'h1'));
    ours.push(await startOf(installed, `${origin}/q/${BENCH_QUARTER}`, WHOLE_HOME));
  }
  await installed.close();
  await plain.close();
  const note = `main thread ÷4, median of ${runs}; the empty page comes from memory, ours from the service worker`;
  return ratio('offline start to a usable home', ours, empty, 'ms', 1.5, note);
}

/** Milliseconds from the navigation's start to the frame after which the element is there. */
async function startOf(context: BrowserContext, url: string, selector: string): Promise<number> {
  const page = await context.newPage();
  await throttle(page, 4);
  await page.goto(url, { waitUntil: 'commit' });
  const took = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(wanted)) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );
  await page.close();
  return took;
}
