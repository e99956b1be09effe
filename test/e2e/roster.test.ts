import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { rosterDe } from '../../app/texts/roster-de.ts';
import { volunteersDe } from '../../app/texts/volunteers-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Taps } from '../support/taps.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const LAPTOP = { viewport: { width: 1280, height: 800 } };
const [BERND, CLARA, ERNA] = [aPersonId(), aPersonId(), aPersonId()];
const { end } = volunteersDe;

let product: Product;
let browser: Browser;
let office: Page;
let bernd: Page;
let clara: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const laptop = await aPairedBrowser(browser, product, { role: 'office' }, LAPTOP);
  const phones = [];
  for (const personId of [BERND, CLARA]) {
    phones.push(await aPairedBrowser(browser, product, { role: 'team', personId }, PHONE));
  }
  await pushAs(product, laptop.device, documents());
  office = await openAt(laptop.context, '/roster');
  const [first, second] = phones;
  if (!first || !second) throw new Error('no phones');
  bernd = await openAt(first.context, '/roster');
  clara = await openAt(second.context, '/roster');
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await product?.remove();
});

/** Two volunteers, and a visit to Frau Erdmann that Bernd has said yes to. */
function documents() {
  const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
  const volunteers = [
    [BERND, 'Bernd Brandt'],
    [CLARA, 'Clara Cremer'],
  ] as const;
  return [
    ...volunteers.flatMap(([id, name]) => [
      {
        ...{ _id: `${id}:person:self`, type: 'person', ...made, name },
        volunteerSince: '2026-01-01',
        keys: [{ name: 'Haustür', handedOn: '2026-01-10' }],
      },
      {
        ...{ _id: `visitor:${id}`, type: 'visitor', ...made },
        ...{ personId: id, displayName: name, volunteer: true },
      },
    ]),
    { ...{ _id: `${ERNA}:person:self`, type: 'person', ...made }, name: 'Erna Erdmann' },
    {
      ...{ _id: `${ERNA}:request:r1`, type: 'request', ...made, kind: 'technology' },
      ...{ channel: 'phone', where: 'home', phone: '+49 30 23125042' },
    },
    {
      ...{ _id: `${ERNA}:requestStep:r1~c`, type: 'requestStep', ...made, requestId: 'r1' },
      ...{ at: '2026-11-21T08:00:00Z', kind: 'confirmed' },
    },
    {
      ...{ _id: `response:r1~${BERND}~1`, type: 'response', ...made, requestId: 'r1' },
      ...{ personId: BERND, n: 1, kind: 'yes', at: `${inDays(3)}T10:00` },
    },
  ];
}

function inDays(days: number): string {
  return addDays(dateOf(localDateTimeAt(new Date())), days);
}

async function openAt(context: BrowserContext, path: string): Promise<Page> {
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first();
/** What the browser does when the person looks at the phone again. */
const lookAgain = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** What comes from another device: somebody looks at the page now and then until it is there. */
async function arrives(page: Page, what: string | Locator): Promise<void> {
  const looked = typeof what === 'string' ? page.getByText(what) : what;
  await expect
    .poll(
      async () => {
        await lookAgain(page);
        return looked.first().isVisible();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true);
}

async function sent(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await lookAgain(page);
        return waitingIn(page);
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(0);
}

describe('the roster', () => {
  it('is planned at the office; who cannot says so without a network, and a colleague stands in', async () => {
    const duty = office.locator('.roster-duty').filter({ hasText: rosterDe.duty.nobody }).first();
    await button(duty, new RegExp(`^${rosterDe.duty.add}`)).click();
    await office.getByLabel(rosterDe.duty.who).selectOption({ label: 'Bernd Brandt' });
    await office.getByLabel(rosterDe.duty.repeat).selectOption({ label: rosterDe.duty.times(4) });
    await button(office, rosterDe.duty.save).click();
    await office.getByText(rosterDe.said.added('Bernd Brandt', 4)).waitFor();

    await arrives(bernd, rosterDe.own.comes);
    await bernd.context().setOffline(true);
    await button(bernd, rosterDe.own.canNot).click();
    await bernd.getByText(rosterDe.own.open).waitFor();
    await bernd.getByText(rosterDe.said.canNot).waitFor();
    await bernd.context().setOffline(false);
    await sent(bernd);

    await arrives(clara, rosterDe.open.who('Bernd Brandt'));
    await clara.context().setOffline(true);
    await button(clara, rosterDe.open.standIn).click();
    await clara.getByText(rosterDe.own.standsIn('Bernd Brandt')).waitFor();
    await clara.getByText(rosterDe.own.notSent).waitFor();
    await clara.context().setOffline(false);
    await sent(clara);
    await clara.getByText(rosterDe.own.notSent).waitFor({ state: 'detached' });

    await arrives(bernd, rosterDe.own.covered('Clara Cremer'));
    await arrives(office, rosterDe.duty.standsInFor('Bernd Brandt'));
    await office.getByRole('link', { name: rosterDe.paper }).click();
    const row = office.locator('.roster-table tr').filter({ hasText: 'für Bernd Brandt' });
    await row.getByText(rosterDe.sheet.instead('Clara Cremer', 'Bernd Brandt')).waitFor();
    await office.emulateMedia({ media: 'print' });
    const pages = await office.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pages.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await office.emulateMedia({ media: 'screen' });
  });

  it('is left with one press, in four taps; what needs the server can be pressed again', async () => {
    await bernd.goto(`${product.origin}/q/lichtenberg/my-tasks`);
    await arrives(bernd, 'Erna Erdmann');
    await office.goto(`${product.origin}/q/lichtenberg`);
    const taps = new Taps();
    const { work } = officeRequestsDe;
    await taps.on(office.getByRole('link', { name: work.volunteers, exact: true }));
    await taps.on(office.getByRole('link', { name: 'Bernd Brandt', exact: true }));
    await taps.on(office.getByRole('link', { name: volunteersDe.file.end, exact: true }));
    await office.getByText('Erna Erdmann').waitFor();
    await office.getByText(end.shifts(3)).waitFor();
    await product.stop();
    await taps.on(button(office, end.now));
    expect(taps.count).toBeLessThanOrEqual(6);
    await office.getByText(end.noContact).waitFor();
    await office.getByText(end.open, { exact: true }).first().waitFor();
    // Whom to ring is known all the same.
    await office.getByText('Erna Erdmann').waitFor();
    await office.getByText('Haustür').waitFor();

    await product.start();
    await office.reload();
    await button(office, end.again).click();
    await expect.poll(() => office.getByText(end.ok, { exact: true }).count()).toBe(3);
    await button(office, end.again).waitFor({ state: 'detached' });
    await sent(office);

    // The phone was sent away while the server was gone: nothing of whom he would have visited stays.
    await expect
      .poll(
        async () => {
          await lookAgain(bernd);
          return bernd.evaluate(hasContact);
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(false);
    await bernd.getByText(officeRequestsDe.onlyVolunteer).waitFor();
    await office.getByRole('link', { name: end.callList }).click();
    const toRing = office.getByRole('row').filter({ hasText: 'Erna Erdmann' });
    const left = toRing.filter({ hasText: officeRequestsDe.calls.why.volunteerLeft });
    await left.getByRole('link', { name: '030 23125042' }).waitFor();
    // Nobody is told any more that he comes: one call is left.
    await expect
      .poll(
        async () => {
          await lookAgain(office);
          return toRing.count();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(1);
    await clara.goto(`${product.origin}/q/lichtenberg/roster`);
    await expect
      .poll(
        async () => {
          await lookAgain(clara);
          return clara.getByText(rosterDe.open.who('Bernd Brandt')).count();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBeGreaterThan(0);
  });

  it('leaves hours and a certificate of one sheet', async () => {
    await office.goto(`${product.origin}/q/lichtenberg/volunteer/${BERND}/hours`);
    await office.getByText(volunteersDe.certificate.title, { exact: true }).waitFor();
    await office.emulateMedia({ media: 'print' });
    const pages = await office.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pages.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});

/** Whether something of anybody visited is in this browser's database. */
async function hasContact(): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('vor-ort');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const rows = await new Promise<{ id: string }[]>((resolve) => {
    const reading = database.transaction('documents').objectStore('documents').getAll();
    reading.onsuccess = () => resolve(reading.result);
  });
  database.close();
  return rows.some(({ id }) => id.includes(':contact:'));
}
