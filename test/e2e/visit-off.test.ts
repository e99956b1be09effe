import { readFile } from 'node:fs/promises';
import { join as inFolder } from 'node:path';
import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { askingAr } from '../../app/texts/asking-ar.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { chooseSettings } from '../support/device-settings.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const MINUTES = 4 * 60_000;
const PHONE = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;
const ANNA = aPersonId();
const BERND = aPersonId();
const NAME = 'Herr Bernd Brandt';
const START = `${addDays(dateOf(localDateTimeAt(new Date())), 3)}T10:00`;
const { mine } = askingDe;
const { tasks } = officeRequestsDe;

let product: Product;
let browser: Browser;
let anna: Page;
let bernd: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const office = await aPairedBrowser(browser, product, { role: 'office' });
  await pushAs(product, office.device, documents());
  const hers = await aPairedBrowser(
    browser,
    product,
    { role: 'resident', personId: ANNA },
    { ...PHONE },
  );
  const his = await aPairedBrowser(
    browser,
    product,
    { role: 'team', personId: BERND },
    { ...PHONE },
  );
  anna = await hers.context.newPage();
  await anna.goto(`${product.origin}/q/lichtenberg/request/mine/r1`);
  bernd = await his.context.newPage();
  await bernd.goto(`${product.origin}/q/lichtenberg/task/r1`);
}, MINUTES);

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

it('a visit that is handed back is called off in the calendars of both, as the same entry', {
  timeout: MINUTES,
}, async () => {
  const [herVisit, hisVisit] = [
    await savedBy(anna, mine.calendar),
    await savedBy(bernd, tasks.calendar),
  ];
  expect([herVisit.status, hisVisit.status]).toEqual(['CONFIRMED', 'CONFIRMED']);
  expect([herVisit.method, hisVisit.method]).toEqual([null, null]);

  await bernd.getByRole('button', { name: tasks.handBack, exact: true }).click();
  const hisEnd = await savedBy(bernd, tasks.off.button);
  expect(hisEnd).toMatchObject({ ...offOf(hisVisit), title: 'Fällt aus: Besuch' });
  await bernd.getByText(tasks.off.saved).waitFor();
  await lookAt(bernd, 'his-task');

  const herEnd = await savedBy(anna, mine.off.button);
  expect(herEnd).toMatchObject({ ...offOf(herVisit), title: `Fällt aus: ${NAME} kommt` });
  expect([herEnd.sequence > herVisit.sequence, hisEnd.sequence > hisVisit.sequence]).toEqual([
    true,
    true,
  ]);
  await anna.getByText(mine.off.saved).waitFor();
  await lookAt(anna, 'hers');

  // His list says so too; from there he comes to the same.
  await bernd.goto(`${product.origin}/q/lichtenberg/my-tasks`);
  const row = bernd.getByRole('list', { name: tasks.off.list }).getByRole('link');
  await row.waitFor();
  await lookAt(bernd, 'his-list');
  await row.click();
  await bernd.getByRole('button', { name: tasks.off.button, exact: true }).waitFor();

  await chooseSettings(anna, { language: 'ar', scheme: 'light', textSize: 100 });
  await anna.getByRole('button', { name: askingAr.mine.off.button, exact: true }).waitFor();
});

it('a visit that she takes back is called off for both, and stands again where that was a slip', {
  timeout: MINUTES,
}, async () => {
  await chooseSettings(anna, { language: 'de' });
  await anna.goto(`${product.origin}/q/lichtenberg/request/mine/r2`);
  await bernd.goto(`${product.origin}/q/lichtenberg/task/r2`);
  const visit = await savedBy(anna, mine.calendar);
  await savedBy(bernd, tasks.calendar);
  await anna.getByRole('button', { name: mine.withdraw, exact: true }).click();
  const end = await savedBy(anna, mine.off.button);
  expect(end).toMatchObject(offOf(visit));
  await anna.getByRole('button', { name: de.common.undo, exact: true }).click();
  const again = await savedBy(anna, mine.calendar);
  expect(again).toMatchObject({ uid: visit.uid, start: visit.start, status: 'CONFIRMED' });
  // Else her calendar would take it for older than what called it off.
  expect(again.sequence).toBeGreaterThan(end.sequence);
  await anna.getByRole('button', { name: mine.off.button, exact: true }).waitFor({
    state: 'detached',
  });
  await anna.getByRole('button', { name: mine.withdraw, exact: true }).click();
  expect(await savedBy(bernd, tasks.off.button)).toMatchObject({ status: 'CANCELLED' });
});

/** What a file says that was saved by a button of this name. */
async function savedBy(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor({ timeout: 90_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const file = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
  const entry = file.getFirstSubcomponent('vevent');
  if (!entry) throw new Error('no entry');
  const said = (property: string) => entry.getFirstPropertyValue(property);
  return {
    method: file.getFirstPropertyValue('method'),
    uid: said('uid'),
    status: said('status'),
    sequence: Number(said('sequence')),
    start: String(said('dtstart')),
    title: said('summary'),
  };
}

/** What a file has to say that calls this entry off. */
function offOf({ uid, start }: { uid: unknown; start: string }) {
  return { uid, start, status: 'CANCELLED', method: 'CANCEL' };
}

/** Where PICTURES names a folder, somebody looks at it. */
async function lookAt(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  const looks = [
    { language: 'de', scheme: 'light', textSize: 100 },
    { language: 'de', scheme: 'dark', textSize: 200 },
    { language: 'ar', scheme: 'light', textSize: 100 },
  ] as const;
  const found: string[] = [];
  for (const look of looks) {
    await chooseSettings(page, look);
    await settled(page);
    const excess = await excessWidth(page);
    if (excess > 0) found.push(`${look.language}, ${look.textSize} %: ${excess} px too wide`);
    found.push(...(await axeFindings(page)));
    const path = folder && inFolder(folder, `off-${name}-${look.language}-${look.textSize}.png`);
    if (path) await page.screenshot({ path, fullPage: true });
  }
  expect(found).toEqual([]);
  await chooseSettings(page, looks[0]);
}

/** Her requests, to which Herr B. said yes. */
function documents() {
  const made = { v: 1, createdAt: '2026-11-20T08:00:00Z' };
  const keys = ['r1', 'r2'];
  const person = (id: string, fields: object) => ({
    ...{ _id: `${id}:person:self`, type: 'person', ...made, ...fields },
  });
  return [
    person(ANNA, { name: 'Frau Anna Adler' }),
    person(BERND, { name: NAME, volunteerSince: '2026-01-01', function: 'Technikbotschafter' }),
    ...keys.flatMap((key) => [
      {
        ...{ _id: `${ANNA}:request:${key}`, type: 'request', ...made, channel: 'app' },
        ...{ kind: 'technology', where: 'home', when: { soon: true }, phone: '+49 30 23125042' },
      },
      {
        ...{ _id: `${ANNA}:requestStep:${key}~confirmed`, type: 'requestStep', ...made },
        ...{ requestId: key, at: '2026-11-21T08:00:00Z', kind: 'confirmed' },
      },
      {
        ...{ _id: `response:${key}~${BERND}~1`, type: 'response', ...made },
        ...{ requestId: key, personId: BERND, n: 1, kind: 'yes', at: START },
      },
    ]),
  ];
}
