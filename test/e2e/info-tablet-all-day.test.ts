import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  atStart,
  followLink,
  type KioskProduct,
  LOOK,
  openInfoTablet,
  startKioskProduct,
  stopClock,
} from '../support/info-tablet.ts';
import { type Spoil, SpoilingProxy, sendOn } from '../support/spoiling-proxy.ts';

const EACH_MS = 240_000;
const SEARCHED = 'Drucker';

let kiosk: KioskProduct;
let line: SpoilingProxy;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  kiosk = await startKioskProduct();
  line = await SpoilingProxy.before(kiosk.product.origin);
  browser = await launchChromium();
  context = await browser.newContext(LOOK);
  await context.addInitScript(watchWakeLocks);
  const behindLine = { ...kiosk.product, origin: line.origin };
  page = await openInfoTablet(context, behindLine, kiosk.tablet);
}, EACH_MS);

afterAll(async () => {
  await browser?.close();
  await line?.stop();
  await kiosk?.product.remove();
});

/** Runs in the page before the app: the screen's locks that were given, and whether it is shown. The
 *  browser of the tests has no screen that could go off, and hides no page. */
function watchWakeLocks(): void {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  let shown: DocumentVisibilityState = 'visible';
  const request = async () => {
    const lock = {
      released: false,
      release: async () => {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  Object.defineProperty(document, 'visibilityState', { get: () => shown });
  const show = (isShown: boolean) => {
    shown = isShown ? 'visible' : 'hidden';
    // As every browser does it.
    if (!isShown) for (const lock of locks) lock.released = true;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  Object.assign(window, { heldLocks: () => locks.filter((one) => !one.released).length, show });
}

interface Watched {
  heldLocks(): number;
  show(isShown: boolean): void;
}
const held = () => page.evaluate(() => (window as unknown as Watched).heldLocks());
const show = (isShown: boolean) =>
  page.evaluate((now) => (window as unknown as Watched).show(now), isShown);

/** Another worker than the one that is there: as after an update of the server. */
const newerWorker: Spoil = (asked, ask, response) => {
  if (asked.what !== 'sw.js') return false;
  // Else the server says that it is still the same.
  for (const name of ['if-none-match', 'if-modified-since']) delete asked.headers[name];
  return ask().then((answer) => {
    const body = Buffer.concat([answer.body, Buffer.from('\n// A newer version.\n')]);
    sendOn(response, { ...answer, body });
  });
};

describe('an info tablet that is on all day', () => {
  it('keeps the screen on, and again after it was hidden; once', { timeout: EACH_MS }, async () => {
    await expect.poll(held).toBe(1);
    await show(false);
    expect(await held()).toBe(0);
    await show(true);
    await expect.poll(held).toBe(1);
    await page.mouse.click(5, 5);
    await followLink(page, '/q/lichtenberg/directory');
    expect(await held()).toBe(1);
  });

  it('takes a newer version when nobody stands there, and not before', {
    timeout: EACH_MS,
  }, async () => {
    await page.getByRole('searchbox').fill(SEARCHED);
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    line.spoil = newerWorker;
    const isWaiting = () =>
      page.evaluate(async () => {
        // Whoever reads there touches the screen now and then.
        dispatchEvent(new Event('wheel'));
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
        return registration?.waiting != null;
      });
    await expect.poll(isWaiting, { timeout: 120_000 }).toBe(true);
    const isSamePage = () => page.evaluate(() => 'isSamePage' in window).catch(() => undefined);
    await stopClock(page);
    await page.keyboard.press('Shift');
    await page.clock.runFor(30_000);
    expect(await isSamePage()).toBe(true);
    expect(await page.getByRole('searchbox').inputValue()).toBe(SEARCHED);
    await page.clock.resume();
    // A minute, the question for 20 seconds, and then until the pictures come.
    for (let minute = 0; minute < 4 && (await isSamePage()); minute += 1) {
      await page.clock.runFor(61_000);
    }
    await expect.poll(isSamePage, { timeout: 60_000 }).toBe(false);
    await atStart(page);
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting),
    ).toBeNull();
    await expect.poll(held).toBe(1);
  });
});
