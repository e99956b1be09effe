import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { axeFindings, rulesIn } from '../support/axe-findings.ts';
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
const BEA = aPersonId();
const TREFF_DAY = 'bsp-technik-treff~2026-11-24';
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
  'inbox/r2',
  'inbox/nothing',
  'request-figures',
  'new-request',
  'calls?show=all',
  'reports',
  'letter/r1',
  'quarter-rules',
  `volunteer-card/${BERND}`,
  'registrations/fest',
  'event/fest',
  'figures',
  'visitor-cards',
  `visitor-cards?for=${BERND}`,
  'attendance/fest?date=2027-06-01',
  'attendance/fest/sheet?date=2027-06-01',
  'treff-days',
  'treff/day/bsp-technik-treff~2026-11-24',
  `treff/visit/bsp-technik-treff~2026-11-24~${ANNA}`,
  `treff/note/bsp-technik-treff~2026-11-24~${ANNA}`,
  'same-persons',
  'lending?show=overdue',
  'lending/tablet-4',
  'lending/tablet-4/return?step=sign',
  'lending/tablet-4/extend',
  'lending/tablet-5/lend',
  'lending/tablet-4/edit',
  'lending/nothing',
  'lending-labels',
  'loan/l1',
  'roster?weeks=8',
  'roster-sheet',
  'volunteers?show=all',
  `volunteer/${BERND}`,
  `volunteer/${BERND}/hours`,
  `volunteer/${BERND}/end`,
];
const VOLUNTEER = [
  ...['', 'tasks', 'my-tasks', 'task/r1', 'task/nothing'],
  ...['treff', 'treff/today', 'attendance/fest', 'roster', 'roster-sheet'],
];

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
    { _id: `${BEA}:request:r2`, type: 'request', ...made, kind: 'callMe', channel: 'app' },
    { _id: `${ANNA}:requestStep:r1~c`, type: 'requestStep', ...made, kind: 'confirmed' },
    { _id: `shift:${TOMORROW}~${BERND}`, type: 'shift', ...made, personId: BERND },
    { _id: `shift:${TOMORROW}~${ANNA}`, type: 'shift', ...made, personId: ANNA, canNot: true },
    { _id: 'event:fest', type: 'event', ...made, title: 'Nachbarschaftsfest', doors: ['meeting'] },
    { _id: `${ANNA}:registration:fest~2027-06-01~1`, type: 'registration', ...made },
    { _id: `visitor:${ANNA}`, type: 'visitor', ...made, personId: ANNA, displayName: named },
    { _id: `visitor:${BEA}`, type: 'visitor', ...made, personId: BEA, displayName: `${named}s` },
    { _id: `session:${TREFF_DAY}`, type: 'session', ...made },
    { _id: `visit:${TREFF_DAY}~${ANNA}`, type: 'visit', ...made, personId: ANNA },
    { _id: 'lendable:tablet-4', type: 'lendable', ...made, number: '4', state: 'lent' },
    { _id: 'lendable:tablet-5', type: 'lendable', ...made, number: '5', state: 'available' },
    { _id: 'loan:l1~s1', type: 'loan', ...made, loanId: 'l1', personId: ANNA },
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
  session: { placeId: 'place:bsp-technik-treff', date: '2026-11-24', focus: 'Fotos ordnen' },
  visit: {
    ...{ sessionId: `session:${TREFF_DAY}`, placeId: 'place:bsp-technik-treff' },
    ...{ at: '2026-11-24T14:00:00Z', source: 'name', outcome: 'passedOn' },
    topics: ['Internet und WLAN', 'Sicherheit'],
  },
  lendable: { name: 'Tablet der Begegnungsstätte am Nibelungenpark', kind: 'tablet' },
  loan: {
    lendableId: 'lendable:tablet-4',
    step: 'lent',
    at: '2026-11-01T08:00:00Z',
    dueOn: '2026-11-22',
    parts: [{ name: 'Ladekabel' }, { name: 'Eingabestift', count: 2 }],
    signed: 'tablet',
    signature: { width: 600, height: 200, strokes: [[20, 90, 80, 20, 140, 160, 260, 60]] },
    agreement: 'vor-ort-1',
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
    all.push(
      ...(await axeFindings(page, rulesIn(settings))).map((finding) => `${path}: ${finding}`),
    );
    await page.setViewportSize({ width, height: 740 });
  }
  await page.close();
  return all;
}
