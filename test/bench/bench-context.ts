import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/**
 * An empty device. tsx marks named functions with a helper of its own; what is handed to the page
 * carries the mark, so the page needs the helper too.
 */
export async function newDevice(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addInitScript('globalThis.__name = (named) => named;');
  return context;
}
