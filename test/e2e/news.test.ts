import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, it } from 'vitest';
import { de } from '../../app/texts/de.ts';
import { newsWords } from '../../app/texts/news-words.ts';
import { launchChromium } from '../support/chromium.ts';
import { pairDevice } from '../support/pair-device.ts';
import { type Product, startProduct } from '../support/product.ts';

const QUARTER = 'lichtenberg';
const words = newsWords('de');

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
  const personId = '5f'.repeat(16);
  const { cookie } = await pairDevice(product, { role: 'resident', personId });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: product.origin }]);
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/${QUARTER}`);
  await page.getByText(de.status.saved).first().waitFor();
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
