import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICE_REPORT, reportText } from '#domain/device-report.ts';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { treffDe } from '../../app/texts/treff-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { type Look, looksOfThisRun } from '../support/looks.ts';
import { pairDevice } from '../support/pair-device.ts';
import { aPairedBrowser, type PairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { brokenWords, excessWidth, followLink, showWhole } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const MINUTES = 5 * 60_000;
const BERND = aPersonId();
const ANNA = aPersonId();
const BEA = aPersonId();
const CEM = aPersonId();
const TODAY = dateOf(localDateTimeAt(new Date()));
const [YESTERDAY, TOMORROW] = [addDays(TODAY, -1), addDays(TODAY, 1)];
const TREFF_DAY = 'bsp-technik-treff~2026-11-24';
const LOOKS: readonly Look[] = [
  {
    name: 'a phone, light',
    width: 360,
    settings: { language: 'de', scheme: 'light', textSize: 100 },
    isForProof: true,
  },
  {
    name: 'a phone, dark, 200 %',
    width: 320,
    settings: { language: 'de', scheme: 'dark', textSize: 200 },
  },
  {
    name: 'a desk, light',
    width: 1280,
    settings: { language: 'de', scheme: 'light', textSize: 100 },
  },
];
const OFFICE = [
  '',
  'inbox',
  'inbox?group=all',
  'inbox/r1',
  'inbox/r2',
  'inbox/nothing',
  'devices',
  'to-clear?part=quarantine',
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
  'treff/paper',
  `treff/paper/bsp-technik-treff~${YESTERDAY}`,
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
  ...['treff', 'treff/today', 'treff/paper', `treff/paper/bsp-technik-treff~${YESTERDAY}`],
  ...['attendance/fest', 'roster', 'roster-sheet', 'my-hours'],
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
  await bringWithoutAccess();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** A tablet that the office sent away brings a visit: it waits for the office. Another has a long name,
 *  and keeps nothing. */
async function bringWithoutAccess(): Promise<void> {
  const tablet = await pairDevice(product, { role: 'team' });
  const { headers } = office.device;
  const { cookie = '' } = headers;
  const other = await pairDevice(product, { role: 'team' });
  const named = await fetch(`${product.origin}/api/devices/${other.deviceId}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ name: 'Tablet der Begegnungsstätte Nibelungenpark, zweiter Stock' }),
  });
  expect(named.status).toBe(200);
  await fetch(`${product.origin}/api/devices/${tablet.deviceId}`, {
    method: 'DELETE',
    headers: { cookie },
  });
  const report = { unsent: 12, oldestUnsentAt: '2026-11-20T08:00:00Z', appVersion: '0.1.0' };
  await fetch(`${product.origin}/api/sync/lichtenberg/team/changes`, {
    headers: {
      cookie: other.cookie,
      [DEVICE_REPORT]: reportText({ ...report, storage: 'insecure' }),
    },
  });
  const id = `visit:bsp-technik-treff~2026-11-24~${CEM}`;
  const doc = { _id: id, type: 'visit', v: 1, createdAt: '2026-11-20T08:00:00Z', ...MORE.visit };
  const write = { id, base: null, doc: { ...doc, personId: CEM, clock: { [tablet.deviceId]: 1 } } };
  await fetch(`${product.origin}/api/sync/lichtenberg/push`, {
    method: 'POST',
    headers: tablet.headers,
    body: JSON.stringify({ writes: [write] }),
  });
}

/** A volunteer, somebody with a very long name who asked and was rung, and an event to register for. */
function documents(): { _id: string }[] {
  const made = { v: 1, createdAt: '2026-11-20T08:00:00Z' };
  const named = 'Frau Annegret Musterfrau-Lindenberg von der Weidenhofsiedlung';
  return [
    { _id: `${BERND}:person:self`, type: 'person', ...made, name: 'Herr Bernd Brandt' },
    { _id: `${ANNA}:person:self`, type: 'person', ...made, name: named, phone: '+49 30 23125042' },
    { _id: `${ANNA}:request:r1`, type: 'request', ...made, kind: 'technology', channel: 'app' },
    { _id: `${BEA}:request:r2`, type: 'request', ...made, kind: 'callMe', channel: 'app' },
    {
      ...{ _id: `${CEM}:request:r3`, type: 'request', ...made, kind: 'company', channel: 'phone' },
      ...{
        for: 'other',
        other: { name: `Frau Ilse Nachbar${' von der Weidenhofsiedlung'.repeat(3)}` },
      },
    },
    { _id: `${CEM}:person:self`, type: 'person', ...made, name: 'السيد أحمد المحمدي' },
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

describe.each(looksOfThisRun(LOOKS))('the screens of work: $name', ({ settings, width }) => {
  it('of the office pass axe and need no scrolling sideways', { timeout: MINUTES }, async () => {
    expect(await found(office.context, OFFICE, { settings, width })).toEqual([]);
  });

  it('of volunteers do so too', { timeout: MINUTES }, async () => {
    expect(await found(volunteer.context, VOLUNTEER, { settings, width })).toEqual([]);
  });
});

it('the note to take home has a line to write on where no place is known to which it goes on', async () => {
  const page = await office.context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg/treff/note/${TREFF_DAY}~${ANNA}`);
  await page.getByText(treffDe.note.outcome.passedOn).waitFor();
  // Two are at its end in any case.
  await expect.poll(() => page.locator('.take-home-lines span').count()).toBe(3);
  await page.close();
});

it('at a desk a request is a line that breaks no word, and an Arabic name turns nothing round', async () => {
  const page = await office.context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${product.origin}/q/lichtenberg/inbox?group=all`);
  const link = page.getByRole('link', { name: /أحمد.*Frau Ilse Nachbar/ });
  await link.waitFor();
  await chooseSettings(page, { language: 'de', scheme: 'light', textSize: 100 });
  await link.waitFor();
  const { kinds } = officeRequestsDe.inbox;
  const lines = await page
    .getByRole('row')
    .filter({ has: link })
    .getByRole('cell')
    .evaluateAll((cells) =>
      cells.map((cell) => {
        const words = document.createRange();
        words.selectNodeContents(cell);
        const tops = [...words.getClientRects()].map(({ bottom }) => Math.round(bottom / 12));
        return [cell.textContent?.split(': ').at(-1), new Set(tops).size];
      }),
    );
  expect(lines.find(([words]) => words === kinds.company)).toEqual([kinds.company, 1]);
  expect(lines[2]?.[1]).toBe(1);
  // Whose request it is stands before for whom it is, as it is read.
  const places = await link.evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    return ['أحمد', 'Ilse'].map((word) => {
      const range = document.createRange();
      range.setStart(text, text.data.indexOf(word));
      range.setEnd(text, text.data.indexOf(word) + word.length);
      return range.getBoundingClientRect().left;
    });
  });
  expect(places[0]).toBeLessThan(places[1] ?? 0);
  await page.close();
});

it.each([100, 200])('at a desk no table breaks a word, with text of %i %', async (textSize) => {
  const page = await office.context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText(officeRequestsDe.work.title).waitFor();
  await chooseSettings(page, { language: 'de', scheme: 'light', textSize });
  const broken: string[] = [];
  for (const path of ['devices', 'inbox?group=all', 'calls?show=all', 'volunteers?show=all']) {
    await followLink(page, `/q/lichtenberg/${path}`);
    await settled(page);
    await page.getByRole('table').waitFor();
    broken.push(...(await brokenWords(page, 'table')).map((word) => `${path}: ${word}`));
  }
  expect(broken).toEqual([]);
  await page.close();
});

it('a table of many columns is cards on a tablet held upright: nothing is broken or cut off', async () => {
  const page = await office.context.newPage();
  await page.setViewportSize({ width: 800, height: 1280 });
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText(officeRequestsDe.work.title).waitFor();
  await chooseSettings(page, { language: 'de', scheme: 'light', textSize: 100 });
  const wrong: string[] = [];
  for (const path of ['devices', 'calls?show=all', 'figures']) {
    await followLink(page, `/q/lichtenberg/${path}`);
    await settled(page);
    await page.getByRole('table').first().waitFor();
    wrong.push(...(await brokenWords(page, 'table')).map((word) => `${path}: ${word}`));
    const clipped = await page
      .getByRole('table')
      .evaluateAll((tables) => tables.filter((one) => one.getBoundingClientRect().right > 800));
    if (clipped.length > 0) wrong.push(`${path} is cut off`);
  }
  expect(wrong).toEqual([]);
  await page.close();
});

it('with the largest letters no button on a phone breaks a word', async () => {
  const page = await office.context.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText(officeRequestsDe.work.title).waitFor();
  await chooseSettings(page, { language: 'de', scheme: 'light', textSize: 200 });
  const broken: string[] = [];
  for (const path of ['', 'request', 'devices', 'to-clear?part=quarantine', 'event/fest']) {
    await followLink(page, `/q/lichtenberg/${path}`);
    await settled(page);
    const words = await brokenWords(page, 'main :is(.button, .tile, .request-choice)');
    broken.push(...words.map((word) => `${path}: ${word}`));
  }
  expect(broken).toEqual([]);
  await page.close();
});

it('on paper a list is a table, whatever the screen was, and breaks no number', async () => {
  const page = await office.context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg`);
  await page.getByText(officeRequestsDe.work.title).waitFor();
  await chooseSettings(page, { language: 'de', scheme: 'light', textSize: 200 });
  // What a sheet of A4 has room for.
  await page.setViewportSize({ width: 680, height: 1010 });
  await page.emulateMedia({ media: 'print' });
  await followLink(page, '/q/lichtenberg/calls?show=all');
  const row = page.getByRole('table').getByRole('row').nth(1);
  await row.waitFor();
  expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe('table-row');
  expect(await brokenWords(page, 'table')).toEqual([]);
  await page.close();
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
