import { unpackChromium } from '../support/chromium.ts';

/** Unpacks the browser once, before test files run side by side. */
export function setup(): void {
  unpackChromium();
}
