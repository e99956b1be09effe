import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { openInfoTablet } from '../support/info-tablet.ts';
import { type Look, looksOfThisRun } from '../support/looks.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, followLink } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const MINUTES = 4 * 60_000;
const SCREENS = [
  '',
  'directory',
  'events',
  'place/bsp-technik-treff',
  'emergency',
  'notices',
  'request',
  'request/ask/what',
  'who-comes',
  'privacy',
  'my-data',
  'leave',
];

let product: Product;
let browser: Browser;
let tablet: PairedDevice;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  tablet = await pairDevice(product, { role: 'kiosk' });
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const LOOKS: readonly Look[] = [
  {
    name: 'light',
    width: 800,
    settings: { language: 'de', scheme: 'light', textSize: 100 },
    isForProof: true,
  },
  {
    name: 'Arabic, dark',
    width: 800,
    settings: { language: 'ar', scheme: 'dark', textSize: 100 },
  },
  {
    name: 'narrow, dark, 200 %',
    width: 320,
    settings: { language: 'de', scheme: 'dark', textSize: 200 },
  },
];

it.each(looksOfThisRun(LOOKS))(
  'an info tablet passes axe and needs no scrolling sideways: $name',
  { timeout: MINUTES },
  async ({ width, settings }) => {
    const viewport = { width, height: 1280 };
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await openInfoTablet(context, product, tablet);
    await chooseSettings(page, settings);
    await settled(page);
    const found: string[] = [];
    for (const path of SCREENS) {
      if (path) await followLink(page, `/q/lichtenberg/${path}`);
      // Somebody is there.
      await page.keyboard.press('Shift');
      await settled(page);
      const excess = await excessWidth(page);
      if (excess > 0) found.push(`${path}: ${excess} px too wide`);
      found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
    }
    expect(found).toEqual([]);
    await context.close();
  },
);
