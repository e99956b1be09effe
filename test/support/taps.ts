import type { Locator } from 'playwright-core';

/** Counts what a person touches: each tap is one. Typing into the field that has the focus is none. */
export class Taps {
  count = 0;

  async on(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }
}
