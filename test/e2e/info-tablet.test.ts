import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { kioskAr } from '../../app/texts/kiosk-ar.ts';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import { kioskWorkDe } from '../../app/texts/kiosk-work-de.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { aNotice, anEvent } from '../support/builders.ts';
import { filesWith } from '../support/bytes-on-disk.ts';
import { launchChromium, launchProfile } from '../support/chromium.ts';
import { atStart, bePaired, followLink, openInfoTablet } from '../support/info-tablet.ts';
import { killBrowser } from '../support/kill-browser.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { plantWrites } from '../support/own-writes.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { pushAs } from '../support/paired-phone.ts';
import { type Product, startProduct } from '../support/product.ts';
import { sampleScreens, settled } from './screens.ts';

const EACH_MS = 240_000;
const HOME = '/q/lichtenberg';
/** What people type here; none of it may be found afterwards. */
const NUMBER = '030 70431926';
const NUMBER_KEPT = '30 70431926';
const SEARCHED = 'Quastenflosserich';
const NAME = 'Zitronenfaltermann';
const REPORTED = 'Bergmolchhausen';
const HALF_TYPED = 'Springmausinger';
const SECRETS = ['70431926', SEARCHED, NAME, REPORTED, HALF_TYPED];
const CARD: KeyCard = {
  personId: 'e'.repeat(32),
  secret: Uint8Array.from({ length: 16 }, (_, n) => n * 7 + 3),
};

/** Without the slow change of pictures: what is half there has half the contrast. */
const LOOK = { viewport: { width: 800, height: 1280 }, reducedMotion: 'reduce' as const };

const REFUSED = {
  id: 'notice:neu',
  doc: { ...aNotice({ title: 'Das Fest fällt aus' }) },
  code: 'forbidden',
  at: '2026-11-24T09:00:00Z',
};

let product: Product;
let tablet: PairedDevice;
let office: PairedDevice;
let profile = '';
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  office = await pairDevice(product, { role: 'office' });
  tablet = await pairDevice(product, { role: 'kiosk' });
  await pushAs(product, office, [
    anEvent({
      _id: 'event:fest',
      title: 'Sommerfest',
      start: '2027-06-01T15:00',
      end: '2027-06-01T18:00',
      registration: 'here',
      website: 'https://example.org/fest',
    }),
  ]);
  const body = JSON.stringify({ quarter: 'lichtenberg', hash: keyCardHash(CARD) });
  await asOffice('PUT', `/api/locks/cards/${CARD.personId}`, body);
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-info-tablet-'));
  context = await launchProfile(profile, LOOK);
  page = await openInfoTablet(context, product, tablet);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}, EACH_MS);

afterAll(async () => {
  await context?.close().catch(() => undefined);
  await killBrowser(profile);
  await rm(profile, { recursive: true, force: true });
  await product?.remove();
});

async function asOffice(method: string, path: string, body?: string): Promise<Response> {
  const answer = await fetch(product.origin + path, { method, headers: office.headers, body });
  expect(answer.status).toBeLessThan(300);
  return answer;
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name }).first().click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
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
      await page.clock.runFor(50_000);
      expect(await page.getByRole('alertdialog').count()).toBe(0);
      await page.clock.runFor(11_000);
      const question = page.getByRole('alertdialog', { name: kioskDe.stillThere.title });
      await question.waitFor();
      const here = question.getByRole('button', { name: kioskDe.stillThere.here });
      await expect.poll(() => here.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await axeFindings(page)).toEqual([]);
      await here.press('Enter');
      await question.waitFor({ state: 'detached' });
      expect(await page.getByLabel(askingDe.form.otherName).inputValue()).toBe(HALF_TYPED);

      await page.clock.runFor(61_000);
      await question.waitFor();
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
        await page.evaluate((steps) => history.go(steps), delta);
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
        await expect.poll(() => isTold(word), { timeout: 30_000 }).toBe(true);
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
      expect((await filesWith(profile, 'quarter:lichtenberg')).length).toBeGreaterThan(0);
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
        await followLink(page, path);
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
      await heading(de.settings.title);

      // What was refused is told to who opened it, without a word of what somebody wrote.
      await followLink(page, `${HOME}/delivery`);
      await page.getByText('Neuigkeit', { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Entfernen/ }).waitFor();
      const told = await page.locator('main').textContent();
      expect(told).not.toContain(REFUSED.doc.title);
      expect(told).not.toContain(de.delivery.save);

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
