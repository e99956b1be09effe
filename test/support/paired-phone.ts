import type { Browser, BrowserContext } from 'playwright-core';
import { pairDevice } from './pair-device.ts';
import type { PairedDevice, PairedDeviceOptions } from './paired-device.ts';
import type { Product } from './product.ts';

/** A browser that the product knows as a device of a role. */
export interface PairedBrowser {
  context: BrowserContext;
  device: PairedDevice;
}

/** A fresh browser, paired without a code. */
export async function aPairedBrowser(
  browser: Browser,
  product: Product,
  options: PairedDeviceOptions,
  look: Parameters<Browser['newContext']>[0] = {},
): Promise<PairedBrowser> {
  const device = await pairDevice(product, options);
  const context = await browser.newContext(look);
  const [name = '', value = ''] = device.cookie.split('=');
  await context.addCookies([
    { name, value, url: product.origin, httpOnly: true, sameSite: 'Strict' },
  ]);
  return { context, device };
}

/** Hands documents in as a device would, and throws where one is not taken. */
export async function pushAs(
  product: Product,
  device: PairedDevice,
  docs: readonly { _id: string }[],
  quarter = 'lichtenberg',
): Promise<void> {
  const writes = docs.map((doc, index) => ({
    id: doc._id,
    base: null,
    doc: { ...doc, clock: { [device.deviceId]: index + 1 } },
  }));
  const answer = await fetch(`${product.origin}/api/sync/${quarter}/push`, {
    method: 'POST',
    headers: device.headers,
    body: JSON.stringify({ writes }),
  });
  const { results } = (await answer.json()) as { results: { id: string; outcome: string }[] };
  const refused = results.filter(({ outcome }) => outcome !== 'accepted');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}
