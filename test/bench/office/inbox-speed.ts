import type { Browser, Page } from 'playwright-core';
import { officeRequestsDe } from '../../../app/texts/office-requests-de.ts';
import { followLink } from '../../support/screen-shape.ts';
import { newDevice } from '../bench-context.ts';
import { type Figure, median, percentile } from '../figures.ts';
import { throttle } from '../slowing.ts';
import { giveCookie } from '../sync/sync-pages.ts';
import { QUARTER, startFullInbox } from './full-inbox.ts';

const REQUESTS = 500;
const SLOWED = 4;
const OPENINGS = 5;
/** A device that has asked for nothing for so long has all there is. */
const REST_MS = 3_000;
const TYPED = ['brinkmann', 'frau 4', 'buchstaben', '020955', 'xyz'];
const { inbox: words } = officeRequestsDe;

/** The office's inbox with 500 requests: to open it, each key typed into its search, and each arrow key
 *  down its rows. */
export async function measureInbox(browser: Browser): Promise<Figure[]> {
  const { product, office } = await startFullInbox(REQUESTS);
  const context = await newDevice(browser, { viewport: { width: 1280, height: 800 } });
  try {
    await giveCookie(context, product.origin, office.cookie);
    const page = await context.newPage();
    const home = `/q/${QUARTER}`;
    await page.goto(`${product.origin}${home}/inbox?group=all`);
    await page.getByText(words.count(REQUESTS), { exact: false }).waitFor({ timeout: 120_000 });
    await untilAtRest(page);
    await throttle(page, SLOWED);
    const openings: number[] = [];
    for (let nr = 0; nr < OPENINGS; nr += 1) {
      await followLink(page, `${home}/new-request`);
      openings.push(await opened(page, `${home}/inbox?group=all`));
    }
    const strokes = await reactions(page, 'input', () => typeAll(page));
    await page.getByRole('searchbox').fill('');
    const arrows = await reactions(page, 'keydown', () => goDown(page, 40));
    return [
      row('opening the inbox', openings, median(openings), 1000, 'median of 5 openings'),
      row('a key typed in its search', strokes, percentile(strokes, 95), 100, '95th percentile'),
      row('an arrow key down its rows', arrows, percentile(arrows, 95), 100, '95th percentile'),
    ];
  } finally {
    await context.close();
    await product.remove();
  }
}

function row(what: string, taken: number[], value: number, goal: number, how: string): Figure {
  const note = `main thread ÷${SLOWED}, ${how}, ${taken.length} taken, slowest ${Math.max(...taken).toFixed(0)} ms`;
  const all = `${what} of ${REQUESTS} requests, until it is drawn`;
  return { what: all, ours: value, unit: 'ms', value, goal, note };
}

/** Waits until the device asks for no more news: the server works through 500 new requests for a while, and
 *  an office that receives all of them at once is not what is measured here. */
async function untilAtRest(page: Page): Promise<void> {
  let lastAsked = Date.now();
  page.on('request', () => {
    lastAsked = Date.now();
  });
  while (Date.now() - lastAsked < REST_MS) await page.waitForTimeout(REST_MS / 10);
}

/** Milliseconds from pressing the link to the frame after which its rows stand there. */
function opened(page: Page, path: string): Promise<number> {
  return page.evaluate(
    (href) =>
      new Promise<number>((resolve) => {
        const link = document.createElement('a');
        link.href = href;
        document.body.append(link);
        const pressedAt = performance.now();
        link.click();
        link.remove();
        const look = () => {
          const isThere = document.querySelectorAll('.data-table-link').length > 20;
          if (isThere) setTimeout(() => resolve(performance.now() - pressedAt));
          else requestAnimationFrame(look);
        };
        look();
      }),
    path,
  );
}

/** Milliseconds from each event of a kind to the end of the frame that answers it. */
async function reactions(page: Page, event: string, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate((kind) => {
    const taken: number[] = [];
    Object.assign(window, { taken });
    addEventListener(
      kind,
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - timeStamp))),
      true,
    );
  }, event);
  await work();
  return page.evaluate(() => (window as unknown as { taken: number[] }).taken);
}

async function typeAll(page: Page): Promise<void> {
  const searchbox = page.getByRole('searchbox');
  for (const word of TYPED) {
    await searchbox.fill('');
    await searchbox.pressSequentially(word, { delay: 120 });
    if ((await searchbox.inputValue()) !== word) throw new Error(`letters of ${word} were lost`);
  }
}

async function goDown(page: Page, times: number): Promise<void> {
  await page.getByRole('searchbox').focus();
  for (let nr = 0; nr < times; nr += 1) await page.keyboard.press('ArrowDown', { delay: 30 });
  const isRow = await page.evaluate(() => document.activeElement?.matches('.data-table-link'));
  if (!isRow) throw new Error('the arrow keys do not reach the rows');
}
