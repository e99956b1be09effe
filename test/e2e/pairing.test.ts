import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groupedPairingCode } from '#domain/pairing-code.ts';
import { de } from '../../app/texts/de.ts';
import { guideDe } from '../../app/texts/guide-de.ts';
import { kioskDe } from '../../app/texts/kiosk-de.ts';
import { officeDe } from '../../app/texts/office-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { videoOfCode } from '../support/code-video.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { watchFocus } from '../support/focus-at-once.ts';
import { pairDevice } from '../support/pair-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, showWhole } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const QUARTER = 'lichtenberg';
const words = officeDe.devices;

let product: Product;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  // A first start, with nothing prepared.
  product = await startProduct({ DATA_DIR: await mkdtemp(join(tmpdir(), 'vor-ort-product-')) });
  browser = await launchChromium();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

async function newDevice(of: Browser = browser): Promise<Page> {
  const context = await of.newContext({
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  return context.newPage();
}

const go = (page: Page, path: string) => page.goto(product.origin + path);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const sessionOf = (page: Page) =>
  page.evaluate(() => fetch('/api/session').then((answer) => answer.json()));

/** An office device that was paired without its screens. */
async function officePage(): Promise<Page> {
  const { cookie } = await pairDevice(product, { role: 'office' });
  const page = await newDevice();
  const [name = '', value = ''] = cookie.split('=');
  const url = product.origin;
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
  await go(page, `/q/${QUARTER}/devices`);
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
  return page;
}

/** Has the office show a code for a new device; answers with the code. */
async function showCode(office: Page, role: string, name: string): Promise<string> {
  await press(office, words.newDevice);
  await office.getByLabel(role).check();
  await office.getByLabel(words.newName).fill(name);
  await press(office, words.makeCode);
  await office.locator('.devices-qr path').waitFor();
  const shown = await office.locator('.devices-code-groups').textContent();
  return shown ?? '';
}

describe('from the first start on', () => {
  it('the printed link makes an office, which connects a tablet and sends it away', async () => {
    await expect.poll(() => product.output()).toContain('Beenden:');
    const [, code = ''] =
      /Link: {2}http:\/\/localhost:\d+\/pair\/(\w+)/.exec(product.output()) ?? [];
    const office = await newDevice();
    await go(office, `/pair/${code}`);
    await office.getByText(groupedPairingCode(code)).waitFor();
    await expect.poll(async () => (await sessionOf(office)).role).toBe('guest');
    await press(office, guideDe.pairing.connect);
    await office.getByRole('heading', { name: guideDe.pairing.doneTitle }).waitFor();
    await office.getByText(guideDe.pairing.done(de.roles.office)).waitFor();
    await office.getByText(/Es gehört zu: .*Lichtenberg/).waitFor();
    expect(await office.evaluate(() => document.cookie)).toBe('');

    await go(office, `/q/${QUARTER}/settings`);
    await office.getByRole('link', { name: guideDe.device.allDevices }).click();
    const typed = await showCode(office, words.newRoles.team, 'Tablet <b>Hüllen</b>');

    const tablet = await newDevice();
    await go(tablet, `/q/${QUARTER}/settings`);
    await tablet.getByRole('link', { name: guideDe.device.connect }).click();
    await tablet
      .getByLabel(guideDe.pairing.field)
      .fill(` ${typed.toLowerCase().replace(' ', '-')} `);
    await tablet.keyboard.press('Enter');
    await tablet.getByText(guideDe.pairing.done(de.roles.team)).waitFor();
    await tablet.getByRole('link', { name: guideDe.pairing.goOn }).click();
    expect(await sessionOf(tablet)).toMatchObject({ role: 'team', scopes: ['public', 'team'] });
    await go(tablet, `/q/${QUARTER}/settings`);
    await tablet.getByText(guideDe.device.is(de.roles.team)).waitFor();
    // What the tablet says about itself is what the office sees.
    const told = () => office.evaluate(() => fetch('/api/devices').then((answer) => answer.text()));
    await expect.poll(told).toMatch(/"role":"team".*"reports":\{"unsent":0,"appVersion":"\d/);

    await press(office, words.code.done);
    const row = office.getByRole('row', { name: /Tablet <b>Hüllen<\/b>/ }).first();
    await row.getByText('Treff oder Ehrenamt').waitFor();
    await row.getByRole('button', { name: /^Ändern/ }).click();
    await office.getByLabel(words.name).fill('Tablet Hüllen');
    await press(office, words.save);
    await office.getByText(words.saved).waitFor();
    await press(office, words.revoke);
    await office.getByRole('heading', { name: words.revokeTitle('Tablet Hüllen') }).waitFor();
    expect((await sessionOf(tablet)).revoked).toBeUndefined();
    await press(office, words.revokeNow);
    await office.getByText(words.revoked('Tablet Hüllen')).waitFor();
    await office.getByLabel(words.show).selectOption('ended');
    await office.getByText('Tablet Hüllen', { exact: true }).waitFor();

    // The tablet learns it by itself, with the page as it is.
    await tablet.getByText(guideDe.device.revoked).waitFor();
    expect(await sessionOf(tablet)).toMatchObject({ revoked: true, scopes: ['public'] });
  });
});

describe('a code', () => {
  it('that was used, is unknown or half is refused with a sentence and a way on', async () => {
    const office = await officePage();
    const code = await showCode(office, words.newRoles.kiosk, '');
    const first = await newDevice();
    await go(first, `/pair/${code.replace(' ', '')}`);
    await press(first, guideDe.pairing.connect);
    // From then on it is an info tablet, and shows its start.
    await first.getByRole('heading', { level: 1, name: kioskDe.title }).waitFor();

    const second = await newDevice();
    await go(second, `/pair/${code.replace(' ', '')}`);
    const { codeUsed } = guideDe.pairing.problems;
    const focusThen = await watchFocus(second, '[role=alert] p', codeUsed);
    await press(second, guideDe.pairing.connect);
    await second.getByText(codeUsed).waitFor();
    expect(await focusThen()).toContain(codeUsed);
    await second.getByRole('link', { name: guideDe.pairing.otherCode }).click();
    await second.getByLabel(guideDe.pairing.field).fill('ACDE FHJK');
    await press(second, guideDe.pairing.connect);
    await second.getByText(guideDe.pairing.problems.unknownCode).waitFor();
    expect(await second.getByLabel(guideDe.pairing.field).inputValue()).toBe('ACDE FHJK');
    await second.getByLabel(guideDe.pairing.field).fill('ACDE');
    await press(second, guideDe.pairing.connect);
    await second.getByText(guideDe.pairing.problems.notACode).first().waitFor();
  });

  it('whose answer is lost is asked for again by itself', async () => {
    const office = await officePage();
    const code = await showCode(office, words.newRoles.team, '');
    const tablet = await newDevice();
    await go(tablet, `/q/${QUARTER}`);
    await tablet.getByText(de.status.saved).first().waitFor();
    await tablet.context().route('**/api/pair', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await go(tablet, `/pair/${code.replace(' ', '')}`);
    await press(tablet, guideDe.pairing.connect);
    await tablet.getByText(guideDe.pairing.problems.noContact).waitFor();
    await tablet.context().unroute('**/api/pair');
    await go(tablet, `/q/${QUARTER}`);
    await expect.poll(async () => (await sessionOf(tablet)).role).toBe('team');
  });

  it('is read by the camera', async () => {
    const office = await officePage();
    const code = (await showCode(office, words.newRoles.team, '')).replace(' ', '');
    await beforeTheCamera(videoOfCode(`${product.origin}/pair/${code}`), async (tablet) => {
      await press(tablet, guideDe.pairing.scan);
      await tablet.getByText(guideDe.pairing.done(de.roles.team)).waitFor();
    });
  });

  it('that is another’s or damaged is said to be so, with the way on', async () => {
    await beforeTheCamera(videoOfCode('https://example.org/gutschein'), async (tablet) => {
      await press(tablet, guideDe.pairing.scan);
      await tablet.getByText(guideDe.pairing.foreign).waitFor();
      await press(tablet, guideDe.pairing.stopScanning);
      await tablet.getByText(guideDe.pairing.foreign).waitFor({ state: 'detached' });
    });
    const damaged = videoOfCode(`${product.origin}/pair/ABCD2345`, { isDamaged: true });
    await beforeTheCamera(damaged, async (tablet) => {
      await press(tablet, guideDe.pairing.scan);
      await tablet.getByText(guideDe.pairing.slow).waitFor();
    });
  });

  /** Does something on a device that is to be connected and whose camera sees this. */
  async function beforeTheCamera(video: Buffer, act: (tablet: Page) => Promise<void>) {
    const folder = await mkdtemp(join(tmpdir(), 'vor-ort-camera-'));
    const file = join(folder, 'code.y4m');
    await writeFile(file, video);
    const withCamera = await launchChromium({
      args: [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${file}`,
      ],
    });
    try {
      const tablet = await newDevice(withCamera);
      await go(tablet, '/pair');
      await act(tablet);
    } finally {
      await withCamera.close();
      contexts.pop();
      await rm(folder, { recursive: true });
    }
  }
});

it('a device that is disconnected asks first, and is a guest’s then', async () => {
  const office = await officePage();
  await go(office, `/q/${QUARTER}`);
  await office.getByText(de.status.saved).first().waitFor();
  await expect.poll(async () => (await sessionOf(office)).role).toBe('office');
  await go(office, `/q/${QUARTER}/settings`);
  await press(office, guideDe.device.disconnect);
  await office.getByText(guideDe.device.askText).waitFor();
  await press(office, guideDe.device.stayConnected);
  await press(office, guideDe.device.disconnect);
  await press(office, guideDe.device.disconnectNow);
  await office.getByText(guideDe.device.disconnected).waitFor();
  await office.getByText(guideDe.device.guest).waitFor();
  await expect.poll(async () => (await sessionOf(office)).role).toBe('guest');
  await go(office, `/q/${QUARTER}/devices`);
  await office.getByText(words.onlyOffice).waitFor();
});

describe('the page of devices, with much to tell', () => {
  it.each([
    { scheme: 'light', language: 'de', textSize: 100, width: 1280 },
    { scheme: 'dark', language: 'ar', textSize: 200, width: 320 },
  ])(
    'passes axe and needs no scrolling sideways: $scheme, $language, $textSize %',
    async (look) => {
      const { width, ...settings } = look;
      const office = await officePage();
      await chooseSettings(office, settings);
      await office.setViewportSize({ width, height: 740 });
      await office
        .getByRole('button', { name: /^Ändern/ })
        .first()
        .click();
      const isOther = office.getByRole('button', { name: words.revoke, exact: true });
      if (await isOther.count()) await isOther.click();
      const check = async () => {
        await settled(office);
        expect(await excessWidth(office)).toBe(0);
        await showWhole(office);
        expect(await axeFindings(office)).toEqual([]);
        await office.setViewportSize({ width, height: 740 });
      };
      await check();
      await press(office, words.newDevice);
      await check();
      await press(office, words.makeCode);
      await office.locator('.devices-qr path').waitFor();
      await check();
    },
  );
});
