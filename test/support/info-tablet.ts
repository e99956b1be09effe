import type { BrowserContext, Page } from 'playwright-core';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import type { PairedDevice } from './paired-device.ts';
import type { Product } from './product.ts';

/** Opens an info tablet at its start in a browser whose clock the test sets going; it holds the quarter. */
export async function openInfoTablet(
  context: BrowserContext,
  product: Product,
  device: PairedDevice,
): Promise<Page> {
  await bePaired(context, product, device);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.clock.install();
  await page.goto(`${product.origin}/q/lichtenberg`);
  await atStart(page);
  await page.getByText('030 23125001').waitFor();
  return page;
}

/** Gives a browser the cookie of a device, as pairing does: it outlives the browser. */
export async function bePaired(
  context: BrowserContext,
  product: Product,
  device: PairedDevice,
): Promise<void> {
  const [name = '', value = ''] = device.cookie.split('=');
  const expires = Date.now() / 1000 + 365 * 86_400;
  const sameSite = 'Strict' as const;
  const cookie = { name, value, url: product.origin, httpOnly: true, sameSite, expires };
  await context.addCookies([cookie]);
}

/** Waits until the tablet shows its start, and nothing of whoever was before. */
export async function atStart(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: kioskDe.title }).waitFor();
  await page.waitForURL(/\/q\/lichtenberg$/);
  await page.waitForFunction(() => (history.state as { trail?: number } | null)?.trail === 1);
}

/** Goes to an address of the app as a link in it would; somebody is there. */
export async function followLink(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.keyboard.press('Shift');
}
