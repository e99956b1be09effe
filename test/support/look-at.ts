import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from '../e2e/screens.ts';
import { axeFindings } from './axe-findings.ts';

/** The looks that a screen is judged in; pictures where PICTURES names a folder. */
export async function lookAt(at: Page, name: string): Promise<void> {
  await settled(at);
  for (const colorScheme of ['light', 'dark'] as const) {
    await at.emulateMedia({ colorScheme });
    expect(await axeFindings(at)).toEqual([]);
  }
  await expectNoSidewaysScroll(at);
  await at.emulateMedia({ colorScheme: 'light' });
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const [width, height] of [
    [360, 740],
    [800, 1280],
    [1280, 800],
  ] as const) {
    await at.setViewportSize({ width, height });
    await at.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await at.setViewportSize({ width: 800, height: 1280 });
}

/** 320 px wide, with text twice as large. */
async function expectNoSidewaysScroll(at: Page): Promise<void> {
  await at.setViewportSize({ width: 320, height: 740 });
  const width = await at.evaluate(() => {
    const { style } = document.documentElement;
    style.setProperty('--text-scale', '2');
    document.documentElement.toggleAttribute('data-large', true);
    const { scrollWidth } = document.documentElement;
    style.setProperty('--text-scale', '1');
    document.documentElement.toggleAttribute('data-large', false);
    return scrollWidth;
  });
  expect(width).toBeLessThanOrEqual(320);
  await at.setViewportSize({ width: 800, height: 1280 });
}
