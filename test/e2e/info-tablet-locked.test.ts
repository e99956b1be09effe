import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { de } from '../../app/texts/de.ts';
import { guideDe } from '../../app/texts/guide-de.ts';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import { kioskWorkDe } from '../../app/texts/kiosk-work-de.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { aNotice } from '../support/builders.ts';
import { launchChromium } from '../support/chromium.ts';
import {
  atStart,
  followLink,
  handsAt,
  type KioskProduct,
  LOOK,
  openInfoTablet,
  startKioskProduct,
} from '../support/info-tablet.ts';
import { plantWrites } from '../support/own-writes.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import type { Product } from '../support/product.ts';
import { followLink as openByLink } from '../support/screen-shape.ts';
import { sampleScreens, settled } from './screens.ts';

const EACH_MS = 240_000;
const HOME = '/q/lichtenberg';
const CARD: KeyCard = {
  personId: 'e'.repeat(32),
  secret: Uint8Array.from({ length: 16 }, (_, n) => n * 7 + 3),
};

const REFUSED = {
  id: 'notice:neu',
  doc: { ...aNotice({ title: 'Das Fest fällt aus' }) },
  code: 'forbidden',
  at: '2026-11-24T09:00:00Z',
};

let product: Product;
let tablet: PairedDevice;
let asOffice: KioskProduct['asOffice'];
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  ({ product, tablet, asOffice } = await startKioskProduct());
  const body = JSON.stringify({ quarter: 'lichtenberg', hash: keyCardHash(CARD) });
  await asOffice('PUT', `/api/locks/cards/${CARD.personId}`, body);
  browser = await launchChromium();
  context = await browser.newContext(LOOK);
  page = await openInfoTablet(context, product, tablet);
}, EACH_MS);

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const { press, follow, heading } = handsAt(() => page);

/** Addresses of an info tablet's own screens, as its crawl may meet them. */
const ALLOWED =
  /^\/q\/lichtenberg(?:\/(?:directory|place\/[^/]+|events|event\/[^/]+|notices|emergency|request(?:\/(?:ask|mine)\/[^/]+)?|who-comes|report\/(?:strange|place|event)\/[^/]+|join\/[^/]+|privacy(?:\/consent)?|my-data|leave))?(?:\?.*)?$/;
/** So many screens of a kind: a place, an event. */
const OF_A_KIND = 3;

describe('the way out of an info tablet', () => {
  it(
    'is no link of any screen; none prints, keeps, or fills in what others typed',
    async () => {
      const sample = (await sampleScreens(product.origin)).map(({ path }) => path);
      const left = [HOME, `${HOME}/request/mine/sealed`, `${HOME}/event/fest`, ...sample];
      const kinds = new Map<string, number>();
      const seen = new Set<string>();
      const wrong: string[] = [];
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        const kind = path.replace(/\?.*/, '').replace(/(place|event|join|report\/\w+)\/.*/, '$1');
        const count = kinds.get(kind) ?? 0;
        if (seen.has(path) || (count >= OF_A_KIND && !sample.includes(path))) continue;
        seen.add(path);
        kinds.set(kind, count + 1);
        await openByLink(page, path);
        await page.keyboard.press('Shift');
        await page.clock.runFor(300);
        await settled(page);
        const found = await page.evaluate(() => ({
          links: [...document.querySelectorAll('a[href], area[href]')].map((link) => ({
            href: link.getAttribute('href') ?? '',
            odd: link.hasAttribute('target') || link.hasAttribute('download'),
          })),
          filled: [...document.querySelectorAll('input, textarea, select')]
            .filter((field) => field.getAttribute('autocomplete') !== 'off')
            .map((field) => field.outerHTML),
          buttons: [...document.querySelectorAll('button')].map((one) => one.textContent ?? ''),
          small: [...document.querySelectorAll('.phone-text')]
            .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 40)
            .map((one) => one.textContent),
          frames: document.querySelectorAll('iframe, object, embed').length,
        }));
        for (const { href, odd } of found.links) {
          if (odd || !ALLOWED.test(href)) wrong.push(`${path}: ${href}`);
          else left.push(href);
        }
        const kept = found.buttons.filter((word) =>
          /Drucken|Merken|Weitergeben|Kalender/.test(word),
        );
        wrong.push(...[...found.filled, ...kept, ...found.small].map((what) => `${path}: ${what}`));
        if (found.frames > 0) wrong.push(`${path}: a frame`);
      }
      expect(wrong).toEqual([]);
      expect(seen.size).toBeGreaterThan(30);
      await press(kioskDe.done);
      await atStart(page);
    },
    EACH_MS,
  );

  it(
    'is no address: every other one shows the start',
    async () => {
      const others = [
        '/',
        '/quarters',
        '/pair',
        '/pair/ACDEFHJK',
        '/diagnose',
        '/go/events',
        '/q/atlantis',
      ];
      const ours = [
        'settings',
        'delivery',
        'diagnose',
        'devices',
        'treff',
        'inbox',
        'how-to',
        'remembered',
        'key-cards',
        'poster/emergency',
        'tablet-help',
        'nowhere',
      ];
      for (const path of [...others, ...ours.map((one) => `${HOME}/${one}`)]) {
        await followLink(page, path);
        await page.waitForURL(/\/q\/lichtenberg$/);
        await heading(kioskDe.title);
      }
      await page.goto(`${product.origin}/pair/ACDEFHJK`);
      await atStart(page);
      await page.reload();
      await atStart(page);
    },
    EACH_MS,
  );

  it(
    'is no key, no menu, and no link that was smuggled in',
    async () => {
      await page.evaluate(() => {
        const told = window as unknown as { prevented: string[]; passed: string[] };
        told.prevented = [];
        told.passed = [];
        for (const kind of ['keydown', 'contextmenu', 'dragstart', 'copy', 'paste']) {
          addEventListener(kind, (event) => {
            const name = event instanceof KeyboardEvent ? event.key : kind;
            told[event.defaultPrevented ? 'prevented' : 'passed'].push(name);
          });
        }
      });
      const keys = [
        'Alt+ArrowLeft',
        'Alt+ArrowRight',
        'Alt+Home',
        'F1',
        'F5',
        'F11',
        'F12',
        'Control+p',
        'Control+s',
        'Control+l',
        'Control+t',
        'Control+n',
        'Control+h',
        'Control+j',
        'Control+u',
        'Control+o',
        'Meta+d',
        'ContextMenu',
      ];
      for (const key of keys) await page.keyboard.press(key);
      for (const kind of ['contextmenu', 'dragstart', 'copy', 'paste']) {
        await page.evaluate((one) => {
          document.body.dispatchEvent(new Event(one, { bubbles: true, cancelable: true }));
        }, kind);
      }
      const { prevented, passed } = await page.evaluate(() => {
        const told = window as unknown as { prevented: string[]; passed: string[] };
        return { prevented: told.prevented, passed: told.passed };
      });
      expect(passed.filter((key) => !['Alt', 'Control', 'Meta'].includes(key))).toEqual([]);
      const pressed = keys.map((key) => key.split('+').at(-1));
      const all = [...pressed, 'contextmenu', 'dragstart', 'copy', 'paste'];
      expect(all.filter((one) => !prevented.includes(one ?? ''))).toEqual([]);

      for (const href of [
        'https://example.org/',
        'tel:112',
        'mailto:a@example.org',
        'geo:0,0',
        'webcal://x/y.ics',
      ]) {
        await followLink(page, href);
      }
      expect(context.pages()).toHaveLength(1);
      expect(new URL(page.url()).pathname).toBe(HOME);
      await page.keyboard.press('Tab');
      await heading(kioskDe.title);
    },
    EACH_MS,
  );

  it(
    'is the PIN that the office was told, or a Schlüsselkarte, without a network too',
    async () => {
      const { pin } = (await (
        await asOffice('PUT', `/api/leave/${tablet.deviceId}`, '{}')
      ).json()) as {
        pin: string;
      };
      await plantWrites(page, { quarter: 'lichtenberg', refused: [REFUSED] });
      await atStart(page);
      await follow(kioskDe.forTeam);
      await page.getByLabel(kioskWorkDe.leave.pin).fill(pin === '000000' ? '000001' : '000000');
      await press(kioskWorkDe.leave.open);
      await page.getByText(kioskWorkDe.leave.wrong(4)).waitFor();
      await page.getByLabel(kioskWorkDe.leave.pin).fill(pin);
      await press(kioskWorkDe.leave.open);
      await page.getByText(kioskWorkDe.open.text).waitFor();
      await heading(guideDe.settings.title);

      // What was refused is told to who opened it, without a word of what somebody wrote.
      await followLink(page, `${HOME}/delivery`);
      await page.getByText('Neuigkeit', { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Entfernen/ }).waitFor();
      const told = await page.locator('main').textContent();
      expect(told).not.toContain(REFUSED.doc.title);
      expect(told).not.toContain(guideDe.delivery.save);

      await page.clock.fastForward(70_000);
      expect(await page.getByRole('alertdialog').count()).toBe(0);
      await press(kioskWorkDe.open.lock);
      await atStart(page);
      await followLink(page, `${HOME}/settings`);
      await page.waitForURL(/\/q\/lichtenberg$/);

      await context.setOffline(true);
      await follow(kioskDe.forTeam);
      await page.getByLabel(kioskWorkDe.leave.pin).fill(pin);
      await press(kioskWorkDe.leave.open);
      await page.getByText(kioskWorkDe.leave.noContact).waitFor();
      await press(kioskWorkDe.leave.readCard);
      await page
        .getByLabel(lockDe.card.typed)
        .fill(keyCardText({ ...CARD, secret: new Uint8Array(16) }));
      await press(lockDe.card.use);
      await page.getByText(kioskWorkDe.leave.unknown).waitFor();
      await page.getByLabel(lockDe.card.typed).fill(keyCardText(CARD));
      await press(lockDe.card.use);
      await page.getByText(kioskWorkDe.open.text).waitFor();
      await context.setOffline(false);
      // Whoever forgets to lock it again.
      await page.clock.fastForward(601_000);
      await page.getByRole('alertdialog').waitFor();
      await page.clock.fastForward(201_000);
      await atStart(page);
    },
    EACH_MS,
  );

  it(
    'stays shut where the tablet has lost its cookie, says so, and is connected anew with a code',
    async () => {
      const [cookie] = (await context.cookies()).filter(({ name }) => name === 'vo_device');
      expect(cookie).toBeDefined();
      // An answer on its way to the open page could bring it back.
      const address = page.url();
      await page.goto('about:blank');
      await context.clearCookies();
      await page.goto(address);
      await atStart(page);
      const note = page.getByRole('complementary', { name: kioskDe.lost.title });
      await note.waitFor();
      // Every other address shows the start, as before.
      for (const path of [`${HOME}/settings`, '/pair', `${HOME}/diagnose`]) {
        await followLink(page, path);
        await page.waitForURL(/\/q\/lichtenberg$/);
      }
      await followLink(page, `${HOME}/directory`);
      await page.getByRole('heading', { level: 1, name: de.directory.title }).waitFor();
      // What would have to reach the office is not offered.
      await followLink(page, `${HOME}/request/ask/call`);
      await heading(kioskDe.lost.text);
      expect(await page.getByRole('textbox').count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);

      const body = JSON.stringify({ role: 'kiosk', quarters: ['lichtenberg'] });
      const { code } = await (await asOffice('POST', '/api/codes', body)).json();
      await followLink(page, `${HOME}/leave`);
      await page.getByText(kioskWorkDe.lost.text).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByLabel(guideDe.pairing.field).fill(code);
      await press(guideDe.pairing.connect);
      await heading(kioskDe.title);
      await page.waitForURL(/\/q\/lichtenberg$/);
      await note.waitFor({ state: 'detached' });
      await followLink(page, `${HOME}/leave`);
      await page.getByLabel(kioskWorkDe.leave.pin).waitFor();
      await press(kioskDe.done);
      await atStart(page);
    },
    EACH_MS,
  );

  it(
    'stands on one page of paper, for whoever has the tablet',
    async () => {
      const laptop = await launchChromium();
      const sheet = await (await laptop.newContext()).newPage();
      await sheet.goto(`${product.origin}${HOME}/tablet-help`);
      await sheet.getByRole('heading', { level: 1, name: kioskWorkDe.help.title }).waitFor();
      await sheet.getByText(kioskWorkDe.help.hours).waitFor();
      expect(await axeFindings(sheet)).toEqual([]);
      const paper = (await sheet.pdf({ format: 'A4' })).toString('latin1');
      expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
      await laptop.close();
    },
    EACH_MS,
  );
});
