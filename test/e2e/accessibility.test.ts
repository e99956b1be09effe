import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { type Product, startProduct } from '../support/product.ts';
import { GUEST_SCREENS, type ScreenToCheck, sampleScreens, settled } from './screens.ts';

/** How a person may have set it: each screen is checked in every one of these. */
const LOOKS = [
  { name: 'German, light, 100 %', settings: { language: 'de', scheme: 'light', textSize: 100 } },
  { name: 'German, dark, 200 %', settings: { language: 'de', scheme: 'dark', textSize: 200 } },
  { name: 'Arabic, light, 200 %', settings: { language: 'ar', scheme: 'light', textSize: 200 } },
  { name: 'Arabic, dark, 100 %', settings: { language: 'ar', scheme: 'dark', textSize: 100 } },
  {
    name: 'Einfache Sprache, more contrast',
    settings: { language: 'de-simple', scheme: 'light', textSize: 125, contrast: 'more' },
  },
] as const;

let product: Product;
let browser: Browser;
let screens: readonly ScreenToCheck[];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  screens = [...GUEST_SCREENS, ...(await sampleScreens(product.origin))];
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** A phone on which the quarter has arrived and the look was chosen. */
async function phone(settings: Record<string, unknown>, width = 360): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText('Auf diesem Gerät gespeichert').first().waitFor();
  await chooseSettings(page, settings);
  await settled(page);
  return page;
}

/** Makes the window as tall as the screen: what lies under the office's bar at some scroll position
 *  is a matter of scrolling, not of size. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 360, height: Math.min(Math.max(height, 740), 12_000) });
}

describe.each(LOOKS)('every screen in $name', ({ settings }) => {
  it('passes axe with enhanced contrast and target size', async () => {
    const page = await phone(settings);
    const found: string[] = [];
    for (const screen of screens) {
      await page.goto(product.origin + screen.path);
      await settled(page);
      await showWhole(page);
      const { violations } = await new AxeBuilder({ page })
        .options({
          rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
        })
        .analyze();
      for (const violation of violations) {
        const where = violation.nodes.map((node) => node.target.join(' ')).slice(0, 3);
        found.push(`${screen.name}: ${violation.id} at ${where.join(' | ')}`);
      }
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

describe.each(LOOKS)('every screen 320 px wide in $name', ({ settings }) => {
  it('needs no scrolling sideways, at its own size and at 200 %', async () => {
    const page = await phone({ ...settings, textSize: 200 }, 320);
    const wide: string[] = [];
    for (const screen of screens) {
      await page.goto(product.origin + screen.path);
      await settled(page);
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (excess > 0) wide.push(`${screen.name}: ${excess} px too wide`);
    }
    await page.context().close();
    expect(wide).toEqual([]);
  });
});
