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

/** What is used here of a worker's global scope. */
interface WorkerScope extends EventTarget {
  clients: object;
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (name: string, fields: { notification: Notification }) => Event;
}

/** What the worker shows: nothing of it came with the message. */
const shownBy = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as WorkerScope;
    const all = await registration.getNotifications();
    return all.map(({ title, body, data }) => ({ title, body, data }));
  });

/** Presses what is shown, as far as a test can: only a real press may open a window or bring one to the
 *  front, so the addresses that would be opened are noted. */
const pressOn = (worker: Worker) =>
  worker.evaluate(async () => {
    const scope = globalThis as unknown as WorkerScope;
    const opened: string[] = [];
    const openWindow = async (address: string) => void opened.push(address);
    Object.defineProperty(scope.clients, 'openWindow', { value: openWindow, configurable: true });
    const [notification] = await scope.registration.getNotifications();
    if (!notification) throw new Error('nothing is shown');
    const event = new scope.NotificationEvent('notificationclick', { notification });
    const work: Promise<unknown>[] = [];
    Object.defineProperty(event, 'waitUntil', { value: (one: Promise<unknown>) => work.push(one) });
    scope.dispatchEvent(event);
    await Promise.allSettled(work);
    return opened;
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
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('no worker');
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
  await expect.poll(() => shownBy(worker)).toEqual([shown]);
  expect(await pressOn(worker)).toEqual([address]);
  await expect.poll(() => shownBy(worker)).toEqual([]);

  // An open app goes there by itself; what it was typed into is there again by "Zurück".
  await lone.push('');
  await expect.poll(() => shownBy(worker)).toEqual([shown]);
  const open = await context.newPage();
  await open.goto(`${product.origin}/q/${QUARTER}/directory`);
  await open.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await pressOn(worker)).toEqual([]);
  await open.getByRole('heading', { name: askingDe.states.passedOn }).waitFor();
  expect(new URL(open.url()).pathname).toBe(address);
});
