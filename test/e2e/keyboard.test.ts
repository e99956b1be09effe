import type { Browser, Page } from 'playwright-core';
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

/** Presses Tab until the element with the name has the focus; fails after a hundred stops. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < 100; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return [element?.textContent ?? '', ...labels.map((label) => label.textContent)]
        .join(' ')
        .trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

describe('the keyboard alone', () => {
  it('finds a place, opens it, remembers it, and comes back', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${product.origin}/q/lichtenberg`);
    await page.getByText('Auf diesem Gerät gespeichert').first().waitFor();

    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt');
    await tabTo(page, /^Wer hilft mir\?/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Wer hilft mir?' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

    await page.getByRole('searchbox').focus();
    await page.keyboard.type('rollator');
    await page
      .getByRole('link', { name: /^Sanitätshaus/ })
      .first()
      .waitFor();
    await tabTo(page, /^Sanitätshaus/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Sanitätshaus/ }).waitFor();
    await tabTo(page, /^Merken/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Gemerkt' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Wer hilft mir?' }).waitFor();
    await page.goto(`${product.origin}/q/lichtenberg/remembered`);
    await page.getByRole('link', { name: /^Sanitätshaus/ }).waitFor();
    await context.close();
  });

  it('sees a focus ring of at least three pixels on everything it reaches', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${product.origin}/q/lichtenberg/directory`);
    await page.getByRole('searchbox').waitFor();
    // The first copy is here, with more to reach than is looked at.
    await page.getByRole('main').getByRole('link').nth(8).waitFor();
    await settled(page);
    const thin: string[] = [];
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab');
      const ring = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const ringed = element.closest('.search-field-box, .choice-option') ?? element;
        const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
        return {
          name: element === document.body ? 'BODY' : element.textContent?.slice(0, 40),
          width: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
        };
      });
      if (ring.name !== 'BODY' && ring.width < 3) thin.push(`${ring.name}: ${ring.width}`);
    }
    await context.close();
    expect(thin).toEqual([]);
  });
});
