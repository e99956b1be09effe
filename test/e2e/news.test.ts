import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { newsWords } from '../../app/texts/news-words.ts';
import { launchChromium } from '../support/chromium.ts';
import { pairDevice } from '../support/pair-device.ts';
import { pushAs } from '../support/paired-phone.ts';
import { type Product, startProduct } from '../support/product.ts';
import { closePages } from '../support/woken-worker.ts';

const QUARTER = 'lichtenberg';
const words = newsWords('de');
const PERSON = '5f'.repeat(16);

let product: Product;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});
beforeEach(async () => {
  context = await browser.newContext({ permissions: ['notifications'] });
});
afterEach(() => context?.close());

/** The app of a resident, stored in the browser. */
async function openAsResident(): Promise<Page> {
  const { cookie } = await pairDevice(product, { role: 'resident', personId: PERSON });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: product.origin }]);
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/${QUARTER}`);
  await page.getByText(de.status.saved).first().waitFor({ timeout: 90_000 });
  return page;
}

it('the settings of an own phone offer it, and say what it needs where it cannot be', async () => {
  const page = await openAsResident();
  await page.goto(`${product.origin}/q/${QUARTER}/settings`);
  await page.getByRole('heading', { name: words.title }).waitFor();
  await page.getByRole('button', { name: words.switchOn }).click();
  // This browser has no push service behind it: what it is told stands there.
  await page.getByText(words.notOffered).waitFor();
  const pictures = process.env.PICTURES;
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('heading', { name: words.title }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${pictures}/news-settings.png` });
});

/** What the worker showed, and what it opened, as noted by the test. */
interface Noted {
  shown: { title: string; body?: string; data?: { address?: string } }[];
  opened: string[];
}

/** Notes what the worker would show and open: this Chromium has no screen to show anything on, and only
 *  a real press may open a window. */
const watch = (worker: Worker) =>
  worker.evaluate(() => {
    const scope = globalThis as unknown as {
      registration: object;
      clients: object;
      noted: Noted;
    };
    const noted: Noted = { shown: [], opened: [] };
    scope.noted = noted;
    const showNotification = async (title: string, { body, data }: NotificationOptions) =>
      void noted.shown.push({ title, body, data });
    Object.defineProperty(scope.registration, 'showNotification', { value: showNotification });
    const openWindow = async (address: string) => void noted.opened.push(address);
    Object.defineProperty(scope.clients, 'openWindow', { value: openWindow });
  });

const notedBy = (worker: Worker) =>
  worker.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);

/** Presses what was shown last. */
const pressOn = (worker: Worker) =>
  worker.evaluate(async () => {
    const { noted } = globalThis as unknown as { noted: Noted };
    const work: Promise<unknown>[] = [];
    const event = Object.assign(new Event('notificationclick'), {
      notification: { data: noted.shown.at(-1)?.data, close: () => undefined },
      waitUntil: (one: Promise<unknown>) => work.push(one),
    });
    dispatchEvent(event);
    await Promise.allSettled(work);
  });

it('a push is shown by the worker with no page open, says nothing, and leads to what is new', {
  timeout: 240_000,
}, async () => {
  const page = await openAsResident();
  const subscribed = () =>
    page.evaluate(async () => {
      const { pushManager } = await navigator.serviceWorker.ready;
      return (await pushManager.getSubscription()) !== null;
    });
  expect(await subscribed()).toBe(false);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await watch(worker);
  const lone = await closePages(context, product.origin);
  const office = await pairDevice(product, { role: 'office' });
  const made = { v: 1, createdAt: new Date().toISOString() };
  await pushAs(product, office, [
    {
      ...{ _id: `${PERSON}:request:r1`, type: 'request', ...made },
      ...{ kind: 'other', channel: 'phone', words: 'Der Wasserhahn tropft' },
    } as { _id: string },
    {
      ...{ _id: `${PERSON}:requestStep:r1~s1`, type: 'requestStep', ...made },
      ...{ requestId: 'r1', at: made.createdAt, kind: 'passedOn', placeId: 'place:bsp-vor-ort' },
    } as { _id: string },
  ]);
  await lone.push('Der Wasserhahn von Frau Adler');
  const address = `/q/${QUARTER}/request/mine/r1`;
  const shown = { title: 'Vor Ort', body: words.news, data: { address } };
  await expect.poll(() => notedBy(worker)).toEqual({ shown: [shown], opened: [] });
  await pressOn(worker);
  expect((await notedBy(worker)).opened).toEqual([address]);

  // An open app goes there by itself, and is not loaded anew; on an old phone one that is just starting too.
  const open = await context.newPage();
  const phone = await context.newCDPSession(open);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await open.goto(`${product.origin}/q/${QUARTER}/directory`);
  await pressOn(worker);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await open.getByRole('heading', { name: askingDe.states.passedOn }).waitFor();
  expect(new URL(open.url()).pathname).toBe(address);
  expect((await notedBy(worker)).opened).toEqual([address]);
});
