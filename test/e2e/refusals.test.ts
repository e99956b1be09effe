import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../app/texts/de.ts';
import { aPlace, aQuarter } from '../support/builders.ts';
import { launchChromium } from '../support/chromium.ts';
import { GREETING } from '../support/greeting.ts';
import { importDocuments } from '../support/import-documents.ts';
import { manyPlaces } from '../support/large-quarter.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  // A second name for this machine that browsers do not trust, as a phone in the LAN sees it.
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP vor-ort.test 127.0.0.1'] });
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

async function freshPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  return context.newPage();
}

const homeOf = (origin: string) => `${origin}/q/lichtenberg`;

describe('what a browser refuses', () => {
  it('IndexedDB: the app works from memory and says that nothing is kept', async () => {
    const page = await freshPage();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await page.goto(homeOf(product.origin));
    await page.getByText(de.status.notSavedPrivate).first().waitFor();
    await page.getByRole('link', { name: 'Wer hilft mir?' }).click();
    await page.getByRole('searchbox').fill('rollator');
    await page
      .getByRole('link', { name: /Sanitätshaus/ })
      .first()
      .waitFor();
    expect(await page.getByText(de.status.saved).count()).toBe(0);
    await page.context().close();
  });

  it('an address without TLS: the app works and says why nothing stays', async () => {
    const page = await freshPage();
    await page.goto(homeOf(`http://vor-ort.test:${product.port}`));
    await page.getByText(de.status.notSavedInsecure).first().waitFor();
    await page.getByRole('link', { name: 'Was ist los?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Was ist los?' }).waitFor();
    await page.context().close();
  });

  it('storage: a full device is told, and what fits stays usable', async () => {
    importDocuments(product, 'voll', [
      aQuarter({ _id: 'quarter:voll', name: 'Vollhausen' }),
      ...manyPlaces(4000),
    ]);
    const page = await freshPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: product.origin,
      quotaSize: 1_500_000,
    });
    await page.goto(`${product.origin}/q/voll`);
    await page.getByText(de.status.storageFull).first().waitFor();
    await page.getByRole('link', { name: 'Wer hilft mir?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wer hilft mir?' }).waitFor();
    await page.context().close();
  });
});

describe('what nobody should run', () => {
  it('a place with a script in its name and its words shows them as text', async () => {
    const words = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    importDocuments(product, 'lichtenberg', [
      aPlace({
        _id: 'place:boese',
        name: `Böse ${words}`,
        summary: words,
        description: words,
        openingHours: 'Mo 09:00-10:00 "<b onclick=1>x</b>"',
      }),
    ]);
    const page = await freshPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    await page.goto(`${product.origin}/q/lichtenberg/place/boese`);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: words }).waitFor();
    expect(await page.locator('main img, main script, main b[onclick]').count()).toBe(0);
    expect(await page.title()).toContain('Böse');
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('a whole walk through the app asks nobody else for anything and breaks no policy', async () => {
    const page = await freshPage();
    const foreign = new Set<string>();
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== product.origin && url.protocol.startsWith('http')) foreign.add(url.href);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    for (const path of ['', '/directory?q=handy', '/events?view=month', '/notices', '/emergency']) {
      await page.goto(`${homeOf(product.origin)}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page.context().close();
    expect([...foreign]).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('an address that leads nowhere', () => {
  it('a quarter that is not there: a sentence and the quarters there are', async () => {
    const page = await freshPage();
    await page.goto(`${product.origin}/q/atlantis`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /Lichtenberg/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: GREETING }).waitFor();
    await page.context().close();
  });
});
