import type { Page } from 'playwright-core';

const LONGEST = 12_000;

/** Pixels by which the screen at hand is wider than its window; 0 where nothing scrolls sideways. */
export function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

/** The words of a part of the screen that are broken over two lines without a hyphen in them. */
export function brokenWords(page: Page, within: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const broken = new Set<string>();
    const range = document.createRange();
    for (const part of document.querySelectorAll(selector)) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.parentElement?.closest('.visually-hidden, thead, select')) continue;
        for (const word of (node as Text).data.matchAll(/[^\s-]+-?/g)) {
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) broken.add(word[0]);
        }
      }
    }
    return [...broken];
  }, within);
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
