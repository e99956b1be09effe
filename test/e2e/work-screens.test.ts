import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { aPairedBrowser, type PairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, followLink, showWhole } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const MINUTES = 5 * 60_000;
const BERND = aPersonId();
const ANNA = aPersonId();
const LOOKS = [
  { settings: { language: 'de', scheme: 'light', textSize: 100 }, width: 360 },
  { settings: { language: 'de', scheme: 'dark', textSize: 200 }, width: 320 },
  { settings: { language: 'de', scheme: 'light', textSize: 100 }, width: 1280 },
];
const OFFICE = [
  '',
  'inbox',
  'inbox?group=all',
  'inbox/r1',
  'inbox/nothing',
  'new-request',
  'calls?show=all',
  'reports',
  'letter/r1',
  'quarter-rules',
  `volunteer-card/${BERND}`,
  'registrations/fest',
  'event/fest',
  'roster?weeks=8',
  'roster-sheet',
  'volunteers?show=all',
  `volunteer/${BERND}`,
  `volunteer/${BERND}/hours`,
  `volunteer/${BERND}/end`,
];
const VOLUNTEER = ['', 'tasks', 'my-tasks', 'task/r1', 'task/nothing', 'roster', 'roster-sheet'];

let product: Product;
let browser: Browser;
let office: PairedBrowser;
let volunteer: PairedBrowser;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  office = await aPairedBrowser(browser, product, { role: 'office' }, { reducedMotion: 'reduce' });
  volunteer = await aPairedBrowser(
    browser,
    product,
    { role: 'team', personId: BERND },
    { reducedMotion: 'reduce' },
  );
  await pushAs(product, office.device, documents());
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** A volunteer, somebody with a very long name who asked and was rung, and an event to register for. */
function documents(): { _id: string }[] {
  const made = { v: 1, createdAt: '2026-11-20T08:00:00Z' };
  const named = 'Frau Annegret Musterfrau-Lindenberg von der Weidenhofsiedlung';
  return [
    { _id: `${BERND}:person:self`, type: 'person', ...made, name: 'Herr Bernd Brandt' },
    { _id: `${ANNA}:person:self`, type: 'person', ...made, name: named, phone: '+49 30 23125042' },
    { _id: `${ANNA}:request:r1`, type: 'request', ...made, kind: 'technology', channel: 'app' },
    { _id: `${ANNA}:requestStep:r1~c`, type: 'requestStep', ...made, kind: 'confirmed' },
    { _id: `shift:${TOMORROW}~${BERND}`, type: 'shift', ...made, personId: BERND },
    { _id: `shift:${TOMORROW}~${ANNA}`, type: 'shift', ...made, personId: ANNA, canNot: true },
    { _id: 'event:fest', type: 'event', ...made, title: 'Nachbarschaftsfest', doors: ['meeting'] },
    { _id: `${ANNA}:registration:fest~2027-06-01~1`, type: 'registration', ...made },
  ].map((doc) => ({ ...doc, ...MORE[doc.type] }));
}

const TOMORROW = addDays(dateOf(localDateTimeAt(new Date())), 1);
const MORE: Record<string, Record<string, unknown>> = {
  person: { volunteerSince: '2026-01-01' },
  shift: { date: TOMORROW, from: '15:00', to: '18:00' },
  request: { where: 'home', comeAs: 'woman', words: 'Der Drucker druckt nicht' },
  requestStep: { requestId: 'r1', at: '2026-11-21T08:00:00Z' },
  event: {
    uid: 'fest',
    start: '2027-06-01T15:00',
    end: '2027-06-01T18:00',
    tz: 'Europe/Berlin',
    registration: 'here',
    capacity: 12,
  },
  registration: { eventId: 'event:fest', date: '2027-06-01', n: 1, channel: 'phone' },
};

describe.each(LOOKS)('the screens of work, $width px, $settings.scheme', ({ settings, width }) => {
  it('of the office pass axe and need no scrolling sideways', { timeout: MINUTES }, async () => {
    expect(await found(office.context, OFFICE, { settings, width })).toEqual([]);
  });

  it('of volunteers do so too', { timeout: MINUTES }, async () => {
    expect(await found(volunteer.context, VOLUNTEER, { settings, width })).toEqual([]);
  });
});

/** What axe finds on each of the screens, and how far they are too wide. */
async function found(
  context: BrowserContext,
  paths: readonly string[],
  { settings, width }: { settings: Record<string, unknown>; width: number },
): Promise<string[]> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 740 });
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText(officeRequestsDe.work.title).waitFor();
  await chooseSettings(page, settings);
  const all: string[] = [];
  for (const path of paths) {
    await followLink(page, `/q/lichtenberg/${path}`);
    await settled(page);
    const excess = await excessWidth(page);
    if (excess > 0) all.push(`${path}: ${excess} px too wide`);
    await showWhole(page);
    all.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
    await page.setViewportSize({ width, height: 740 });
  }
  await page.close();
  return all;
}
