import { join as inFolder } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt, weekdayOf } from '#domain/local-time.ts';
import { askingDe } from '../../app/texts/asking-de.ts';
import { dayWords } from '../../app/texts/day-words.ts';
import { de } from '../../app/texts/de.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import type { Product } from '../support/product.ts';
import { PRODUCT_ON_BOTH_STORES } from '../support/product-stores.ts';
import { anImage } from '../support/sample-documents.ts';
import { giveVoice, saidAloud } from '../support/voice-double.ts';
import { closePages } from '../support/woken-worker.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const LAPTOP = { viewport: { width: 1280, height: 800 } };
const NUMBER = '030 23125042';
const { start, form, sent, states, door, mine } = askingDe;
const { inbox, request, tasks, write, letter } = officeRequestsDe;
const BERND = 'Herr Bernd Brandt';
const MINUTES = 4 * 60_000;

/** The next Tuesday, on which Herr B. has time. */
const today = dateOf(localDateTimeAt(new Date()));
const TUESDAY =
  [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, days)).find((day) => weekdayOf(day) === 2) ??
  today;

describe.each(PRODUCT_ON_BOTH_STORES)('the story of Frau A. (%s)', (_name, startIt) => {
  let product: Product;
  let browser: Browser;
  let office: Page;
  let volunteer: Page;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    product = await startIt();
    browser = await launchChromium();
    const bernd = aPersonId();
    const photo = anImage(bernd);
    const laptop = await aPairedBrowser(browser, product, { role: 'office' }, LAPTOP);
    await pushAs(product, laptop.device, [
      photo,
      {
        ...{ _id: `${bernd}:person:self`, type: 'person', v: 1, name: BERND, photo: photo._id },
        ...{ createdAt: '2026-11-01T08:00:00Z', volunteerSince: '2026-01-01' },
        function: 'Technikbotschafter',
      } as { _id: string },
    ]);
    const phone = await aPairedBrowser(browser, product, { role: 'team', personId: bernd }, PHONE);
    office = await openAt(laptop.context, '');
    volunteer = await openAt(phone.context, '/tasks');
    await heading(volunteer, tasks.title);
  });

  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await product?.remove();
  });

  async function openAt(context: BrowserContext, path: string): Promise<Page> {
    if (!contexts.includes(context)) contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${product.origin}/q/lichtenberg${path}`);
    return page;
  }

  it('asks without a network, is rung, is helped by Herr B., whose view of her is gone after', {
    timeout: MINUTES,
  }, async () => {
    const phone = await browser.newContext(PHONE);
    await giveVoice(phone);
    let asker = await openAt(phone, '');
    await asker.getByText(de.status.saved).first().waitFor({ timeout: 90_000 });
    await product.stop();
    await asker.getByRole('link', { name: de.home.askForHelp }).click();
    await press(asker, start.callMe);
    await heading(asker, start.callMe);
    await shown(asker, /Das Büro liest/);
    await asker.locator('a[href="tel:112"]').first().waitFor();
    await asker.getByLabel(form.phone).fill(NUMBER);
    await press(asker, form.sendCall);
    await shown(asker, sent.here);
    await shown(asker, sent.hereClose);
    const her = new URL(asker.url()).pathname.replace('/q/lichtenberg', '');

    // In the evening her phone finds a network in the stairwell, with the app closed.
    const worker = await closePages(phone, product.origin);
    await product.start();
    await worker.sync();
    await office.goto(`${product.origin}/q/lichtenberg/inbox`);
    await arrives(office, NUMBER);
    expect(phone.pages().map((page) => page.url())).toEqual(['about:blank']);

    // The office rings back, and writes down what she says.
    await office.getByRole('link', { name: NUMBER }).click();
    await office.getByLabel(write.name, { exact: true }).fill('Frau Adele Adler');
    await office.getByLabel(write.kind).selectOption('technology');
    await office.getByLabel(write.when).selectOption('morning');
    for (const day of ['Dienstag', 'Mittwoch']) await press(office, day);
    await office.getByLabel(write.street).fill('Konrad-Wolf-Straße 12');
    await office.getByLabel(write.doorbell).fill('Adler links');
    await office.getByLabel(write.floor).fill('3. Stock');
    await press(office, request.correctSave);
    await shown(office, request.corrected);
    await press(office, request.confirm);
    await shown(office, request.confirmed);

    // Herr B. sees what, where about and when, and no name.
    const card = volunteer.getByRole('link', { name: new RegExp(inbox.kinds.technology) });
    await arrives(volunteer, card);
    await card.click();
    await heading(volunteer, inbox.kinds.technology);
    await shown(volunteer, 'zu Hause, Alt-Hohenschönhausen');
    await shown(volunteer, 'Dienstag, Mittwoch, vormittags');
    expect(await secretsOn(volunteer)).toEqual([]);
    await product.stop();
    await volunteer.getByLabel(tasks.day2).selectOption(TUESDAY);
    await volunteer.getByLabel(tasks.time).selectOption('10:00');
    await press(volunteer, tasks.yes);
    await shown(volunteer, tasks.said.yes);
    await product.start();
    await arrives(volunteer, tasks.standings.mine);
    await arrives(volunteer, 'Frau Adele Adler');
    for (const known of ['Adler links', '3. Stock', NUMBER]) await shown(volunteer, known);

    // She opens the app again, reads who comes, and has it read to her.
    asker = await openAt(phone, her);
    const comes = door.comes(BERND, dayWords(de, TUESDAY, today), de.dates.time('10:00'));
    await arrives(asker, comes);
    await asker.getByRole('img', { name: door.photoOf(BERND) }).waitFor();
    await shown(asker, door.never);
    const hers = await asker.locator('.own-request-word bdi').allTextContents();
    const his = await volunteer.locator('.tasks-word > span').allTextContents();
    expect(hers).toEqual(his.map((word) => word.split(' ').at(-1)));
    expect(hers).toHaveLength(2);
    await asker.getByRole('button', { name: de.entry.readAloud }).last().click();
    expect(await saidAloud(asker)).toEqual(
      expect.arrayContaining([comes, hers.join(' '), door.never]),
    );

    // Afterwards both say how it went; nothing of her is left with him.
    await volunteer.getByRole('radio', { name: tasks.outcomes.solved }).check();
    await press(volunteer, tasks.done);
    await shown(volunteer, tasks.said.done);
    await arrives(asker, states.done);
    await press(asker, mine.helped);
    await shown(asker, mine.helpedSaid);
    await expect.poll(() => waitingIn(asker)).toBe(0);
    await expect.poll(() => secretsOn(volunteer)).toEqual([]);
    const ids = (await documentsIn(volunteer)).map(({ id }) => id);
    expect(ids.filter((id) => id.includes(':contact:'))).toEqual([]);
    await arrives(office, askedSolved());

    // One more is solved, and nobody's name is in the numbers.
    await office.goto(`${product.origin}/q/lichtenberg/request-figures`);
    const numbers = office.locator('tbody tr').first();
    await numbers.waitFor();
    await expect.poll(() => numbers.textContent()).toMatch(/Geholfen:\s*1(?!\d)/);
    expect(await numbers.textContent()).not.toContain('Adler');
  });

  /** Her own word on it, in the history at the office. */
  const askedSolved = () => office.locator('.inbox-history').getByText(request.steps.solved);

  it('the neighbour without a phone gets the same by a call and a letter', {
    timeout: MINUTES,
  }, async () => {
    await office.goto(`${product.origin}/q/lichtenberg/new-request`);
    await office.getByLabel(write.name, { exact: true }).fill('Frau Berta Nachbar');
    await office.getByLabel(write.number, { exact: true }).fill('030 23125043');
    await office.getByLabel(write.street).fill('Am Tierpark 12');
    await office.getByRole('button', { name: write.save, exact: true }).dblclick();
    await heading(office, 'Frau Berta Nachbar');
    await office.getByRole('button', { name: new RegExp(`${request.assign}.*${BERND}`) }).click();
    await office.getByLabel(request.assignDay).selectOption(TUESDAY);
    await press(office, request.assignSave);
    await arrives(office, request.letter);
    const word = (await office.locator('.inbox-accepted strong').textContent()) ?? '';
    await office.getByRole('link', { name: request.letter }).click();
    await shown(office, letter.first);
    const text = await office.locator('article').textContent();
    const day = dayWords(de, TUESDAY, today);
    for (const part of ['Frau Berta Nachbar', 'Am Tierpark 12', BERND, day, letter.never]) {
      expect(text).toContain(part);
    }
    for (const half of word.split(' ')) expect(text).toContain(half);
    await office.getByRole('img', { name: BERND }).waitFor();
    await office.emulateMedia({ media: 'print' });
    const pages = await office.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pages.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const pictures = process.env.PICTURES;
    if (pictures) await office.screenshot({ path: inFolder(pictures, 'letter.png') });
    await office.emulateMedia({ media: 'screen' });
    await office.goto(`${product.origin}/q/lichtenberg/calls`);
    await arrives(office, 'Frau Berta Nachbar');
    await arrives(office, officeRequestsDe.calls.why.accepted);
    // Two taps on "Eintragen" were one person and one request.
    await office.goto(`${product.origin}/q/lichtenberg/inbox?group=all`);
    await shown(office, 'Frau Berta Nachbar');
    expect(await office.getByRole('link', { name: 'Frau Berta Nachbar' }).count()).toBe(1);
  });
});

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
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(true);
}

/** What of Frau A. is in a page's database; what everybody may read has streets and names of its own. */
async function secretsOn(page: Page): Promise<string[]> {
  const rows = await documentsIn(page);
  const others = rows.filter(({ id }) => !/^(place|event|notice|quarter|vacancy):/.test(id));
  const held = JSON.stringify(others);
  return ['Adler', '23125042', 'Konrad-Wolf'].filter((secret) => held.includes(secret));
}

/** What a page's database holds of documents. */
function documentsIn(page: Page): Promise<{ id: string }[]> {
  return page.evaluate(async () => {
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
    return rows;
  });
}
