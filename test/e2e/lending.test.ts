import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyCardHash, keyCardText } from '#domain/key-card.ts';
import { lendingDe } from '../../app/texts/lending-de.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { videoOfCode } from '../support/code-video.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { aPairedBrowser, type PairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { codesInPdf, pagesOfPdf } from '../support/pdf-codes.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from './screens.ts';

const QUARTER = 'lichtenberg';
const EACH_MS = 120_000;
const VISITOR = aPersonId();
const NAME = 'Otto Ottensen';
const CARD = { personId: aPersonId(), secret: Uint8Array.from({ length: 16 }, (_, n) => n + 7) };
const { one, ask, list, edit, labels, agreement } = lendingDe;

let product: Product;
let folder = '';
let browsers: Browser[] = [];
let laptop: PairedBrowser;
let office: Page;
let tablet: Page;
let context: BrowserContext;
let thing = '';

beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-lending-'));
  browsers = [await launchChromium()];
  laptop = await aPairedBrowser(browsers[0] as Browser, product, { role: 'office' });
  const made = { v: 1, createdAt: '2026-11-20T08:00:00Z' };
  const visitor = { type: 'visitor', ...made, personId: VISITOR, displayName: NAME };
  await pushAs(product, laptop.device, [{ _id: `visitor:${VISITOR}`, ...visitor }]);
  await fetch(`${product.origin}/api/locks/cards/${CARD.personId}`, {
    method: 'PUT',
    headers: laptop.device.headers,
    body: JSON.stringify({ quarter: QUARTER, hash: keyCardHash(CARD) }),
  });
  office = await laptop.context.newPage();
}, EACH_MS);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await product?.remove();
  await rm(folder, { recursive: true, force: true });
});

const press = (at: Page, name: string) => at.getByRole('button', { name, exact: true }).click();
const follow = (at: Page, name: string) => at.getByRole('link', { name, exact: true }).click();
const heading = (at: Page, name: string) =>
  at.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const shown = (at: Page, text: string | RegExp) => at.getByText(text).first().waitFor();

/** Nothing that axe finds, and no scrolling sideways at 320 px with text twice as large. */
async function expectUsable(at: Page): Promise<void> {
  await settled(at);
  expect(await axeFindings(at)).toEqual([]);
  const size = at.viewportSize();
  await at.setViewportSize({ width: 320, height: 740 });
  await at.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'));
  const width = await at.evaluate(() => document.documentElement.scrollWidth);
  await at.evaluate(() => document.documentElement.style.removeProperty('--text-scale'));
  if (size) await at.setViewportSize(size);
  expect(width).toBeLessThanOrEqual(320);
}

/** Writes with the mouse. */
async function sign(at: Page): Promise<void> {
  const field: Locator = at.locator('.signature-pad');
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox()) ?? expect.fail('no field to sign in');
  await at.mouse.move(box.x + 30, box.y + 90);
  await at.mouse.down();
  for (const [x, y] of [
    [60, 30],
    [90, 120],
    [140, 40],
    [200, 100],
  ] as const) {
    await at.mouse.move(box.x + x, box.y + y, { steps: 4 });
  }
  await at.mouse.up();
  await at.getByRole('button', { name: ask.again }).waitFor();
}

const pdfOf = (at: Page) => at.pdf({ preferCSSPageSize: true, format: 'A4' });

describe('a thing to lend', () => {
  it(
    'is entered at the office, and its label carries its address',
    async () => {
      await office.goto(`${product.origin}/q/${QUARTER}/lending-new`);
      await office.getByLabel(edit.name).fill('Tablet blau');
      await office.getByLabel(edit.number).fill('17');
      await office.getByLabel(edit.parts).fill('Ladekabel\n2 Eingabestifte');
      await expectUsable(office);
      await press(office, edit.save);
      await heading(office, 'Tablet blau');
      await office.getByText(edit.added).waitFor();
      await press(office, lendingDe.undo);
      await heading(office, lendingDe.title);
      await expect.poll(() => office.getByText('Tablet blau').count()).toBe(0);
      await office.goto(`${product.origin}/q/${QUARTER}/lending-new`);
      await office.getByLabel(edit.name).fill('Tablet blau');
      await office.getByLabel(edit.number).fill('17');
      await office.getByLabel(edit.parts).fill('Ladekabel\n2 Eingabestifte');
      await press(office, edit.save);
      await heading(office, 'Tablet blau');
      thing = new URL(office.url()).pathname;
      await follow(office, one.label);
      await heading(office, labels.title);
      await office.locator('.label .qr-code-ink[d^="M"]').waitFor();
      const pdf = await pdfOf(office);
      const [code] = codesInPdf(pdf);
      expect([pagesOfPdf(pdf), code?.text]).toEqual([1, product.origin + thing]);
      expect(code?.millimetres).toBeGreaterThanOrEqual(25);
      await expect.poll(() => waitingIn(office)).toBe(0);
      await writeFile(join(folder, 'label.y4m'), videoOfCode(code?.text ?? ''));
    },
    EACH_MS,
  );

  it(
    'is found by its label at a Treff without a network, lent with a signature, and that taken back',
    async () => {
      await openTablet();
      await context.setOffline(true);
      await follow(tablet, lockDe.treff.lending);
      await heading(tablet, lendingDe.title);
      await shown(tablet, 'Tablet blau');
      await expectUsable(tablet);
      await press(tablet, list.scan);
      await heading(tablet, 'Tablet blau');
      await lendTo('Ott');
      await sign(tablet);
      await expectUsable(tablet);
      await press(tablet, ask.lendNow);
      await shown(tablet, /^Ausgeliehen bis/);
      await shown(tablet, NAME);
      await expectUsable(tablet);
      await press(tablet, lendingDe.undo);
      await shown(tablet, lendingDe.takenBack);
      await tablet.getByRole('link', { name: one.lend }).waitFor();
      await lendTo('ottens');
      // Signing nothing is said at the field, and paper is a way for whoever cannot draw.
      await press(tablet, ask.lendNow);
      await shown(tablet, ask.signMissing);
      await press(tablet, ask.onPaper);
      await shown(tablet, /^Ausgeliehen bis/);
    },
    EACH_MS,
  );

  it(
    'comes back to the locked tablet, which names nobody',
    async () => {
      await back(tablet, lendingDe.title);
      await back(tablet);
      await follow(tablet, lockDe.treff.enter);
      await press(tablet, lockDe.treff.lockNow);
      await heading(tablet, lockDe.treff.lockedTitle);
      await back(tablet);
      await follow(tablet, lockDe.treff.lending);
      await follow(tablet, 'Tablet blau');
      await heading(tablet, 'Tablet blau');
      await shown(tablet, lendingDe.lock.goesOn);
      expect(await tablet.locator('main').textContent()).not.toContain('Ottensen');
      await expectUsable(tablet);
      await follow(tablet, one.takeBack);
      await heading(tablet, ask.partsBack);
      await tablet.getByLabel('Ladekabel').check();
      await press(tablet, ask.someParts);
      await heading(tablet, ask.thing);
      await tablet.getByLabel(ask.note).fill('Ein Stift fehlt');
      await press(tablet, ask.fine);
      await heading(tablet, ask.signBack);
      await sign(tablet);
      await press(tablet, ask.takeBackNow);
      await shown(tablet, one.returnedSaid);
      await context.setOffline(false);
      await tablet.evaluate(() => dispatchEvent(new Event('online')));
      await expect.poll(() => waitingIn(tablet), { timeout: 60_000 }).toBe(0);
    },
    EACH_MS,
  );

  it(
    'is told of at the office as it was, on paper too',
    async () => {
      await office.goto(product.origin + thing);
      await shown(office, 'Ein Stift fehlt');
      await shown(office, /Es fehlt: 2.× Eingabestifte/);
      await shown(office, NAME);
      await expectUsable(office);
      const steps = await teamDocuments('loan');
      const loanId = String(steps[0]?.loanId);
      expect(steps.map(({ step }) => step).sort()).toEqual(['lent', 'returned']);
      await office.goto(`${product.origin}/q/${QUARTER}/loan/${loanId}`);
      await office.locator('.agreement .qr-code-ink[d^="M"]').waitFor();
      await office.locator('.agreement .signature-ink').first().waitFor();
      await shown(office, agreement.sign);
      // Both sign for what did not come back.
      const gone = office.locator('.agreement-facts > div').filter({ hasText: agreement.gone });
      await gone.getByText(/2.× Eingabestifte/).waitFor();
      await expectUsable(office);
      const pdf = await pdfOf(office);
      const [code] = codesInPdf(pdf);
      expect([pagesOfPdf(pdf), code?.text]).toEqual([1, product.origin + thing]);
      expect(code?.millimetres).toBeGreaterThanOrEqual(25);
    },
    EACH_MS,
  );
});

/** A tablet of the Treff that sees the label with its camera, opened by a volunteer's card. */
async function openTablet(): Promise<void> {
  const browser = await launchChromium({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'label.y4m')}`,
    ],
  });
  browsers.push(browser);
  const paired = await aPairedBrowser(
    browser,
    product,
    { role: 'team', placeId: 'bsp-technik-treff' },
    { viewport: { width: 800, height: 1280 } },
  );
  context = paired.context;
  tablet = await context.newPage();
  await tablet.goto(`${product.origin}/q/${QUARTER}`);
  // Every screen is on the device once its worker serves the page.
  await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await follow(tablet, lockDe.treff.enter);
  await heading(tablet, lockDe.first.title);
  await tablet.getByLabel(lockDe.card.typed).fill(keyCardText(CARD));
  await press(tablet, lockDe.card.use);
  await tablet.getByLabel(lockDe.pin.label).fill('1234');
  await press(tablet, lockDe.pin.save);
  await shown(tablet, lockDe.entry.known(1));
  await back(tablet);
}

async function lendTo(typed: string): Promise<void> {
  await follow(tablet, one.lend);
  await heading(tablet, ask.who('Tablet blau'));
  await tablet.getByLabel(ask.name).fill(typed);
  await press(tablet, NAME);
  await heading(tablet, ask.parts);
  await press(tablet, ask.allParts);
  await heading(tablet, ask.until);
  await tablet.getByRole('button', { name: /^4 Wochen/ }).click();
  await heading(tablet, ask.agreement);
}

/** "Zurück", to a screen where it is named. */
async function back(at: Page, title?: string): Promise<void> {
  await at
    .getByRole('button', { name: 'Zurück' })
    .or(at.getByRole('link', { name: 'Zurück' }))
    .first()
    .click();
  if (title !== undefined) await heading(at, title);
}

async function teamDocuments(type: string): Promise<Record<string, unknown>[]> {
  const { headers } = laptop.device;
  const answer = await fetch(`${product.origin}/api/sync/${QUARTER}/team/snapshot`, { headers });
  const docs = (await answer.text())
    .split('\n')
    .filter(Boolean)
    .slice(1)
    .map((line) => (JSON.parse(line) as { doc?: Record<string, unknown> }).doc ?? {});
  return docs.filter((doc) => doc.type === type);
}
