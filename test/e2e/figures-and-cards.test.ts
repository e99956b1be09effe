import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitorCardIn } from '#domain/visitor-card.ts';
import { attendanceDe as attendance } from '../../app/texts/attendance-de.ts';
import { figuresDe as figures } from '../../app/texts/figures-de.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { visitorCardsDe as cards } from '../../app/texts/visitor-cards-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { codeIn } from '../support/code-in-picture.ts';
import { videoOfCode } from '../support/code-video.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { codesInPdf } from '../support/pdf-codes.ts';
import { ANNA, plantPeople, VOLUNTEER } from '../support/plant-people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { doc } from '../support/sample-documents.ts';
import { settled } from './screens.ts';

const DATE = '2026-11-24';
const SHEET = `/attendance/fest/sheet?date=${DATE}`;
/** A stack of twelve visitors, so that their cards fill more than a sheet. */
const VISITORS = Array.from({ length: 12 }, (_, nr) => ({
  personId: (nr + 0xa0).toString(16).repeat(16),
  displayName: `Gast ${nr}`,
}));

let product: Product;
let folder = '';
let browser: Browser;
let office: Page;
let oldCard = '';

beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-cards-'));
  const visitors = VISITORS.map((one) => doc('visitor', `visitor:${one.personId}`, one));
  const where = { eventId: 'event:fest', date: DATE, n: 1, channel: 'phone' };
  const tally = doc('tally', 'tally:bsp-technik-treff~2026-11-17~d0123456789ab', {
    writer: 'd0123456789ab',
    placeId: 'place:bsp-technik-treff',
    sessionId: 'session:bsp-technik-treff~2026-11-17',
    counts: { 'ab 75': 11 },
  });
  await plantPeople(product, {
    team: [...visitors, tally],
    private: [doc('registration', `${ANNA}:registration:fest~${DATE}~1`, where)],
  });
  browser = await launchChromium();
  const paired = await aPairedBrowser(
    browser,
    product,
    { role: 'office' },
    { viewport: { width: 1280, height: 800 }, acceptDownloads: true, reducedMotion: 'reduce' },
  );
  await pushAs(product, paired.device, [AN_EVENT]);
  office = await paired.context.newPage();
  await go(office, '/persons');
  await office.getByText('Gast 11').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
  await rm(folder, { recursive: true, force: true });
});

const AN_EVENT = doc('event', 'event:fest', {
  uid: 'fest',
  title: 'Adventskaffee',
  doors: ['meeting'],
  start: `${DATE}T15:00`,
  end: `${DATE}T18:00`,
  tz: 'Europe/Berlin',
  registration: 'here',
});

async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${product.origin}/q/lichtenberg${path}`);
  await settled(page);
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const says = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

/** How many sheets come out of the printer, and of what size (points). */
async function sheetsOf(page: Page): Promise<{ count: number; sizes: string[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)];
  const sizes = boxes.map(([, box = '']) => box.trim().split(/\s+/).slice(2).map(Number));
  const rounded = sizes.map((size) => size.map((side) => Math.round(side / 2) * 2).join('×'));
  return {
    count: (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length,
    sizes: [...new Set(rounded)],
  };
}

/** A volunteer's own phone, whose camera looks at a code. */
async function phoneThatSees(
  code: string,
  look?: { isDamaged: boolean },
): Promise<{ context: BrowserContext; page: Page; end: () => Promise<void> }> {
  const video = join(folder, `${Math.random()}.y4m`);
  await writeFile(video, videoOfCode(code, look));
  const phone = await launchChromium({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  const options = { role: 'team', personId: VOLUNTEER } as const;
  const { context } = await aPairedBrowser(phone, product, options, { reducedMotion: 'reduce' });
  await context.grantPermissions(['camera'], { origin: product.origin });
  const page = await context.newPage();
  return { context, page, end: () => phone.close() };
}

it('the office prints Treff-Karten without names, ten on a sheet of A4; each code is its number’s', async () => {
  await go(office, '/visitor-cards');
  await press(office, cards.chooseAll(VISITORS.length + 2));
  await press(office, cards.toSheets);
  await office.locator('.visitor-card .qr-code-ink[d^="M"]').nth(13).waitFor();
  expect(await sheetsOf(office)).toEqual({ count: 2, sizes: ['594×842'] });
  await office.emulateMedia({ media: 'print' });
  const printed = office.locator('.visitor-card');
  expect(await printed.allTextContents()).not.toContainEqual(expect.stringMatching(/Anna|Gast/));
  for (const nr of [0, 5, 13]) {
    const card = printed.nth(nr);
    const text = await codeIn(office, card);
    const number = await card.locator('.visitor-card-number').textContent();
    expect(visitorCardIn(text)?.cardNumber).toBe(number);
    const box = await card.boundingBox();
    expect(Math.round(((box?.width ?? 0) * 254) / 96) / 10).toBeCloseTo(85.6, 0);
  }
  // On paper the codes are those of the screen, each on its card; the second sheet has four.
  const second = await office.pdf({ preferCSSPageSize: true, pageRanges: '2' });
  const numbers = await printed.locator('.visitor-card-number').allTextContents();
  expect(codesInPdf(second).map(({ text }) => visitorCardIn(text)?.cardNumber)).toEqual(
    numbers.slice(10),
  );
  oldCard = await codeIn(office, printed.nth(0));
  expect(visitorCardIn(oldCard)?.personId).toBe(ANNA);
  await office.emulateMedia({ media: null });
  await expect.poll(() => waitingIn(office)).toBe(0);
});

it('a card before the camera enters its person; what is no card is said kindly; paper doubles nobody', async () => {
  const { page, end } = await phoneThatSees(oldCard);
  await go(page, `/attendance/fest?date=${DATE}`);
  await expect.poll(() => page.getByLabel(lockDe.entry.search, { exact: true }).count()).toBe(1);
  await page.getByLabel(lockDe.entry.search, { exact: true }).fill('Ahr');
  await page.getByRole('button', { name: 'Anna Ahrens', exact: true }).waitFor();
  await press(page, attendance.card);
  await says(page, attendance.entered('Anna Ahrens'));
  await expect.poll(() => waitingIn(page)).toBe(0);
  await end();

  await go(office, `/attendance/fest?date=${DATE}`);
  await says(office, attendance.count(1));
  // Here no camera sees a card that would be read at once again.
  await press(office, attendance.card);
  await office.getByLabel(lockDe.card.typed).fill('https://example.org/gutschein');
  await press(office, lockDe.card.use);
  await says(office, attendance.notACard);
  await office.getByLabel(attendance.ways.paper).check();
  await office.getByLabel(attendance.search).fill('ahrens');
  await office.getByRole('button', { name: 'Anna Ahrens', exact: true }).click();
  await says(office, attendance.already('Anna Ahrens'));
  await office.getByLabel(attendance.search).fill('Gast 3');
  await office.getByRole('button', { name: 'Gast 3', exact: true }).click();
  await says(office, attendance.count(2));
  await office.getByLabel(attendance.search).fill('Neue Nachbarin');
  await press(office, attendance.addNew('Neue Nachbarin'));
  await says(office, attendance.count(3));
  await press(office, attendance.undo);
  await says(office, attendance.count(2));
  await expect.poll(() => waitingIn(office)).toBe(0);
});

it('a damaged card is not read: the way on by its number is said, and enters its person', async () => {
  const { page, end } = await phoneThatSees(oldCard, { isDamaged: true });
  await go(page, `/attendance/fest?date=${DATE}`);
  await page.getByLabel(lockDe.entry.search, { exact: true }).fill('Ahr');
  await page.getByRole('button', { name: /^Anna Ahrens/ }).waitFor();
  await press(page, attendance.card);
  await page.getByLabel(lockDe.card.camera).waitFor();
  await says(page, lockDe.entry.cardSlow);
  const pictures = process.env.PICTURES;
  if (pictures) await page.screenshot({ path: join(pictures, 'damaged-card.png') });
  await page.getByLabel(lockDe.card.typed).fill(visitorCardIn(oldCard)?.cardNumber ?? '');
  await press(page, lockDe.card.use);
  await says(page, attendance.already('Anna Ahrens'));
  await end();
});

it('the sheet for a date is full lines of A4 with a code that leads to keying it in; names are the office’s alone', async () => {
  await go(office, SHEET);
  await office.locator('.attendance-sheet .qr-code-ink[d^="M"]').waitFor();
  // Whoever is registered is found after the sheet itself.
  await office.locator('.attendance-sheet').getByText('Anna Ahrens').waitFor();
  expect(await sheetsOf(office)).toEqual({ count: 1, sizes: ['594×842'] });
  await office.emulateMedia({ media: 'print' });
  const sheet = office.locator('.attendance-sheet');
  const way = `/attendance/fest?date=${DATE}&way=paper`;
  const address = `${product.origin}/q/lichtenberg${way}`;
  expect(await codeIn(office, sheet.locator('.attendance-sheet-code'))).toBe(address);
  const onPaper = codesInPdf(await office.pdf({ preferCSSPageSize: true }));
  expect(onPaper.map(({ text }) => text)).toEqual([address]);
  expect(onPaper[0]?.millimetres).toBeGreaterThanOrEqual(25);
  expect(await sheet.getByText('Anna Ahrens').count()).toBe(1);
  expect(await sheet.getByRole('row').count()).toBe(21);
  await office.emulateMedia({ media: null });
  await press(office, attendance.sheetNames);
  await expect.poll(() => sheet.getByText('Anna Ahrens').count()).toBe(0);
  await go(office, way);
  await expect.poll(() => office.getByLabel(attendance.ways.paper).isChecked()).toBe(true);
});

it('a lost card is replaced: the old one is refused in a kind sentence', async () => {
  await go(office, `/visitor-cards?for=${ANNA}`);
  await press(office, cards.one.lost);
  await office.getByText(/^Die neue Nummer ist \d{6}\./).waitFor();
  await expect.poll(() => waitingIn(office)).toBe(0);
  const { page, end } = await phoneThatSees(oldCard);
  await go(page, `/attendance/fest?date=${DATE}`);
  await page.getByLabel(lockDe.entry.search, { exact: true }).fill('Ahr');
  // Beside her name stands that she is here already.
  await page.getByRole('button', { name: /^Anna Ahrens/ }).waitFor();
  await press(page, attendance.card);
  await says(page, attendance.oldCard);
  await end();
});

it('the statistics are filtered in the address, saved as a table, printed, and hide small numbers', async () => {
  await go(office, '/figures');
  const row = office.getByRole('row').filter({ hasText: 'November 2026' });
  await row.getByRole('cell', { name: '14', exact: false }).first().waitFor();
  await office.getByRole('link', { name: 'November 2026' }).click();
  await expect.poll(() => office.url()).toMatch(/figures\?by=session&time=2026-11$/);
  await expect.poll(() => office.getByRole('row').count()).toBe(5);
  expect((await sheetsOf(office)).sizes).toEqual(['842×594']);
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    press(office, figures.save),
  ]);
  const table = await readFile(await download.path(), 'utf8');
  expect(table.split('\r\n')[1]).toMatch(/^2026-11-17;[^;]+;12;1;11;1;/);
  await press(office, figures.hide);
  await says(office, figures.hiddenNow);
  const smallDay = office.getByRole('row').filter({ hasText: '3. November 2026' });
  await smallDay.getByText(figures.hidden).first().waitFor();
  await expect.poll(() => waitingIn(office)).toBe(0);
});
