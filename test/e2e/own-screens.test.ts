import { join as inFolder } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { type Look, looksOfThisRun } from '../support/looks.ts';
import { plantWrites } from '../support/own-writes.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, followLink, showWhole } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const MINUTES = 5 * 60_000;
const ANNA = aPersonId();
const BERND = aPersonId();
const DAY = addDays(dateOf(localDateTimeAt(new Date())), 3);
const LOOKS: readonly Look[] = [
  {
    name: 'light',
    width: 360,
    settings: { language: 'de', scheme: 'light', textSize: 100 },
    isForProof: true,
  },
  { name: 'dark, 200 %', width: 320, settings: { language: 'de', scheme: 'dark', textSize: 200 } },
  { name: 'Arabic', width: 360, settings: { language: 'ar', scheme: 'light', textSize: 100 } },
  {
    name: 'Arabic, dark, 200 %',
    width: 320,
    settings: { language: 'ar', scheme: 'dark', textSize: 200 },
    isForProof: true,
  },
  { name: 'easy', width: 360, settings: { language: 'de-simple', scheme: 'dark', textSize: 125 } },
];
/** What somebody sees of what they asked, in every state that there is, and of where they are coming. */
const SCREENS = [
  '',
  'request',
  ...['accepted', 'question', 'done', 'lost', 'elsewhere', 'new', 'refused'].map(
    (key) => `request/mine/${key}`,
  ),
  'request/change/accepted',
  'who-comes',
  'report/strange/accepted',
  'report/place/bsp-technik-treff',
  'event/fest',
  'join/fest',
  'settings',
];

let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const office = await aPairedBrowser(browser, product, { role: 'office' });
  const [last, ...others] = documents().reverse();
  await pushAs(product, office.device, others.reverse());
  await follows(office.device, ['accepted~', 'question~', 'done~']);
  // Only who has a task can have done it.
  await pushAs(product, office.device, last ? [last] : []);
  await follows(office.device, ['"kind":"done"']);
  const phone = { role: 'resident', personId: ANNA } as const;
  const { context } = await aPairedBrowser(browser, product, phone, { reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText(de.status.saved).first().waitFor({ timeout: 90_000 });
  await followLink(page, '/q/lichtenberg/request');
  const { accepted, question, done, nobodyFound } = askingDe.states;
  for (const state of [accepted, question, done, nobodyFound]) {
    await page.getByText(state).first().waitFor({ timeout: 90_000 });
  }
  const doc = { type: 'request', v: 1, kind: 'other', words: 'Der Wasserhahn tropft' };
  const id = `${ANNA}:request:refused`;
  const refused = [{ id, doc, code: 'forbidden', at: '2026-11-24T09:00:00Z' }];
  await plantWrites(page, { quarter: 'lichtenberg', refused });
}, MINUTES);

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** Waits until the server has made its own steps, of which these words are a part. */
async function follows(device: PairedDevice, parts: readonly string[]): Promise<void> {
  const made = async () => {
    const { headers } = device;
    const address = `${product.origin}/api/sync/lichtenberg/office/snapshot`;
    const lines = (await (await fetch(address, { headers })).text()).split('\n');
    const steps = lines.filter(
      (line) => line.includes(':requestStep:') && /"role":"server/.test(line),
    );
    return parts.filter((part) => !steps.some((line) => line.includes(part)));
  };
  const isMade = async () => (await made()).length === 0;
  await vi.waitUntil(isMade, { timeout: 60_000, interval: 500 });
}

/** Her requests, what Herr B. answered to them, what the office did, and an event on three dates. */
function documents() {
  const made = { v: 1, createdAt: '2026-11-20T08:00:00Z' };
  const request = (key: string, fields: object = {}) => ({
    ...{ _id: `${ANNA}:request:${key}`, type: 'request', ...made, channel: 'app' },
    ...{ kind: 'technology', where: 'home', when: { soon: true }, phone: '+49 30 23125042' },
    ...{ words: 'Das neue Telefon zeigt keine Buchstaben, und der Enkel ist verreist.', ...fields },
  });
  const step = (key: string, kind: string, fields: object = {}) => ({
    ...{ _id: `${ANNA}:requestStep:${key}~${kind}`, type: 'requestStep', ...made },
    ...{ requestId: key, at: '2026-11-21T08:00:00Z', kind, ...fields },
  });
  const said = (key: string, n: number, kind: string, fields: object = {}) => ({
    ...{ _id: `response:${key}~${BERND}~${n}`, type: 'response', ...made },
    ...{ requestId: key, personId: BERND, n, kind, ...fields },
  });
  const person = (id: string, name: string) => ({
    ...{ _id: `${id}:person:self`, type: 'person', ...made, name },
  });
  const at = `${DAY}T10:00`;
  return [
    person(ANNA, 'Frau Annegret Musterfrau-Lindenberg von der Weidenhofsiedlung'),
    {
      ...person(BERND, 'Herr Bernd-Friedrich Brandt-Schulzendorf'),
      ...{ volunteerSince: '2026-01-01', function: 'Technikbotschafter' },
    },
    ...['accepted', 'question', 'done', 'lost', 'elsewhere'].flatMap((key) => [
      request(key, { kind: key === 'accepted' ? 'technology' : 'paperwork' }),
      step(key, 'confirmed'),
    ]),
    request('new', { kind: 'callMe', for: 'other', other: { name: 'Frau Ilse Nachbar' } }),
    said('accepted', 1, 'yes', { at }),
    said('question', 1, 'question', { words: 'Welches Gerät ist es, und wie alt ist es?' }),
    said('done', 1, 'yes', { at }),
    step('lost', 'closed', { outcome: 'nobodyFound' }),
    step('elsewhere', 'passedOn', { placeId: 'place:bsp-technik-treff' }),
    {
      ...{ _id: 'event:fest', type: 'event', ...made, title: 'Nachbarschaftsfest im Hof' },
      ...{ uid: 'fest', start: `${DAY}T15:00`, end: `${DAY}T18:00`, tz: 'Europe/Berlin' },
      ...{ rrule: 'FREQ=WEEKLY;COUNT=4', registration: 'here', capacity: 1, doors: ['meeting'] },
      overrides: [
        { recurrenceId: `${addDays(DAY, 7)}T15:00`, cancelled: true },
        { recurrenceId: `${addDays(DAY, 14)}T15:00`, start: `${addDays(DAY, 15)}T16:00` },
      ],
    },
    ...[0, 7, 14].map((days) => ({
      ...{
        _id: `${ANNA}:registration:fest~${addDays(DAY, days)}~1`,
        type: 'registration',
        ...made,
      },
      ...{ eventId: 'event:fest', date: addDays(DAY, days), n: 1, channel: 'app' },
    })),
    said('done', 2, 'done', { outcome: 'solved', minutes: 45 }),
  ];
}

describe.each(looksOfThisRun(LOOKS))(
  'what somebody sees of what they asked ($name)',
  ({ width, settings, name }) => {
    it('passes axe and needs no scrolling sideways', { timeout: MINUTES }, async () => {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(`${product.origin}/q/lichtenberg`);
      await chooseSettings(page, settings);
      const found: string[] = [];
      for (const path of SCREENS) {
        await followLink(page, `/q/lichtenberg/${path}`);
        await settled(page);
        const excess = await excessWidth(page);
        if (excess > 0) found.push(`${path}: ${excess} px too wide`);
        await showWhole(page);
        found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
        await picture(`${path.replace(/\W/g, '_')}-${name.replace(/\W/g, '')}`);
        await page.setViewportSize({ width, height: 740 });
      }
      expect(found).toEqual([]);
    });
  },
);

describe('where they are coming', () => {
  it('each date stands as it truly is, also one that was moved, or does not take place', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${product.origin}/q/lichtenberg/join/fest`);
    await chooseSettings(page, { language: 'de', scheme: 'light', textSize: 100 });
    const { join } = askingDe;
    await page.getByText(join.dateOff).waitFor();
    // The first and the moved one are hers; the fourth is free.
    await expect.poll(() => page.getByText(join.in).count()).toBe(2);
    await expect
      .poll(() => page.getByRole('button', { name: join.send, exact: true }).count())
      .toBe(1);
  });
});

/** Where PICTURES names a folder: somebody looks at them. */
async function picture(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: inFolder(folder, `own-${name}.png`) });
}
