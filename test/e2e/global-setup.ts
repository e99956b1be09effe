import { unpackChromium } from '../support/chromium.ts';
import { prepareProduct } from '../support/product.ts';

/** Unpacks the browser and imports the sample quarters once, before test files run side by side. */
export async function setup(): Promise<void> {
  unpackChromium();
  await prepareProduct();
}
