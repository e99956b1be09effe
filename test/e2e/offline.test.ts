import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchProfile } from '../support/chromium.ts';
import { GREETING } from '../support/greeting.ts';
import { changeDocument } from '../support/import-documents.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let profile: string;

beforeAll(async () => {
  product = await startProduct();
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-profile-'));
});

afterAll(async () => {
  await product?.remove();
  await rm(profile, { recursive: true, force: true });
});

/** Opens the phone's browser with its profile as it was left. */
async function openPhone() {
  const context = await launchProfile(profile, { viewport: { width: 360, height: 740 } });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page };
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe('what the service worker stores', () => {
  it('lies in one answer as the server gives it, or is one of few', async () => {
    const textOf = async (path: string) => (await fetch(product.origin + path)).text();
    const listed = (await textOf('/sw.js')).match(/\{[^{}]*"url":"assets\/[\w.-]+"[^{}]*\}/g) ?? [];
    const entries = listed.map((one) => JSON.parse(one) as { url: string; bundled?: true });
    const bundled = entries.filter((one) => one.bundled).map(({ url }) => url);
    const files = JSON.parse(await textOf('/app-files.json')) as Record<string, string>;
    expect(bundled.length).toBeGreaterThan(100);
    expect(bundled.map((path) => `/${path}`).sort()).toEqual(Object.keys(files).sort());
    for (const path of bundled.slice(0, 5)) {
      expect(files[`/${path}`]).toBe(await textOf(`/${path}`));
    }
    expect(entries.length - bundled.length).toBeLessThan(40);
  });
});

describe('a phone in a cellar', () => {
  it('has everything after one visit, and learns of a change when the server is back', async () => {
    const first = await openPhone();
    await first.page.goto(`${product.origin}/q/lichtenberg`);
    await first.page.getByText('Auf diesem Gerät gespeichert').first().waitFor();
    await first.context.close();
    await product.stop();

    const { context, page } = await openPhone();
    await page.goto(`${product.origin}/q/lichtenberg`);
    await heading(page, GREETING);

    await page.getByRole('link', { name: 'Wer hilft mir?' }).click();
    await heading(page, 'Wer hilft mir?');
    await page.getByRole('searchbox').fill('rolator');
    const found = page.getByRole('link', { name: /^Sanitätshaus/ }).first();
    await found.click();
    await heading(page, /^Sanitätshaus/);
    const placeUrl = page.url();
    await page.reload();
    await heading(page, /^Sanitätshaus/);
    await page.goBack();
    await heading(page, 'Wer hilft mir?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('rolator');

    await page.goto(`${product.origin}/q/lichtenberg/events?view=month`);
    await heading(page, 'Was ist los?');
    await page
      .getByRole('link', { name: /Technik-Treff/ })
      .first()
      .click();
    await heading(page, /Technik-Treff/);

    await page.goto(`${product.origin}/q/lichtenberg/emergency`);
    await heading(page, 'Im Notfall');
    await page.getByRole('link', { name: /112/ }).first().waitFor();

    await page.goto(`${product.origin}/q/lichtenberg/settings`);
    await heading(page, 'Einstellungen');
    await page.getByRole('radio', { name: '150 %' }).check();
    // The page grows once the choice is kept.
    await page.locator('html[data-large]').waitFor();
    await page.reload();
    await heading(page, 'Einstellungen');
    await page.getByRole('radio', { name: '150 %', checked: true }).waitFor();

    await page.goto(placeUrl);
    await heading(page, /^Sanitätshaus/);
    await product.start();
    const id = `place:${decodeURIComponent(placeUrl.split('/').at(-1) ?? '')}`;
    await changeDocument(product, 'lichtenberg', id, { summary: 'Heute gibt es hier Kuchen.' });
    await showPageAgain(page);
    await page.getByText('Heute gibt es hier Kuchen.').waitFor();
    await context.close();
  });
});

/** What the browser does when the person comes back to the tab. */
async function showPageAgain(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
