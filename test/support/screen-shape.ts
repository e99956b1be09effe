import type { Page } from 'playwright-core';

const LONGEST = 12_000;

/** Pixels by which the screen at hand is wider than its window; 0 where nothing scrolls sideways. */
export function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

/** Makes the window as tall as the screen: what lies under the office's bar at some scroll position
 *  is a matter of scrolling, not of size. */
export async function showWhole(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 360;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 740), LONGEST) });
}

/** Presses a link that leads to an address, wherever it leads. */
export async function clickLink(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

/** Opens another of the app's screens as a link would, without loading the page again, and waits
 *  until its heading has taken the place of the last one's. */
export async function followLink(page: Page, path: string): Promise<void> {
  const isAnother = pathOf(new URL(path, page.url())) !== pathOf(new URL(page.url()));
  await page.evaluate(() => document.querySelector('h1')?.setAttribute('data-left', ''));
  await clickLink(page, path);
  if (!isAnother) return;
  await page.waitForFunction(() => document.querySelector('h1:not([data-left])') !== null);
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/$/, '');
}
