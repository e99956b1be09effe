import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateOf, instantOf, localDateTimeAt } from '#domain/local-time.ts';
import { de } from '../../app/texts/de.ts';
import { guideAr } from '../../app/texts/guide-ar.ts';
import { guideDe } from '../../app/texts/guide-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { aNotice, anEvent, aPlace } from '../support/builders.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { lookAt } from '../support/look-at.ts';
import { plantWrites } from '../support/own-writes.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, showWhole } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const QUARTER = 'lichtenberg';
const SINCE = '3 noch nicht übertragen, seit gestern 15 Uhr.';

let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

afterEach(() => context?.close());

/** A phone on which the quarter has arrived. What is planted on it shall wait for as long as a test
 *  looks at it: without `storesApp` no service worker sends it behind the test's back. */
async function openPhone({ storesApp }: { storesApp: boolean }): Promise<void> {
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    serviceWorkers: storesApp ? 'allow' : 'block',
  });
  page = await context.newPage();
  await page.route('**/push', (route) => route.abort());
  // A late answer would make a guest of the device whose role is planted.
  await page.route('**/api/session', (route) => route.abort());
  await page.goto(`${product.origin}/q/${QUARTER}`);
  await page
    .getByText(storesApp ? de.status.saved : de.status.here)
    .first()
    .waitFor();
}

function waitingWrites() {
  const yesterday = addDays(dateOf(localDateTimeAt(new Date())), -1);
  const since = instantOf(`${yesterday}T15:00`).toISOString();
  return [
    { id: 'place:neu', doc: { ...aPlace({ name: 'Haus Sonne' }) }, since },
    { id: 'event:neu', doc: { ...anEvent() }, since: new Date().toISOString() },
    {
      id: 'visit:heute~0123456789abcdef0123456789abcdef',
      doc: { type: 'visit', v: 1, name: 'Erna Schmitz' },
      since: new Date().toISOString(),
    },
  ];
}

const REFUSED = {
  id: 'notice:neu',
  doc: { ...aNotice({ title: 'Das Fest fällt aus' }) },
  code: 'forbidden',
  at: '2026-11-24T09:00:00Z',
};

const explained = () => page.goto(`${product.origin}/q/${QUARTER}/delivery`);
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const bar = () => page.getByRole('link', { name: de.status.explain });

describe('a phone that wrote something without a network', () => {
  beforeEach(async () => {
    await openPhone({ storesApp: true });
    await product.stop();
  });
  afterEach(() => product.start());

  it('says so on every screen, explains it, and tries when it is asked to', async () => {
    await plantWrites(page, { quarter: QUARTER, waiting: waitingWrites() });
    await page.goto(`${product.origin}/q/${QUARTER}/emergency`);
    await page.getByText(SINCE).waitFor();
    await bar().click();
    await heading(guideDe.delivery.title);
    for (const words of ['Anlaufstelle', 'Haus Sonne', 'Veranstaltung', 'Treff-Besuch']) {
      await page.getByText(words, { exact: true }).waitFor();
    }
    expect(await page.locator('main').textContent()).not.toMatch(/Erna|visit|0123456789abcdef/);
    await page.getByRole('button', { name: guideDe.delivery.tryNow }).click();
    await page.getByText(guideDe.delivery.noNetwork).waitFor();
  });

  it('gives what waits out as a file', async () => {
    await plantWrites(page, { quarter: QUARTER, waiting: waitingWrites(), refused: [REFUSED] });
    await explained();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: guideDe.delivery.save }).click();
    const file = await (await download).path();
    const saved = JSON.parse(await readFile(file, 'utf8'));
    expect(saved).toMatchObject({
      quarter: QUARTER,
      waiting: [{ id: 'place:neu' }, { id: 'event:neu' }, { doc: { name: 'Erna Schmitz' } }],
      refused: [{ id: 'notice:neu', doc: { title: 'Das Fest fällt aus' } }],
    });
    await page.getByText(guideDe.delivery.saved).waitFor();
  });
});

describe('what the server has taken', () => {
  beforeEach(() => openPhone({ storesApp: false }));

  it('is told to have arrived at the office', async () => {
    await page.route('**/push', async (route) => {
      const { writes } = route.request().postDataJSON() as { writes: { id: string }[] };
      const results = writes.map(({ id }) => ({ id, outcome: 'accepted', rev: '1-a', stamp: {} }));
      await route.fulfill({ json: { epoch: 'e', results } });
    });
    // A guest's phone would keep what only the office may write until it is the office's again.
    await plantWrites(page, { quarter: QUARTER, waiting: waitingWrites(), role: 'office' });
    await explained();
    await page.getByText(de.status.arrived).waitFor();
    await expect.poll(() => page.getByText('noch nicht übertragen, seit').count()).toBe(0);
  });
});

describe('a phone for whose writes the server has no room', () => {
  beforeEach(() => openPhone({ storesApp: false }));

  it('says so on every screen, that nothing is lost, and whom to ring', async () => {
    await page.route('**/push', async (route) => {
      const { writes } = route.request().postDataJSON() as { writes: { id: string }[] };
      const full = { outcome: 'retry', code: 'busy', after: 3600 };
      await route.fulfill({
        json: { epoch: 'e', results: writes.map(({ id }) => ({ id, ...full })) },
      });
    });
    await plantWrites(page, { quarter: QUARTER, waiting: waitingWrites(), role: 'office' });
    await page.getByRole('link', { name: de.status.putOff }).waitFor();
    await bar().first().click();
    await heading(guideDe.delivery.title);
    await page.getByText(guideDe.delivery.putOff).waitFor();
    const call = page.getByRole('main').getByRole('link', { name: de.place.callOffice });
    expect(await call.getAttribute('href')).toMatch(/^tel:\+49\d+$/);
    await lookAt(page, 'no-room');
  });
});

describe('a write that the office does not take', () => {
  beforeEach(() => openPhone({ storesApp: false }));

  it('is told on every screen, shown with its words, copied, removed and brought back', async () => {
    await plantWrites(page, { quarter: QUARTER, refused: [REFUSED] });
    await page.getByText(de.status.refused(1)).first().waitFor();
    await bar().first().click();
    await heading(guideDe.delivery.title);
    await page.getByText('Das Fest fällt aus').waitFor();
    await page.getByText(guideDe.delivery.reasons.forbidden).waitFor();
    await page.getByRole('button', { name: guideDe.delivery.copy }).click();
    await page.getByText(guideDe.delivery.copied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'Neuigkeit\nDas Fest fällt aus',
    );

    await page.getByRole('button', { name: /^Entfernen/ }).click();
    await page.getByText(guideDe.delivery.removed('Neuigkeit')).waitFor();
    await page.getByText(de.status.refused(1)).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: de.common.undo }).click();
    await page.getByText('Das Fest fällt aus').waitFor();
    await page.getByText(de.status.refused(1)).waitFor();
  });
});

describe('the page for whoever helps on the telephone', () => {
  beforeEach(() => openPhone({ storesApp: false }));

  it('is found by a short address and copied as text, without anybody’s name', async () => {
    await plantWrites(page, { quarter: QUARTER, waiting: waitingWrites(), refused: [REFUSED] });
    await page.goto(`${product.origin}/diagnose`);
    await heading(guideDe.diagnose.title);
    await page.getByText(/lichtenberg: \d wartend/).waitFor();
    await page.getByRole('button', { name: guideDe.diagnose.copy }).click();
    await page.getByText(guideDe.diagnose.copied).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/Fassung \d+\.\d+/);
    expect(copied).toContain('lichtenberg/public: vollständig');
    expect(copied).toContain('abgelehnt: forbidden');
    expect(copied).not.toMatch(/Erna|Schmitz|Haus Sonne|Fest|visit:|place:/);
  });

  it('stands by itself on a device that never chose a quarter', async () => {
    const other = await browser.newContext();
    const fresh = await other.newPage();
    await fresh.goto(`${product.origin}/diagnose`);
    await fresh.getByText('Rolle guest').waitFor();
    await other.close();
  });
});

describe('both pages, with much to tell', () => {
  beforeEach(() => openPhone({ storesApp: false }));

  it.each([
    { scheme: 'light', language: 'de', textSize: 100 },
    { scheme: 'dark', language: 'ar', textSize: 200 },
  ])('pass axe and need no scrolling sideways: $scheme, $language, $textSize %', async (look) => {
    await plantWrites(page, { quarter: QUARTER, waiting: waitingWrites(), refused: [REFUSED] });
    await chooseSettings(page, look);
    const words = look.language === 'ar' ? guideAr : guideDe;
    for (const [path, title] of [
      ['delivery', words.delivery.title],
      ['diagnose', words.diagnose.title],
    ] as const) {
      await page.setViewportSize({ width: 320, height: 740 });
      await page.goto(`${product.origin}/q/${QUARTER}/${path}`);
      await heading(title);
      await settled(page);
      expect(await excessWidth(page)).toBe(0);
      await showWhole(page);
      expect(await axeFindings(page)).toEqual([]);
    }
  });
});
