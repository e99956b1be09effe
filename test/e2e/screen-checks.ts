import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { type Look, looksOfThisRun } from '../support/looks.ts';
import { plantRequestDraft } from '../support/own-draft.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, followLink, showWhole } from '../support/screen-shape.ts';
import { GUEST_SCREENS, type ScreenToCheck, sampleScreens, settled } from './screens.ts';

/** Two dozen screens one after the other, on a machine that may be busy. */
const MINUTES = 5 * 60_000;

let product: Product;
let browser: Browser;
let screens: readonly ScreenToCheck[];

/**
 * A language's four looks: light and dark, at 100 % and, in a window as narrow as WCAG 1.4.10 asks for, at
 * 200 % text.
 *
 * @param everyTime the name of the one at which every `npm test` looks
 */
export function looksIn(language: string, everyTime: string): Look[] {
  return ['light', 'dark'].flatMap((scheme) =>
    [100, 200].map((textSize) => {
      const name = `${scheme}, ${textSize} %`;
      const width = textSize === 200 ? 320 : 360;
      const look = { name, width, settings: { language, scheme, textSize } };
      return name === everyTime ? look : { ...look, isForProof: true };
    }),
  );
}

/**
 * Every screen in each look: axe, with the two rules that are off by default; and that nothing needs
 * scrolling sideways (WCAG 1.4.10).
 */
export function checkScreens(looks: readonly Look[]): void {
  prepare();
  describe.each(looksOfThisRun(looks))('every screen, $name', ({ settings, width }) => {
    it('passes axe, and fits', { timeout: MINUTES }, async () => {
      const page = await phone(settings, width);
      const found = await collect(page, async (screen) => {
        const excess = await excessWidth(page);
        await showWhole(page);
        const findings = await axeFindings(page);
        if (excess > 0) findings.push(`${excess} px too wide`);
        return findings.map((finding) => `${screen.name}: ${finding}`);
      });
      expect(found).toEqual([]);
    });
  });
}

/** Starts the product and a browser for the file that asks. */
function prepare(): void {
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
    await followLink(page, screen.path);
    await settled(page);
    found.push(...(await check(screen)));
  }
  await page.context().close();
  return found;
}
