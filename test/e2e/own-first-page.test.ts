import { expect, it } from 'vitest';
import { askingDe } from '../../app/texts/asking-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { startProduct } from '../support/product.ts';
import { doc } from '../support/sample-documents.ts';

it('a phone whose first page is “Hilfe anfragen” lists what was asked from it at once', async () => {
  const product = await startProduct();
  const browser = await launchChromium();
  try {
    const personId = aPersonId();
    const phone = await aPairedBrowser(browser, product, { role: 'resident', personId });
    const asked = { kind: 'technology', channel: 'app' };
    await pushAs(product, phone.device, [doc('request', `${personId}:request:r1`, asked)]);
    const page = await phone.context.newPage();
    await page.goto(`${product.origin}/q/lichtenberg/request`);
    await page.getByRole('heading', { name: askingDe.start.mine }).waitFor({ timeout: 60_000 });
    const hers = page.getByRole('link', { name: askingDe.kinds.technology });
    await expect.poll(() => hers.count()).toBe(1);
  } finally {
    await browser.close();
    await product.remove();
  }
}, 120_000);
