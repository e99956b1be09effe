import { join as inFolder } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { treffDe } from '../../app/texts/treff-de.ts';
import { launchChromium } from '../support/chromium.ts';
import { lookAt } from '../support/look-at.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { aPairedBrowser, type PairedBrowser, pushAs } from '../support/paired-phone.ts';
import { pagesOfPdf } from '../support/pdf-codes.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Taps } from '../support/taps.ts';

const EACH_MS = 120_000;
const QUARTER = 'lichtenberg';
const PLACE = 'bsp-technik-treff';
const BERND: KeyCard = { personId: 'be'.repeat(16), secret: new Uint8Array(16).fill(7) };
const OTTILIE = 'a1'.repeat(16);
const KARL = 'a2'.repeat(16);
const LAST_WEEK = addDays(dateOf(localDateTimeAt(new Date())), -7);

let product: Product;
let browser: Browser;
let office: PairedBrowser;
let team: PairedBrowser;
let tablet: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  office = await aPairedBrowser(browser, product, { role: 'office' });
  const look = { viewport: { width: 800, height: 1280 }, reducedMotion: 'reduce' } as const;
  team = await aPairedBrowser(browser, product, { role: 'team', placeId: PLACE }, look);
  await pushAs(product, office.device, documents());
  const url = `${product.origin}/api/locks/cards/${BERND.personId}`;
  const body = JSON.stringify({ quarter: QUARTER, hash: keyCardHash(BERND) });
  await fetch(url, { method: 'PUT', headers: office.device.headers, body });
}, EACH_MS);
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** A volunteer, two regulars, and what they came for a week ago. */
function documents() {
  const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
  const session = `session:${PLACE}~${LAST_WEEK}`;
  const placeId = `place:${PLACE}`;
  const visitor = (personId: string, displayName: string, fields = {}) => ({
    _id: `visitor:${personId}`,
    ...{ type: 'visitor', ...made, personId, displayName, ...fields },
  });
  const visit = (personId: string) => ({
    _id: `visit:${PLACE}~${LAST_WEEK}~${personId}`,
    ...{ type: 'visit', ...made, sessionId: session, placeId, personId, source: 'name' },
    ...{ at: `${LAST_WEEK}T14:00:00Z`, topics: ['Fotos'], helper: BERND.personId },
    outcome: 'again',
  });
  return [
    visitor(BERND.personId, 'Bernd Brandt', { volunteer: true }),
    visitor(OTTILIE, 'Ottilie Musterfrau-Lindenberg von der Weidenhofsiedlung'),
    visitor(KARL, 'Karl Kowalski'),
    { _id: session, type: 'session', ...made, placeId, date: LAST_WEEK },
    visit(OTTILIE),
    visit(KARL),
  ];
}

const button = (name: string | RegExp) =>
  tablet.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const link = (name: string | RegExp) => tablet.getByRole('link', { name });
const said = (text: string | RegExp) => tablet.getByText(text).first().waitFor();

/** Whether all of something stands on what is shown of the page, below the bar and above the foot. */
const isInSight = (what: Locator) =>
  what.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const middle = (left + right) / 2;
    return [top + 1, bottom - 1].every((y) =>
      element.contains(document.elementFromPoint(middle, y)),
    );
  });

/** The numbers of a day on screen, by their names. */
const numbersOn = (page: Page) =>
  page
    .locator('.treff-numbers > div')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((part) => part.textContent).join(' ')),
    );

describe('a day at the Treff', () => {
  it('begins with the card of a volunteer; from then on there is no network', {
    timeout: EACH_MS,
  }, async () => {
    tablet = await team.context.newPage();
    await tablet.goto(`${product.origin}/q/${QUARTER}/treff`);
    // From its second page on the app needs no network.
    await tablet.evaluate(async () => void (await navigator.serviceWorker.ready));
    await tablet.reload();
    await tablet.getByLabel(lockDe.card.typed).fill(keyCardText(BERND));
    await button(lockDe.card.use).click();
    await button(lockDe.pin.skip).click();
    await button(/Ottilie/).waitFor();
    await team.context.setOffline(true);
    await lookAt(tablet, 'treff');
  });

  it('is opened with its topic and who is on duty', { timeout: EACH_MS }, async () => {
    await link(treffDe.day.link).click();
    await tablet.getByLabel(treffDe.day.focus).fill('Fotos vom Handy auf den Rechner');
    await button('Bernd Brandt').click();
    await lookAt(tablet, 'treff-open');
    await button(treffDe.day.open).click();
    await said(/Eröffnet um/);
    await link(treffDe.back).click();
  });

  it('on a phone has the names of regulars on its first page, and all other ways behind one more press', {
    timeout: EACH_MS,
  }, async () => {
    await tablet.setViewportSize({ width: 360, height: 740 });
    const ottilie = button(/Ottilie/);
    await ottilie.waitFor();
    await tablet.evaluate(() => scrollTo(0, 0));
    const folder = process.env.PICTURES;
    if (folder) await tablet.screenshot({ path: inFolder(folder, 'treff-phone.png') });
    // Nothing lies over it where it is pressed, although it is long, and a word on the network stands above.
    await said(/noch nicht übertragen/);
    expect(await isInSight(ottilie)).toBe(true);
    const away = [treffDe.day.link, lockDe.treff.lending, treffDe.paper.title];
    for (const name of away) expect(await link(name).isVisible()).toBe(false);
    await button(treffDe.day.more).click();
    for (const name of away) await link(name).waitFor();
    // Another way to enter is at hand, and from there back to the names.
    await button(lockDe.treff.tally).click();
    await link(treffDe.day.link).waitFor({ state: 'hidden' });
    await button(treffDe.entry.known).click();
    await ottilie.waitFor();
    await tablet.setViewportSize({ width: 800, height: 1280 });
    for (const name of away) await link(name).waitFor();
    expect(await button(treffDe.day.more).isVisible()).toBe(false);
  });

  it('enters a regular in two taps from home, and says what it was about last time', {
    timeout: EACH_MS,
  }, async () => {
    await said(treffDe.entry.recent);
    await tablet.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/q/${QUARTER}`);
    const taps = new Taps();
    await taps.on(link(lockDe.treff.enter));
    await taps.on(button(/Ottilie/));
    await said(/ist eingetragen/);
    expect(taps.count).toBe(2);
    await said(/Es ging um: Fotos. Geholfen hat Bernd Brandt/);
    await button(/Ottilie.*schon da/).waitFor();
    await lookAt(tablet, 'treff-entered');
    await tablet.getByLabel(lockDe.entry.search).fill('kow');
    await button(/Karl Kowalski/).click();
    await said(/Karl Kowalski ist eingetragen/);
    await button(lockDe.treff.undo).click();
    await said(lockDe.entry.takenBack);
    await link(treffDe.today.link(1)).waitFor();
  });

  it('enters somebody new with the consent, and somebody without a name', {
    timeout: EACH_MS,
  }, async () => {
    await button(lockDe.treff.newName).click();
    await tablet.getByLabel(lockDe.entry.name).fill('Rosa Rotkehlchen');
    await tablet.getByLabel(treffDe.entry.forms.signed).check();
    await lookAt(tablet, 'treff-new');
    await button(lockDe.entry.enter).click();
    await said(lockDe.entry.entered);
    await button(lockDe.treff.tally).click();
    const [band = ''] = lockDe.entry.bands;
    for (const count of [1, 2]) {
      await button(new RegExp(lockDe.entry.plusOne(band))).click();
      await said(lockDe.entry.count(count));
    }
    await button(lockDe.treff.undo).click();
    await said(lockDe.entry.countedLess(band, lockDe.entry.count(1)));
    await lookAt(tablet, 'treff-tally');
    // The note with the way back is gone: what was counted too much is taken away all the same.
    await button(lockDe.treff.newName).click();
    await button(lockDe.treff.tally).click();
    await button(new RegExp(`${lockDe.entry.plusOne(band)}.*${lockDe.entry.count(1)}`)).click();
    await said(lockDe.entry.count(2));
    await button(lockDe.treff.newName).click();
    await button(lockDe.treff.tally).click();
    await button(lockDe.entry.minusOne(band)).click();
    await said(lockDe.entry.countedLess(band, lockDe.entry.count(1)));
    expect(await button(lockDe.entry.minusOne(lockDe.entry.bands[1] ?? '')).isDisabled()).toBe(
      true,
    );
  });

  it('says what a visit was about and how it ended; a step too far is taken back', {
    timeout: EACH_MS,
  }, async () => {
    await link(treffDe.today.link(2)).click();
    await tablet.getByRole('heading', { level: 1, name: treffDe.today.title }).waitFor();
    await lookAt(tablet, 'treff-today');
    await link(/Ottilie/).click();
    const pressed = (name: string, isIn: boolean) =>
      tablet.getByRole('button', { name, exact: true, pressed: isIn }).waitFor();
    for (const name of ['Fotos', 'Drucken', 'Bernd Brandt', treffDe.visit.outcomes.solved]) {
      await button(name).click();
      await pressed(name, true);
    }
    await button(treffDe.visit.outcomes.again).click();
    await pressed(treffDe.visit.outcomes.again, true);
    await button(treffDe.undo).click();
    await pressed(treffDe.visit.outcomes.solved, true);
    await lookAt(tablet, 'treff-visit');
    await rename('Karl Kowalski');
    await link(treffDe.back).click();
    // Two of one name are told apart; nobody else has a second line.
    const twin = button(/Karl Kowalski\s*zuletzt/);
    await expect.poll(() => twin.count()).toBe(2);
    await lookAt(tablet, 'treff-namesakes');
    await link(treffDe.today.link(2)).click();
    await link(/Karl Kowalski.*Fotos/).click();
    await rename('Ottilie Mustermann');
    await button(treffDe.undo).click();
    await tablet.getByRole('heading', { level: 1, name: 'Karl Kowalski' }).waitFor();
    await rename('Ottilie Musterfrau');
    expect(await button(/zuletzt/).count()).toBe(0);
    await button(treffDe.followUp.open).click();
    await tablet.getByLabel(treffDe.followUp.about).fill('Der Drucker zu Hause');
    await button(treffDe.followUp.send).click();
    await said(treffDe.followUp.phoneNeeded);
    await tablet.getByLabel(treffDe.followUp.phone).fill('0209 / 123 45');
    await tablet.getByLabel(treffDe.followUp.wheres.home).check();
    await lookAt(tablet, 'treff-follow-up');
    await button(treffDe.followUp.send).click();
    await said(treffDe.followUp.sent);
    await link(treffDe.visit.note).click();
    await said(treffDe.note.outcome.solved);
    await lookAt(tablet, 'treff-note');
    await tablet.emulateMedia({ media: 'print' });
    const points = await tablet
      .locator('.take-home :is(p, li, h2, h3)')
      .evaluateAll((all) =>
        all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize) * 0.75),
      );
    expect(Math.min(...points)).toBeGreaterThanOrEqual(18);
    expect(pagesOfPdf(await tablet.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1);
    await tablet.emulateMedia({ media: 'screen' });
    await link(treffDe.note.back).click();
    await link(treffDe.back).click();
  });

  const rename = async (name: string) => {
    await button(treffDe.visit.rename).click();
    await tablet.getByLabel(treffDe.visit.renameLabel).fill(name);
    await button(treffDe.day.save).click();
    await tablet.getByRole('heading', { level: 1, name }).waitFor();
  };

  it('ends with its numbers, which the office has once there is a network again', {
    timeout: EACH_MS,
  }, async () => {
    await link(treffDe.day.link).click();
    await said(treffDe.day.undecidedText);
    const expected = [
      `${treffDe.day.total} 3`,
      `${treffDe.day.visits} 2`,
      `${treffDe.day.tallied} 1`,
      `${lockDe.entry.bands[0]} 1`,
      'Drucken 1',
      'Fotos 1',
      `${treffDe.visit.outcomes.solved} 1`,
    ];
    await expect.poll(() => numbersOn(tablet)).toEqual(expected);
    await said(treffDe.day.done(1));
    await said(/noch nicht übertragen/);
    await button(treffDe.day.close).click();
    await said(treffDe.day.closedSaid);
    await lookAt(tablet, 'treff-day');
    const path = new URL(tablet.url()).pathname;
    await team.context.setOffline(false);
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => waitingIn(tablet), { timeout: 60_000 }).toBe(0);
    const desk = await office.context.newPage();
    await desk.goto(product.origin + path);
    await expect.poll(() => numbersOn(desk), { timeout: 60_000 }).toEqual(expected);
    await desk.getByText(/Geschlossen um/).waitFor();
    await desk.getByText('Rosa Rotkehlchen').waitFor();
    const allArrived = desk.getByText(treffDe.tablets.allArrived(1));
    const hasArrived = async () => {
      await desk.reload();
      return allArrived.waitFor({ timeout: 15_000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(hasArrived, { timeout: 60_000 }).toBe(true);
    await lookAt(desk, 'treff-day-office');
    await desk.goto(`${product.origin}/q/${QUARTER}/inbox`);
    await desk.getByRole('link', { name: /Ottilie/ }).click();
    await desk.getByText('Der Drucker zu Hause').waitFor();
    await desk.goto(`${product.origin}/q/${QUARTER}/treff-days`);
    await desk
      .getByRole('row', { name: /Silberlinde/ })
      .first()
      .waitFor();
  });
});
