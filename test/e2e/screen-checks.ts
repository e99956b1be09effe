import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, rulesIn } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { plantRequestDraft } from '../support/own-draft.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, followLink, showWhole } from '../support/screen-shape.ts';
import { GUEST_SCREENS, type ScreenToCheck, sampleScreens, settled } from './screens.ts';

/** How a person may have set the app. */
export interface Look {
  name: string;
  settings: Record<string, unknown>;
}

/** The width that WCAG 1.4.10 asks about, px. */
const NARROWEST = 320;
/** Two dozen screens one after the other, on a machine that may be busy. */
const MINUTES = 5 * 60_000;

let product: Product;
let browser: Browser;
let screens: readonly ScreenToCheck[];

/**
 * A language's four looks: light and dark, at 100 and at 200 % text. `npm test` looks at the first and the
 * last of them, which between them have both schemes and both sizes; `npm run proof` at all (`LOOKS=all`).
 */
export function looksIn(language: string): Look[] {
  const looks = ['light', 'dark'].flatMap((scheme) =>
    [100, 200].map((textSize) => ({
      name: `${scheme}, ${textSize} %`,
      settings: { language, scheme, textSize },
    })),
  );
  return process.env.LOOKS === 'all' ? looks : looks.filter((_, at) => at === 0 || at === 3);
}

/**
 * Every screen in each look: axe, with the two rules that are off by default; and where the text is as large
 * as it gets, in a window of 320 px, that nothing needs scrolling sideways (WCAG 1.4.10).
 */
export function checkScreens(looks: readonly Look[]): void {
  prepareOnce();
  describe.each(looks)('every screen, $name', ({ settings }) => {
    it('passes axe, and fits', { timeout: MINUTES }, async () => {
      const page = await phone(settings, settings.textSize === 200 ? NARROWEST : 360);
      const found = await collect(page, async (screen) => {
        const excess = settings.textSize === 200 ? await excessWidth(page) : 0;
        await showWhole(page);
        const findings = await axeFindings(page, rulesIn(settings));
        if (excess > 0) findings.push(`${excess} px too wide`);
        return findings.map((finding) => `${screen.name}: ${finding}`);
      });
      expect(found).toEqual([]);
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
    await followLink(page, screen.path);
    await settled(page);
    found.push(...(await check(screen)));
  }
  await page.context().close();
  return found;
}
