import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askingDe } from '../../app/texts/asking-de.ts';
import { de } from '../../app/texts/de.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const LAPTOP = { viewport: { width: 1280, height: 800 } };
const NUMBER = '030 23125042';
const { kinds, questions, choices, form, sent, states, door } = askingDe;
const { inbox, request, tasks, write, letter } = officeRequestsDe;
const BERND = 'Herr Bernd Brandt';

let product: Product;
let browser: Browser;
let office: Page;
let volunteer: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const bernd = aPersonId();
  const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
  const laptop = await aPairedBrowser(browser, product, { role: 'office' }, LAPTOP);
  await pushAs(product, laptop.device, [
    {
      _id: `${bernd}:person:self`,
      type: 'person',
      ...made,
      name: BERND,
      function: 'Technikbotschafter',
      volunteerSince: '2026-01-01',
    } as { _id: string },
  ]);
  const phone = await aPairedBrowser(browser, product, { role: 'team', personId: bernd }, PHONE);
  office = await openAt(laptop.context, '');
  volunteer = await openAt(phone.context, '/tasks');
  await volunteer.getByRole('heading', { level: 1, name: tasks.title }).waitFor();
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await product?.remove();
});

async function openAt(context: BrowserContext, path: string): Promise<Page> {
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${product.origin}/q/lichtenberg${path}`);
  return page;
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
/** What the browser does when the person looks at the phone again. */
const lookAgain = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** What comes from another device, on the way of which a server was down: somebody looks at the page
 *  now and then until it is there. */
async function arrives(page: Page, what: string | Locator): Promise<void> {
  const looked = typeof what === 'string' ? page.getByText(what) : what;
  await expect
    .poll(
      async () => {
        await lookAgain(page);
        return looked.first().isVisible();
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(true);
}

describe('the story of Frau A.', () => {
  it('asks without a network, is rung, is helped by Herr B., whose view of her is gone after', async () => {
    const asker = await openAt(await browser.newContext(PHONE), '');
    await asker.getByText(de.status.saved).first().waitFor();
    await product.stop();
    await asker.getByRole('link', { name: de.home.askForHelp }).click();
    await press(asker, kinds.technology);
    await press(asker, choices.morning);
    await heading(asker, questions.where);
    await press(asker, choices.home);
    await press(asker, choices.any);
    await heading(asker, questions.contact);
    await asker.getByLabel(form.phone).fill(NUMBER);
    await asker.getByLabel(form.name).fill('Frau Adele Adler');
    await asker.getByLabel(form.doorbell).fill('Adler links');
    await press(asker, form.send);
    await shown(asker, sent.here);
    await product.start();
    await arrives(asker, sent.arrived);

    await office.goto(`${product.origin}/q/lichtenberg/inbox`);
    await arrives(office, 'Frau Adele Adler');
    await office.getByRole('link', { name: 'Frau Adele Adler' }).click();
    await press(office, request.confirm);
    await shown(office, request.confirmed);
    await arrives(asker, states.open);

    const card = volunteer.getByRole('link', { name: new RegExp(inbox.kinds.technology) });
    await arrives(volunteer, card);
    await card.click();
    await heading(volunteer, inbox.kinds.technology);
    expect(await volunteer.locator('main').textContent()).not.toContain('Adler');
    await product.stop();
    await press(volunteer, tasks.yes);
    await shown(volunteer, tasks.said.yes);
    await product.start();
    await arrives(volunteer, tasks.standings.mine);
    await arrives(volunteer, 'Adler links');
    await shown(volunteer, NUMBER);

    await arrives(asker, `${BERND} kommt am`);
    await shown(asker, door.never);
    expect(await doorWords(asker, '.own-request-word bdi')).toEqual(
      (await doorWords(volunteer, '.tasks-word > span')).map((word) => word.split(' ').at(-1)),
    );

    await volunteer.getByRole('radio', { name: tasks.outcomes.solved }).check();
    await press(volunteer, tasks.done);
    await shown(volunteer, tasks.said.done);
    await volunteer.locator('main').getByText('Adler').first().waitFor({ state: 'detached' });
    await arrives(asker, states.done);
    await volunteer.waitForFunction(hasNoContact, undefined, { polling: 250 });
  });

  it('the neighbour without a phone gets the same by a call and a letter', async () => {
    await office.goto(`${product.origin}/q/lichtenberg/new-request`);
    await office.getByLabel(write.name, { exact: true }).fill('Frau Berta Nachbar');
    await office.getByLabel(write.number, { exact: true }).fill('030 23125043');
    await office.getByLabel(write.street).fill('Am Tierpark 12');
    await press(office, write.save);
    await heading(office, 'Frau Berta Nachbar');
    await office.getByRole('button', { name: new RegExp(`${request.assign}.*${BERND}`) }).click();
    await press(office, request.assignSave);
    await arrives(office, request.letter);
    await office.getByRole('link', { name: request.letter }).click();
    await shown(office, letter.first);
    const text = await office.locator('article').textContent();
    for (const part of ['Frau Berta Nachbar', 'Am Tierpark 12', BERND, letter.never]) {
      expect(text).toContain(part);
    }
    await office.emulateMedia({ media: 'print' });
    const pages = await office.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pages.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await office.emulateMedia({ media: 'screen' });
    await office.goto(`${product.origin}/q/lichtenberg/calls`);
    await arrives(office, 'Frau Berta Nachbar');
    await arrives(office, officeRequestsDe.calls.why.accepted);
  });
});

const doorWords = (page: Page, selector: string) => page.locator(selector).allTextContents();

/** Whether nothing of anybody visited is in this browser's database. */
async function hasNoContact(): Promise<boolean> {
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
  return rows.every(({ id }) => !id.includes(':contact:'));
}
