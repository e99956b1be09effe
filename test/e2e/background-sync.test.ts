import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OUTBOX_TAG } from '../../app/sync/background-rounds.ts';
import { de } from '../../app/texts/de.ts';
import { aPlace } from '../support/builders.ts';
import { launchChromium } from '../support/chromium.ts';
import { DevicePage } from '../support/device-page.ts';
import { until } from '../support/eventually.ts';
import { pairDevice } from '../support/pair-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { closePages } from '../support/woken-worker.ts';

const QUARTER = 'lichtenberg';

let product: Product;
let browser: Browser;
let context: BrowserContext;
/** What the pages did not catch. */
let uncaught: string[];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

beforeEach(async () => {
  uncaught = [];
  context = await browser.newContext();
  context.on('weberror', (error) => uncaught.push(String(error.error())));
});

afterEach(() => context?.close());

/** A browser of the office in which the product is open and stored, and a device that can write. */
async function openOffice(): Promise<DevicePage> {
  const { cookie } = await pairDevice(product, { role: 'office' });
  const device = await DevicePage.open(context, product.origin, { cookie });
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/${QUARTER}`);
  await page.getByText(de.status.saved).first().waitFor();
  await expect.poll(() => device.isQuiet(), { timeout: 60_000 }).toBe(true);
  return device;
}

/** Somebody at the product's port who answers nobody, and notes what was asked. */
async function hangUpAt(port: number): Promise<{ rung: string[]; leave(): Promise<void> }> {
  const rung: string[] = [];
  const server = createServer((asked, answered) => {
    rung.push(asked.url ?? '');
    answered.destroy();
  }).listen(port);
  await once(server, 'listening');
  const leave = async () => {
    server.close();
    await once(server, 'close');
  };
  return { rung, leave };
}

async function isAtServer(id: string): Promise<boolean> {
  const answer = await fetch(`${product.origin}/api/sync/${QUARTER}/public/snapshot`);
  return (await answer.text()).includes(`"id":"${id}"`);
}

describe('what was written without a network', () => {
  it('leaves with no page open, once the browser wakes the worker', async () => {
    const device = await openOffice();
    await product.stop();
    const nobody = await hangUpAt(product.port);
    await device.create([aPlace({ _id: 'place:keller', name: 'Aus dem Keller' })]);
    expect((await device.state()).outbox).toEqual([{ id: 'place:keller', status: 'pending' }]);
    const worker = await closePages(context, product.origin);
    // Woken too early nothing leaves, and nothing is lost.
    nobody.rung.length = 0;
    await worker.sync();
    await until(() => nobody.rung.some((path) => path.endsWith('/push')));
    await nobody.leave();
    await product.start();
    expect(await isAtServer('place:keller')).toBe(false);
    await worker.sync();
    await expect.poll(() => isAtServer('place:keller'), { timeout: 60_000 }).toBe(true);
    expect(context.pages().map((page) => page.url())).toEqual(['about:blank']);
    expect(uncaught).toEqual([]);
  });

  it('is no trouble where the browser refuses to be asked: the open app sends', async () => {
    const device = await openOffice();
    const answer = await device.page.evaluate(async (tag) => {
      const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
        sync: { register(name: string): Promise<void> };
      };
      return registration.sync.register(tag).then(
        () => 'registered',
        (error: Error) => error.message,
      );
    }, OUTBOX_TAG);
    expect(answer).toMatch(/disabled|permission/i);
    await device.create([aPlace({ _id: 'place:offen', name: 'Von der offenen Seite' })]);
    await expect.poll(() => isAtServer('place:offen'), { timeout: 60_000 }).toBe(true);
    expect(uncaught).toEqual([]);
  });
});
