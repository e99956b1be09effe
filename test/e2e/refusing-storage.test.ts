import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '#domain/addresses.ts';
import { CARD_SECRET_BYTES, type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { guideDe } from '../../app/texts/guide-de.ts';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { bePaired, LOOK } from '../support/info-tablet.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDeviceOptions } from '../support/paired-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { clickLink } from '../support/screen-shape.ts';

/*
 * A browser's storage may refuse for a while, or altogether. Nothing on screen may wait for ever then.
 */

const HOME = '/q/lichtenberg';
const CODE = 'ABCD2345';
const PIN = '2468';
const TEAM = { role: 'team', placeId: 'bsp-technik-treff' } as const;

let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** A device whose storage refuses while the page's `refuses` says so: a table, all of them, or what is read
 *  under a key that begins so. */
async function open(
  path: string,
  { pairedAs, refuses = '' }: { pairedAs?: PairedDeviceOptions; refuses?: string } = {},
): Promise<void> {
  context = await browser.newContext({ ...LOOK, serviceWorkers: 'block' });
  if (pairedAs) await bePaired(context, product, await pairDevice(product, pairedAs));
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript((first) => {
    const ways = Object.assign(globalThis, { refuses: first });
    const lost = () => new DOMException('Connection to server lost.', 'UnknownError');
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const isRefused = ways.refuses === 'all' || [given[0]].flat().includes(ways.refuses);
      if (isRefused) throw lost();
      return transaction.apply(this, given);
    };
    const { get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (key) {
      if (ways.refuses && String(key).startsWith(ways.refuses)) throw lost();
      return get.call(this, key);
    };
  }, refuses);
  await page.goto(product.origin + path);
}

const refuse = (what: string) =>
  page.evaluate((refuses) => void Object.assign(globalThis, { refuses }), what);
const mend = () => refuse('');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** The office lets a Schlüsselkarte hold. */
async function letHold(card: KeyCard): Promise<void> {
  const { headers } = await pairDevice(product, { role: 'office' });
  const answer = await fetch(`${product.origin}/api/locks/cards/${card.personId}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ quarter: 'lichtenberg', hash: keyCardHash(card) }),
  });
  expect(answer.status).toBeLessThan(300);
}

describe('where the storage refuses for a while', () => {
  it('connecting says so, and can be tried again', async () => {
    await open(addresses.pairing);
    await page.getByLabel(guideDe.pairing.field).fill(CODE);
    await refuse('own');
    await press(guideDe.pairing.connect);
    await page.getByText(guideDe.pairing.problems.failed).waitFor();
    await mend();
    await press(guideDe.pairing.connect);
    await page.getByText(guideDe.pairing.problems.unknownCode).waitFor();
  });

  it('a tablet takes a Schlüsselkarte, and a PIN, at the next try', async () => {
    const card = { personId: 'b'.repeat(32), secret: new Uint8Array(CARD_SECRET_BYTES).fill(7) };
    await letHold(card);
    await open(`${HOME}/treff`, { pairedAs: TEAM });
    await heading(lockDe.first.title).waitFor();
    const showCard = async () => {
      await page.getByLabel(lockDe.card.typed).fill(keyCardText(card));
      await press(lockDe.card.use);
    };
    await refuse('vault');
    await showCard();
    await page.getByText(lockDe.treff.failed).waitFor();
    await mend();
    await showCard();
    await page.getByLabel(lockDe.pin.label).fill(PIN);
    await press(lockDe.pin.save);
    await page.getByText(/Ihr Zeichen ist/).waitFor();

    await page.reload();
    await press(lockDe.treff.unlock);
    await page.getByRole('button', { name: 'Igel' }).click();
    const sayPin = async () => {
      await page.getByLabel(lockDe.pin.label).fill(PIN);
      await press(lockDe.pin.open);
    };
    await refuse('vault');
    await sayPin();
    await page.getByText(lockDe.treff.failed).waitFor();
    await mend();
    await sayPin();
    await heading(lockDe.treff.title).waitFor();
  });

  it('whoever comes back to a question about help can ask from the beginning', async () => {
    await open(`${HOME}/request/ask/call`, { refuses: 'draft ' });
    await press(askingDe.start.callMe);
    await page.getByLabel(askingDe.form.phone).waitFor();
  });

  it('a tablet says that something went wrong, and shows its Treff at the next try', async () => {
    await open(HOME, { pairedAs: TEAM });
    await page.getByText(de.status.here).first().waitFor();
    await refuse('vault');
    await clickLink(page, `${HOME}/treff`);
    await heading(de.shell.crashTitle).waitFor();
    await mend();
    await press(de.common.retry);
    await heading(lockDe.first.title).waitFor();
  });

  it('an info tablet waits until it could forget whoever was before, and then goes on', async () => {
    await open(HOME, { pairedAs: { role: 'kiosk' } });
    await heading(kioskDe.title).waitFor();
    await clickLink(page, `${HOME}/directory`);
    await page.waitForURL(/directory/);
    await refuse('remembered');
    await press(kioskDe.done);
    await page.waitForURL(/lichtenberg$/);
    await mend();
    await expect
      .poll(async () => {
        await clickLink(page, `${HOME}/directory`);
        return heading(kioskDe.title).count();
      })
      .toBe(0);
  });
});

describe('where the service worker can keep nothing more', () => {
  it('letters that only some readers need are shown all the same', async () => {
    context = await browser.newContext(LOOK);
    page = await context.newPage();
    await page.goto(`${product.origin}${HOME}/settings`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(() => {
      Cache.prototype.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    });
    const letters = page.waitForResponse(/woff2$/);
    await page.getByLabel('العربية').click();
    expect((await letters).ok()).toBe(true);
    await expect
      .poll(() => page.evaluate(() => [...document.fonts].map(({ status }) => status)))
      .toContain('loaded');
  });
});

describe('where all storage is switched off', () => {
  it('a quarter comes all the same, for as long as the page is open', async () => {
    context = await browser.newContext({ ...LOOK, serviceWorkers: 'block' });
    page = await context.newPage();
    await page.addInitScript(() => {
      const denied = () => new DOMException('Access is denied.', 'SecurityError');
      const refused = () => Promise.reject(denied());
      const thrown = () => {
        throw denied();
      };
      LockManager.prototype.request = refused;
      LockManager.prototype.query = refused;
      CacheStorage.prototype.open = refused;
      IDBFactory.prototype.open = thrown;
      Object.defineProperty(globalThis, 'localStorage', { get: thrown });
      Object.defineProperty(globalThis, 'sessionStorage', { get: thrown });
      globalThis.BroadcastChannel = class {
        constructor() {
          throw denied();
        }
      } as unknown as typeof BroadcastChannel;
    });
    await page.goto(product.origin + HOME);
    await page.getByText(de.status.here).first().waitFor();
  });
});
