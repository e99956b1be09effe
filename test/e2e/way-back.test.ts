import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from './screens.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

describe('the way back', () => {
  it('leads from an event of the month to the row that was tapped', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    // Rows move while documents are still arriving: all of them first.
    await page.goto(`${product.origin}/q/lichtenberg`);
    await page.getByText('Auf diesem Gerät gespeichert').first().waitFor();
    await page.goto(`${product.origin}/q/lichtenberg/events?view=month&date=2026-12-01`);
    await settled(page);
    const row = page.locator('main a[href*="/event/"]').nth(25);
    await row.scrollIntoViewIfNeeded();
    const name = (await row.textContent())?.trim();
    await row.click();
    await page.waitForURL(/\/event\//);
    await settled(page);
    await page.goBack();
    const focused = page.locator('main a[href*="/event/"]:focus');
    await focused.waitFor();
    expect((await focused.textContent())?.trim()).toBe(name);
    const box = await focused.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(740);
    await context.close();
  });

  it('a reader of Arabic finds the language on a German phone', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto(`${product.origin}/`);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
    await context.close();
  });
});
