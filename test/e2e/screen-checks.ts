import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { plantRequestDraft } from '../support/own-draft.ts';
import { type Product, startProduct } from '../support/product.ts';
import { GUEST_SCREENS, type ScreenToCheck, sampleScreens, settled } from './screens.ts';

/** How a person may have set the app. */
export interface Look {
  name: string;
  settings: Record<string, unknown>;
}

/** Two dozen screens one after the other, on a machine that may be busy. */
const MINUTES = 5 * 60_000;

let product: Product;
let browser: Browser;
let screens: readonly ScreenToCheck[];

/** A language's four looks: light and dark, at 100 and at 200 % text. */
export function looksIn(language: string): Look[] {
  return ['light', 'dark'].flatMap((scheme) =>
    [100, 200].map((textSize) => ({
      name: `${scheme}, ${textSize} %`,
      settings: { language, scheme, textSize },
    })),
  );
}

/** Every screen in each look: axe, with the two rules that are off by default. */
export function checkWithAxe(looks: readonly Look[]): void {
  prepareOnce();
  describe.each(looks)('every screen, $name', ({ settings }) => {
    it('passes axe with enhanced contrast and target size', { timeout: MINUTES }, async () => {
      const page = await phone(settings, 360);
      const found = await collect(page, async (screen) => {
        await showWhole(page);
        const { violations } = await new AxeBuilder({ page })
          .options({
            rules: {
              'color-contrast-enhanced': { enabled: true },
              'target-size': { enabled: true },
            },
          })
          .analyze();
        return violations.map((violation) => {
          const where = violation.nodes.map((node) => node.target.join(' ')).slice(0, 3);
          return `${screen.name}: ${violation.id} at ${where.join(' | ')}`;
        });
      });
      expect(found).toEqual([]);
    });
  });
}

/** Every screen 320 px wide at 200 %: nothing needs scrolling sideways (WCAG 1.4.10). */
export function checkNarrow(looks: readonly Look[]): void {
  prepareOnce();
  describe.each(looks)('every screen 320 px wide at 200 %, $name', ({ settings }) => {
    it('needs no scrolling sideways', { timeout: MINUTES }, async () => {
      const page = await phone({ ...settings, textSize: 200 }, 320);
      const wide = await collect(page, async (screen) => {
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        return excess > 0 ? [`${screen.name}: ${excess} px too wide`] : [];
      });
      expect(wide).toEqual([]);
    });
  });
}

let isPrepared = false;

function prepareOnce(): void {
  if (isPrepared) return;
  isPrepared = true;
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchChromium();
    screens = [...GUEST_SCREENS, ...(await sampleScreens(product.origin))];
  });
  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });
}

/** A phone on which the quarter has arrived and the look was chosen. */
async function phone(settings: Record<string, unknown>, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText('Auf diesem Gerät gespeichert').first().waitFor();
  await plantRequestDraft(page, 'lichtenberg');
  await chooseSettings(page, settings);
  await settled(page);
  return page;
}

/** What a check finds on each of the screens. */
async function collect(
  page: Page,
  check: (screen: ScreenToCheck) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    await page.goto(product.origin + screen.path);
    await settled(page);
    found.push(...(await check(screen)));
  }
  await page.context().close();
  return found;
}

/** Makes the window as tall as the screen: what lies under the office's bar at some scroll position
 *  is a matter of scrolling, not of size. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 360, height: Math.min(Math.max(height, 740), 12_000) });
}
