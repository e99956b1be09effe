import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { guideDe } from '../../app/texts/guide-de.ts';
import { launchProfile } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { watchFocus } from '../support/focus-at-once.ts';
import { draftIn, plantRequestDraft } from '../support/own-draft.ts';
import { plantWrites } from '../support/own-writes.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Taps } from '../support/taps.ts';

const QUARTER = 'lichtenberg';
const { start, kinds, questions, choices, form, sent, mine, states, home } = askingDe;

let product: Product;
let profile: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product?.remove());

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-profile-'));
  await openPhone();
  await page.goto(homeOf());
  await page.getByText(de.status.saved).first().waitFor({ timeout: 90_000 });
});

afterEach(async () => {
  await context?.close();
  await rm(profile, { recursive: true, force: true });
});

/** Opens the phone's browser with its profile as it was left. */
async function openPhone(): Promise<void> {
  context = await launchProfile(profile, { viewport: { width: 360, height: 740 } });
  page = context.pages()[0] ?? (await context.newPage());
}

const homeOf = () => `${product.origin}/q/${QUARTER}`;
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const shown = (text: string) => page.getByText(text, { exact: true }).first().waitFor();

describe('somebody asks for help', () => {
  it('“Bitte rufen Sie mich an” takes a number and at most six taps', async () => {
    const taps = new Taps();
    await taps.on(page.getByRole('link', { name: de.home.askForHelp }));
    await taps.on(button(start.callMe));
    await heading(start.callMe);
    await page.keyboard.type('030 / 123 45-67');
    await taps.on(button(form.sendCall));
    await heading(mine.title);
    await shown(sent.arrived);
    await shown(states.newText);
    expect(taps.count).toBeLessThanOrEqual(6);
  });

  it('takes what is typed from the moment in which the question stands there', async () => {
    await page.goto(`${homeOf()}/request`);
    const focusThen = await watchFocus(page, 'h1', start.callMe);
    await button(start.callMe).click();
    await heading(start.callMe);
    expect(await focusThen()).toBe('INPUT');
  });

  it('without a network, in at most six taps; it leaves by itself, and is told on home', async () => {
    await product.stop();
    const taps = new Taps();
    await taps.on(page.getByRole('link', { name: de.home.askForHelp }));
    await taps.on(button(kinds.technology));
    await heading(questions.when);
    await taps.on(button(choices.morning));
    await heading(questions.where);
    await taps.on(button(choices.home));
    await heading(questions.who);
    await taps.on(button(choices.any));
    await heading(questions.contact);
    await page.keyboard.type('0152 0 123 45 67');
    await taps.on(button(form.send));
    await heading(mine.title);
    await shown(sent.here);
    expect(taps.count).toBeLessThanOrEqual(6);

    await page.goto(homeOf());
    await shown(home.title);
    await shown(sent.here);
    await product.start();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText(sent.arrived, { exact: true }).first().waitFor({ timeout: 60_000 });
  });

  it('loses nothing by going back, or when the app is closed in between', async () => {
    await page.goto(`${homeOf()}/request`);
    await button(kinds.paperwork).click();
    await button(choices.afternoon).click();
    await button(choices.phone).click();
    await heading(questions.contact);
    await page.getByLabel(form.words).fill('Ein Brief von der Krankenkasse');
    await page.getByRole('button', { name: de.common.back }).click();
    await heading(questions.where);
    expect(await button(choices.phone).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => draftIn(page, QUARTER)).toContain('Krankenkasse');
    await context.close();

    await openPhone();
    await page.goto(`${homeOf()}/request`);
    await page.getByRole('link', { name: start.goOn }).click();
    await heading(questions.contact);
    expect(await page.getByLabel(form.words).inputValue()).toBe('Ein Brief von der Krankenkasse');
  });

  it('says at the field and above what is missing or wrong, and takes a number in any spelling', async () => {
    await page.goto(`${homeOf()}/request`);
    await button(start.callMe).click();
    await heading(start.callMe);
    await button(form.sendCall).click();
    await shown(form.phoneMissing);
    const above = () => page.locator('.request-problems').textContent();
    expect(await above()).toBe('Eine Angabe fehlt noch.');
    await page.getByLabel(form.phone).fill('0209');
    await button(form.sendCall).click();
    await shown(form.phoneWrong);
    expect(await above()).toBe('Eine Angabe stimmt noch nicht.');
    await page.getByLabel(form.phone).fill('+49 (0) 209 / 12 34 56');
    await button(form.sendCall).click();
    await heading(mine.title);
    await shown('0209 12 34 56');
  });

  it('shows the first answer of each question on the first page, also in the largest letters', async () => {
    await plantRequestDraft(page, QUARTER);
    const below: string[] = [];
    for (const language of ['de', 'ar']) {
      await chooseSettings(page, { language, scheme: 'light', textSize: 200 });
      for (const question of ['what', 'when', 'day', 'where', 'who']) {
        await page.goto(`${homeOf()}/request/ask/${question}`);
        const answer = page.locator('.request-choice').first();
        await answer.waitFor();
        await page.evaluate(() => scrollTo(0, 0));
        const end = await answer.evaluate((element) => element.getBoundingClientRect().bottom);
        const foot = await page
          .locator('.office-bar .button')
          .evaluate((element) => element.getBoundingClientRect().top);
        if (end > foot) below.push(`${language}, ${question}: ${end} > ${foot}`);
      }
    }
    expect(below).toEqual([]);
  });

  it('asks again, withdraws and takes that back, with kind words each time', async () => {
    await page.goto(`${homeOf()}/request`);
    await button(start.callMe).click();
    await heading(start.callMe);
    await page.keyboard.type('030 1234567');
    await button(form.sendCall).click();
    await shown(sent.arrived);
    await button(mine.again).click();
    await shown(mine.askedTimes(2));
    await button(mine.withdraw).click();
    await shown(states.withdrawn);
    await button(de.common.undo).click();
    await page.getByRole('heading', { name: states.new }).waitFor();
  });

  it('is told in words what the office does not take, with the way on', async () => {
    const person = '0123456789abcdef0123456789abcdef';
    await plantWrites(page, {
      quarter: QUARTER,
      refused: [
        {
          id: `${person}:request:abc`,
          doc: { type: 'request', v: 1, kind: 'other', words: 'Der Wasserhahn tropft' },
          code: 'forbidden',
          at: '2026-11-24T09:00:00Z',
        },
      ],
    });
    await page.goto(`${homeOf()}/request/mine/abc`);
    await page.getByRole('heading', { name: mine.refused }).waitFor();
    await shown(mine.refusedText);
    await expect.poll(() => page.getByText(mine.missing).count()).toBe(0);
    await page.getByRole('link', { name: mine.why }).click();
    await shown('Der Wasserhahn tropft');
  });
});

describe('what does not seem right', () => {
  it('an entry is reported without an account; the letter leaves, and is readable by nobody here', async () => {
    await page.goto(`${homeOf()}/place/bsp-technik-treff`);
    await page.getByRole('link', { name: de.entry.isItRight }).click();
    await page.getByRole('radio', { name: askingDe.report.hours }).check();
    await page.getByLabel(askingDe.report.wordsMore).fill('Dienstags ist zu');
    await button(askingDe.report.send).click();
    await heading(askingDe.report.thanks);
    await page.goto(`${homeOf()}/delivery`);
    await shown(guideDe.delivery.nothing);
  });
});
