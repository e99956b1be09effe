import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardNumberFrom } from '#domain/card-number.ts';
import { visitorCardText } from '#domain/visitor-card.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { launchProfile } from '../support/chromium.ts';
import { killBrowser } from '../support/kill-browser.ts';
import { lookAt as look } from '../support/look-at.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { pushAs } from '../support/paired-phone.ts';
import { type Product, startProduct } from '../support/product.ts';
import { doc } from '../support/sample-documents.ts';

const EACH_MS = 120_000;
const QUARTER = 'lichtenberg';
const PLACE = 'bsp-technik-treff';
const VISITOR = 'd'.repeat(32);
const VISITOR_CARD = visitorCardText({ personId: VISITOR, cardNumber: cardNumberFrom('12345') });

/** She lost a card, and has another one. */
const LOTTE = 'c'.repeat(32);
const LOTTES_NUMBER = cardNumberFrom('54321');
const LOST_CARD = visitorCardText({ personId: LOTTE, cardNumber: cardNumberFrom('11111') });

let product: Product;
let profile = '';
let context: BrowserContext;
let office: Page;
let tablet: Page;
let team: PairedDevice;
let cards: Record<string, string> = {};

beforeAll(async () => {
  product = await startProduct();
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-shared-'));
  team = await pairDevice(product, { role: 'team', placeId: PLACE });
  await pushAs(product, await pairDevice(product, { role: 'office' }), [
    doc('visitor', `visitor:${LOTTE}`, {
      personId: LOTTE,
      displayName: 'Lotte Lerche',
      cardNumber: LOTTES_NUMBER,
    }),
  ]);
}, EACH_MS);
afterAll(async () => {
  await context?.close().catch(() => undefined);
  await killBrowser(profile);
  await rm(profile, { recursive: true, force: true });
  await product?.remove();
});

const press = (at: Page, name: string) => at.getByRole('button', { name, exact: true }).click();
const heading = (at: Page, name: string) =>
  at.getByRole('heading', { level: 1, name, exact: true }).waitFor();

async function open(device: PairedDevice, path: string): Promise<Page> {
  context ??= await launchProfile(profile, { viewport: { width: 800, height: 1280 } });
  const [name = '', value = ''] = device.cookie.split('=');
  const url = product.origin;
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  await page.goto(product.origin + path);
  return page;
}

async function showCard(at: Page, text: string): Promise<void> {
  await at.getByLabel(lockDe.card.typed).fill(text);
  await press(at, lockDe.card.use);
}

async function teamDocuments(): Promise<string> {
  const { headers } = await pairDevice(product, { role: 'office' });
  const answer = await fetch(`${product.origin}/api/sync/${QUARTER}/team/snapshot`, { headers });
  return answer.text();
}

describe('the office', () => {
  it(
    'enters two volunteers and prints a Schlüsselkarte for each',
    async () => {
      const device = await pairDevice(product, { role: 'office' });
      office = await open(device, `/q/${QUARTER}/key-cards`);
      await heading(office, lockDe.keyCards.title);
      for (const name of ['Bernd Brandt', 'Ayşe Yılmaz-Öztürk']) {
        await office.getByLabel(lockDe.keyCards.addName).fill(name);
        await press(office, lockDe.keyCards.addNow);
        await office.getByText(name, { exact: true }).waitFor();
        const whose = `${lockDe.keyCards.make} ${lockDe.keyCards.forWhom(name)}`;
        await press(office, whose);
        await heading(office, lockDe.keyCards.printTitle);
        await office.locator('.key-card-qr path').waitFor();
        cards = { ...cards, [name]: await readCard(office) };
        await look(office, `key-card-${Object.keys(cards).length}`);
        await expectPrintedCode(office);
        await press(office, lockDe.keyCards.done);
        await heading(office, lockDe.keyCards.title);
      }
      expect(Object.values(cards).every((text) => text.startsWith('VOSK1:'))).toBe(true);
      await look(office, 'key-cards');
      // The next page of this browser is another device, and what waits is not its own.
      await expect.poll(() => waitingIn(office), { timeout: 60_000 }).toBe(0);
      await office.close();
      await context.clearCookies();
    },
    EACH_MS,
  );
});

/** What a camera would read from the screen. */
function readCard(at: Page): Promise<string> {
  return at
    .locator('.key-card-qr svg')
    .evaluate((svg) => svg.outerHTML)
    .then(decodeSvg);
}

/** Reads the modules back from the drawn path. */
async function decodeSvg(svg: string): Promise<string> {
  const { decodeQR } = await import('qr/decode.js');
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const path = /d="([^"]+)"/.exec(svg)?.[1] ?? '';
  const scale = 8;
  const side = (size + 8) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let dx = 0; dx < Number(length) * scale; dx += 1) {
      for (let dy = 0; dy < scale; dy += 1) {
        const at = ((Number(y) + 4) * scale + dy) * side + (Number(x) + 4) * scale + dx;
        data.fill(0, at * 4, at * 4 + 3);
      }
    }
  }
  return decodeQR({ width: side, height: side, data });
}

/** 25 mm at least on paper, and nothing of the person but what was typed. */
async function expectPrintedCode(at: Page): Promise<void> {
  await at.emulateMedia({ media: 'print' });
  const box = await at.locator('.key-card-qr svg').boundingBox();
  expect((box?.width ?? 0) / (96 / 25.4)).toBeGreaterThanOrEqual(25);
  const shown = await at.locator('.key-card').textContent();
  expect(shown).not.toMatch(/Brandt|Yılmaz/);
  await at.emulateMedia({ media: 'screen' });
}

describe('a tablet of two volunteers', () => {
  it(
    'is opened by the first card, and knows the second from then on',
    async () => {
      tablet = await open(team, `/q/${QUARTER}/treff`);
      await heading(tablet, lockDe.first.title);
      await look(tablet, 'first-card');
      await showCard(tablet, cards['Bernd Brandt'] ?? '');
      await heading(tablet, lockDe.treff.title);
      await look(tablet, 'set-pin');
      await tablet.getByLabel(lockDe.pin.label).fill('1234');
      await press(tablet, lockDe.pin.save);
      await tablet.getByText(lockDe.pin.kept('Igel')).waitFor();
      await press(tablet, lockDe.card.add);
      await showCard(tablet, cards['Ayşe Yılmaz-Öztürk'] ?? '');
      await tablet.getByText(lockDe.card.added).waitFor();
      await tablet.getByText(lockDe.entry.known(3)).waitFor();
      await look(tablet, 'open');
    },
    EACH_MS,
  );

  it(
    'locks its screen and opens by PIN, and a colleague lets in who forgot it, all offline',
    async () => {
      // Every screen is on the device once its worker serves the page.
      await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await context.setOffline(true);
      await press(tablet, lockDe.treff.lockNow);
      await heading(tablet, lockDe.treff.lockedTitle);
      await look(tablet, 'locked');
      expect(await tablet.locator('main').textContent()).not.toMatch(/Brandt|Yılmaz/);
      await press(tablet, lockDe.treff.unlock);
      await tablet.getByLabel(lockDe.pin.label).fill('9999');
      await press(tablet, lockDe.pin.open);
      await tablet.getByText(lockDe.pin.wrong(4)).waitFor();
      await look(tablet, 'unlock-wrong');
      await press(tablet, lockDe.pin.forgot);
      await tablet.getByLabel(lockDe.pin.label).fill('1234');
      await press(tablet, lockDe.pin.open);
      await tablet.getByText(lockDe.pin.who).waitFor();
      await look(tablet, 'forgotten');
      await press(tablet, 'Ayşe Yılmaz-Öztürk');
      await tablet.getByLabel(lockDe.pin.label).fill('5678');
      await press(tablet, lockDe.pin.save);
      await tablet.getByText(lockDe.pin.keptForNow).waitFor();
      await press(tablet, lockDe.treff.lockNow);
      await press(tablet, lockDe.treff.unlock);
      await tablet.getByLabel(lockDe.pin.label).fill('5678');
      await press(tablet, lockDe.pin.open);
      await heading(tablet, lockDe.treff.title);
    },
    EACH_MS,
  );

  it(
    'started again without a network goes on entering, and opens by card',
    async () => {
      await tablet.reload();
      await heading(tablet, lockDe.treff.lockedTitle);
      await press(tablet, lockDe.treff.tally);
      const { bands, plusOne } = lockDe.entry;
      await tablet.getByRole('button', { name: plusOne(bands[1] ?? '') }).click();
      await tablet.getByText(lockDe.entry.counted(lockDe.entry.bands[1] ?? '')).waitFor();
      await look(tablet, 'tally');
      await press(tablet, lockDe.treff.done);
      await press(tablet, lockDe.treff.visitorCard);
      await showCard(tablet, VISITOR_CARD);
      await tablet.getByText(lockDe.entry.entered).waitFor();
      await look(tablet, 'visitor-card');
      await showCard(tablet, LOST_CARD);
      await tablet.getByText(lockDe.entry.oldCard).waitFor();
      await showCard(tablet, LOTTES_NUMBER);
      await tablet.getByText(lockDe.entry.numberLocked).waitFor();
      await look(tablet, 'number');
      await press(tablet, lockDe.treff.done);
      await press(tablet, lockDe.treff.newName);
      await tablet.getByLabel(lockDe.entry.name).fill('Rosa Rotkehlchen');
      await press(tablet, lockDe.entry.enter);
      await tablet.getByText(lockDe.entry.entered).waitFor();
      await look(tablet, 'new-name');
      await press(tablet, lockDe.treff.done);
      await context.setOffline(false);
      await tablet.evaluate(() => dispatchEvent(new Event('online')));
      await expect.poll(teamDocuments, { timeout: 60_000 }).toMatch(/Rosa Rotkehlchen/);
      const documents = await teamDocuments();
      expect(documents).toMatch(new RegExp(`visit:${PLACE}~[-0-9]+~${VISITOR}`));
      expect(documents).toContain('"type":"tally"');
      await context.setOffline(true);
      await press(tablet, lockDe.treff.unlock);
      await press(tablet, lockDe.pin.byCard);
      await look(tablet, 'unlock-card');
      await showCard(tablet, cards['Ayşe Yılmaz-Öztürk'] ?? '');
      await heading(tablet, lockDe.treff.title);
      await press(tablet, lockDe.pin.skip);
      // Whose number it was is known now, and nobody stands for her any more.
      await tablet.getByText(lockDe.entry.known(4)).waitFor();
      await tablet.getByLabel(lockDe.entry.search).fill('rotk');
      await tablet.getByRole('button', { name: 'Rosa Rotkehlchen' }).waitFor();
      await look(tablet, 'search');
    },
    EACH_MS,
  );

  it(
    'started again with a network opens by sign and PIN; an ended card opens nothing',
    async () => {
      await context.setOffline(false);
      await tablet.reload();
      await heading(tablet, lockDe.treff.lockedTitle);
      await press(tablet, lockDe.treff.unlock);
      await look(tablet, 'unlock-sign');
      await press(tablet, 'Igel');
      await tablet.getByLabel(lockDe.pin.label).fill('4321');
      await press(tablet, lockDe.pin.open);
      await tablet.getByText(lockDe.pin.wrong(4)).waitFor();
      await tablet.getByLabel(lockDe.pin.label).fill('1234');
      await press(tablet, lockDe.pin.open);
      await heading(tablet, lockDe.treff.title);
      const lottes = new RegExp(`visit:${PLACE}~[-0-9]+~${LOTTE}`);
      await expect.poll(teamDocuments, { timeout: 60_000 }).toMatch(lottes);
      const personId = (cards['Bernd Brandt'] ?? '').split(':')[1] ?? '';
      const { headers } = await pairDevice(product, { role: 'office' });
      const url = `${product.origin}/api/locks/cards/${personId}?quarter=${QUARTER}`;
      const { cookie = '' } = headers;
      expect((await fetch(url, { method: 'DELETE', headers: { cookie } })).status).toBe(204);
      await tablet.reload();
      await heading(tablet, lockDe.treff.lockedTitle);
      await press(tablet, lockDe.treff.unlock);
      await tablet.getByText(lockDe.pin.noSigns).waitFor();
      await press(tablet, lockDe.pin.byCard);
      await showCard(tablet, cards['Bernd Brandt'] ?? '');
      await tablet.getByText(lockDe.card.unknown).waitFor();
    },
    EACH_MS,
  );
});
