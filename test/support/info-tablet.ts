import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import { anEvent } from './builders.ts';
import { pairDevice } from './pair-device.ts';
import type { PairedDevice } from './paired-device.ts';
import { pushAs } from './paired-phone.ts';
import { type Product, startProduct } from './product.ts';
import { clickLink } from './screen-shape.ts';

/** Without the slow change of pictures: what is half there has half the contrast. */
export const LOOK = { viewport: { width: 800, height: 1280 }, reducedMotion: 'reduce' as const };

/** The product with an info tablet, its office, and an event to register for. */
export interface KioskProduct {
  product: Product;
  tablet: PairedDevice;
  /** A request as the office; fails where it is refused. */
  asOffice(method: string, path: string, body?: string): Promise<Response>;
}

/** Starts one. Remove its product at the end. */
export async function startKioskProduct(): Promise<KioskProduct> {
  const product = await startProduct();
  const office = await pairDevice(product, { role: 'office' });
  const tablet = await pairDevice(product, { role: 'kiosk' });
  await pushAs(product, office, [
    anEvent({
      _id: 'event:fest',
      title: 'Sommerfest',
      start: '2027-06-01T15:00',
      end: '2027-06-01T18:00',
      registration: 'here',
      website: 'https://example.org/fest',
    }),
  ]);
  const asOffice = async (method: string, path: string, body?: string) => {
    const answer = await fetch(product.origin + path, { method, headers: office.headers, body });
    expect(answer.status).toBeLessThan(300);
    return answer;
  };
  return { product, tablet, asOffice };
}

/** What a person's hands do at a page. */
export function handsAt(page: () => Page) {
  return {
    press: (name: string) => page().getByRole('button', { name, exact: true }).click(),
    follow: (name: string) => page().getByRole('link', { name }).first().click(),
    heading: (name: string) => page().getByRole('heading', { level: 1, name }).waitFor(),
  };
}

/** Opens an info tablet at its start in a browser whose clock the test sets going; it holds the whole
 *  quarter and the app, and its own worker answers it: it needs no network from then on. */
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
  await page.waitForFunction(
    () =>
      localStorage.getItem('vor-ort.saved.lichtenberg') !== null &&
      navigator.serviceWorker.controller !== null,
  );
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

/** Stops a page's clock: from then on only the test moves it, however long its own work takes. */
export async function stopClock(page: Page): Promise<void> {
  const soon = await page.evaluate(() => Date.now() + 10_000);
  await page.clock.pauseAt(soon);
}

/** Goes to an address of the app as a link in it would; somebody is there. */
export async function followLink(page: Page, path: string): Promise<void> {
  await clickLink(page, path);
  await page.keyboard.press('Shift');
}
