import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { kioskAr } from '../../app/texts/kiosk-ar.ts';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { filesWith } from '../support/bytes-on-disk.ts';
import { launchProfile } from '../support/chromium.ts';
import {
  atStart,
  bePaired,
  followLink,
  handsAt,
  type KioskProduct,
  LOOK,
  openInfoTablet,
  startKioskProduct,
  stopClock,
} from '../support/info-tablet.ts';
import { killBrowser } from '../support/kill-browser.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import type { Product } from '../support/product.ts';

const EACH_MS = 240_000;
const HOME = '/q/lichtenberg';
/** What people type here; none of it may be found afterwards. */
const NUMBER = '030 70431926';
const NUMBER_KEPT = '30 70431926';
const SEARCHED = 'Quastenflosserich';
const NAME = 'Zitronenfaltermann';
const REPORTED = 'Bergmolchhausen';
const HALF_TYPED = 'Springmausinger';
/** Stands in the quarter's documents. */
const KEPT = ['quarter:lichtenberg', 'event:bsp-technik-treff', 'place:bsp-technik-treff'];
const SECRETS = ['70431926', SEARCHED, NAME, REPORTED, HALF_TYPED];
let product: Product;
let tablet: PairedDevice;
let asOffice: KioskProduct['asOffice'];
let profile = '';
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  ({ product, tablet, asOffice } = await startKioskProduct());
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-info-tablet-'));
  context = await launchProfile(profile, LOOK);
  page = await openInfoTablet(context, product, tablet);
}, EACH_MS);

afterAll(async () => {
  await context?.close().catch(() => undefined);
  await killBrowser(profile);
  await rm(profile, { recursive: true, force: true });
  await product?.remove();
});

const { press, follow, heading } = handsAt(() => page);
const isTold = async (word: string) => {
  const answer = await asOffice('GET', '/api/sync/lichtenberg/office/snapshot');
  return (await answer.text()).includes(word);
};

/** Everything that the page and its database hold, as one text. */
function heldByPage(): Promise<string> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('vor-ort');
      request.onsuccess = () => resolve(request.result);
    });
    const rows: unknown[] = [];
    for (const store of opened.objectStoreNames) {
      const request = opened.transaction(store).objectStore(store).getAll();
      rows.push(
        await new Promise((resolve) => (request.onsuccess = () => resolve(request.result))),
      );
    }
    opened.close();
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    const typed = fields.map(({ value }) => value);
    const stored = [{ ...localStorage }, { ...sessionStorage }, history.state, location.href];
    return JSON.stringify([rows, typed, stored, document.documentElement.outerHTML]);
  });
}

/** Runs in the page: back or forth, and there; forth from the last page there is none. */
function goAndArrive(steps: number): Promise<unknown> | undefined {
  const isThere = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.go(steps);
  return steps < 0 ? isThere : undefined;
}

describe('an info tablet', () => {
  it(
    'takes a request, a registration and a report without a network, and forgets who wrote them',
    async () => {
      await context.setOffline(true);
      await follow(de.home.askForHelp);
      await press(askingDe.start.callMe);
      await page.getByLabel(askingDe.form.phone).fill(NUMBER);
      await page.getByText(kioskDe.notKept).waitFor();
      await press(askingDe.start.callMe);
      await heading(askingDe.sent.sealedDone);
      await page.getByText(askingDe.sent.sealedNext).waitFor();
      await press(kioskDe.done);
      await atStart(page);

      await followLink(page, `${HOME}/join/fest`);
      await page.getByLabel(askingDe.form.name).fill(NAME);
      await press(askingDe.join.send);
      await page.getByText(askingDe.join.sealed).waitFor();
      await expect.poll(() => page.getByLabel(askingDe.form.name).inputValue()).toBe('');

      await followLink(page, `${HOME}/report/place/bsp-technik-treff`);
      await page.getByLabel(askingDe.report.wordsMore).fill(REPORTED);
      await press(askingDe.report.send);
      await heading(askingDe.report.thanks);

      await followLink(page, `${HOME}/directory`);
      await page.getByRole('searchbox').fill(SEARCHED);
      await page.locator('.result-count').waitFor();
      await page.clock.runFor(1_000);
      expect(page.url()).not.toContain(SEARCHED);

      await followLink(page, `${HOME}/request`);
      await press(askingDe.start.forOther);
      await page.getByLabel(askingDe.form.otherName).fill(HALF_TYPED);
      await press(de.common.size);
      await press('200 %');
      await page.waitForFunction(() => document.documentElement.hasAttribute('data-large'));
      expect(await waitingIn(page)).toBeGreaterThan(2);
    },
    EACH_MS,
  );

  it(
    'asks after a minute, and begins anew 20 seconds later',
    async () => {
      await stopClock(page);
      await page.keyboard.press('Shift');
      await page.clock.runFor(50_000);
      expect(await page.getByRole('alertdialog').count()).toBe(0);
      await page.clock.runFor(11_000);
      const question = page.getByRole('alertdialog', { name: kioskDe.stillThere.title });
      await question.waitFor();
      const here = question.getByRole('button', { name: kioskDe.stillThere.here });
      await expect.poll(() => here.evaluate((one) => one === document.activeElement)).toBe(true);
      await here.press('Enter');
      await question.waitFor({ state: 'detached' });
      await page.clock.resume();
      expect(await page.getByLabel(askingDe.form.otherName).inputValue()).toBe(HALF_TYPED);

      await page.clock.runFor(61_000);
      await question.waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.clock.runFor(20_000);
      await atStart(page);
      expect(await page.evaluate(() => document.documentElement.hasAttribute('data-large'))).toBe(
        false,
      );
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    },
    EACH_MS,
  );

  it(
    'leaves nothing on screen, in its database, and behind "back" and "forward"',
    async () => {
      for (const secret of SECRETS) expect(await heldByPage()).not.toContain(secret);
      for (const delta of [-1, 1, -1, 1, 1, -1]) {
        await page.evaluate(goAndArrive, delta);
        await page.clock.runFor(500);
        await atStart(page);
        for (const secret of SECRETS) expect(await heldByPage()).not.toContain(secret);
      }
      await follow(de.home.askForHelp);
      await press(askingDe.start.forOther);
      expect(await page.getByLabel(askingDe.form.otherName).inputValue()).toBe('');
      await followLink(page, `${HOME}/directory`);
      expect(await page.getByRole('searchbox').inputValue()).toBe('');
      await press(kioskDe.done);
      await atStart(page);
    },
    EACH_MS,
  );

  it(
    'is in another language for one person, and not for the next',
    async () => {
      await press('العربية');
      await heading(kioskAr.title);
      await press(kioskAr.done);
      await atStart(page);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    },
    EACH_MS,
  );

  it(
    'delivers what was written once a network is there',
    async () => {
      await context.setOffline(false);
      await expect
        .poll(
          async () => {
            await page.clock.runFor(30_000);
            return waitingIn(page);
          },
          { timeout: 60_000 },
        )
        .toBe(0);
      for (const word of [NUMBER_KEPT, NAME, REPORTED]) {
        await expect.poll(() => isTold(word), { timeout: 60_000 }).toBe(true);
      }
      expect(await isTold(HALF_TYPED)).toBe(false);
    },
    EACH_MS,
  );

  it(
    'shows pictures after another minute, and its start at a touch: nothing is pressed below it',
    async () => {
      await page.clock.runFor(200_000);
      await page.getByText(kioskDe.pictures.start).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.mouse.click(200, 400);
      await atStart(page);
      expect(await page.getByText(kioskDe.pictures.start).count()).toBe(0);
    },
    EACH_MS,
  );

  it(
    'has in the bytes of its profile nothing of what people wrote, after a power cut too',
    async () => {
      await followLink(page, `${HOME}/request`);
      await press(askingDe.start.forOther);
      await page.getByLabel(askingDe.form.otherName).fill(HALF_TYPED);
      // What a browser writes down of an open page it does after a while.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      await killBrowser(profile);
      for (const secret of SECRETS) expect(await filesWith(profile, secret)).toEqual([]);
      // What is kept there is found so, in one file or another: some are compressed.
      const kept = await Promise.all(KEPT.map((word) => filesWith(profile, word)));
      expect(kept.flat()).not.toEqual([]);
    },
    EACH_MS,
  );

  it(
    'is an info tablet again after the power cut, without a network',
    async () => {
      await product.kill();
      context = await launchProfile(profile, LOOK);
      // A browser writes cookies down twice a minute: this one did not run so long.
      await bePaired(context, product, tablet);
      page = context.pages()[0] ?? (await context.newPage());
      await page.clock.install();
      await page.goto(`${product.origin}${HOME}/settings`);
      await atStart(page);
      await product.start();
    },
    EACH_MS,
  );
});
