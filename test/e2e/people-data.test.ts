import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { guideDe } from '../../app/texts/guide-de.ts';
import { officePrivacyDe as office } from '../../app/texts/office-privacy-de.ts';
import { privacyDe } from '../../app/texts/privacy-de.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { launchChromium } from '../support/chromium.ts';
import { waitingIn } from '../support/outbox-of-page.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDevice, PairedDeviceOptions } from '../support/paired-device.ts';
import { ANNA, DOUBLE, plantPeople, VOLUNTEER } from '../support/plant-people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { excessWidth, followLink, showWhole } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

const QUARTER = 'lichtenberg';
const { persons, person, toClear, conflicts, quarantine, answers, erase } = office;
const { mine } = privacyDe;

let product: Product;
let browser: Browser;
const contexts: BrowserContext[] = [];
/** The office's own computer, at which most of it happens. */
let desk: Page | undefined;

beforeAll(async () => {
  product = await startProduct();
  await plantPeople(product);
  browser = await launchChromium();
});
afterEach(async () => {
  await desk?.context().setOffline(false);
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const go = async (page: Page, path: string) => {
  const address = `${product.origin}/q/${QUARTER}${path}`;
  if (page.url() === 'about:blank') await page.goto(address);
  else await followLink(page, address);
  await settled(page);
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** A browser that was paired without its screens, with its quarter on board. */
async function device(options?: PairedDeviceOptions, width = 1280): Promise<Page> {
  const viewport = { width, height: 800 };
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  contexts.push(context);
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  if (options) {
    const { cookie } = await pairDevice(product, options);
    const [name = '', value = ''] = cookie.split('=');
    const url = product.origin;
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
  }
  const page = await context.newPage();
  await go(page, '');
  await page.getByText('Auf diesem Gerät gespeichert').first().waitFor();
  return page;
}

async function officeDevice(width?: number): Promise<Page> {
  const page = await device({ role: 'office' }, width);
  await showPersons(page);
  return page;
}

/** The same for one test after the other, as an office's computer is. */
async function officeDesk(): Promise<Page> {
  if (!desk) {
    desk = await device({ role: 'office' });
    contexts.pop();
  }
  await showPersons(desk);
  return desk;
}

async function showPersons(page: Page): Promise<void> {
  await go(page, '/persons');
  await page.getByText('Berta Braun').first().waitFor();
}

/** The tests that follow see at another device what was done here. */
async function untilSent(page: Page): Promise<void> {
  await expect.poll(() => waitingIn(page), { timeout: 60_000 }).toBe(0);
}

/** What a device that the office sent away still brings. */
async function bringAfterRevocation(writes: unknown[]): Promise<PairedDevice> {
  const tablet = await pairDevice(product, { role: 'team' });
  const { headers } = await pairDevice(product, { role: 'office' });
  const { cookie } = headers as { cookie: string };
  const revoke = { method: 'DELETE', headers: { cookie } };
  await fetch(`${product.origin}/api/devices/${tablet.deviceId}`, revoke);
  const pushed = await fetch(`${product.origin}/api/sync/${QUARTER}/push`, {
    method: 'POST',
    headers: tablet.headers,
    body: JSON.stringify({ writes, actor: VOLUNTEER }),
  });
  const { results } = (await pushed.json()) as { results: { code: string }[] };
  expect(results.map(({ code }) => code)).toEqual(writes.map(() => 'quarantined'));
  return tablet;
}

describe('the office', () => {
  it('finds a person by the number that rings, with the keyboard alone', async () => {
    const page = await officeDesk();
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('030 2312 5017');
    await page.getByText(persons.count(1, 3)).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Anna Ahrens' }).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('030 2312 5017');
    // Whoever presses "Personen" again wants all of them.
    await go(page, '/persons');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('changes what it knows of a person, and takes it back', async () => {
    const page = await officeDesk();
    await go(page, `/person/${ANNA}`);
    await page.getByLabel(person.phone, { exact: true }).fill('12');
    await button(page, person.save).click();
    await page.getByText(person.phoneWrong).waitFor();
    await page.getByLabel(person.phone, { exact: true }).fill('030 2312 5055');
    await button(page, person.save).click();
    await page.getByText(person.saved).waitFor();
    await button(page, office.undo).click();
    await expect
      .poll(() => page.getByLabel(person.phone, { exact: true }).inputValue())
      .toBe('030 23125017');
    await untilSent(page);
  });

  it('is told what follows before it writes that somebody died, and can take it back', async () => {
    const page = await officeDesk();
    await go(page, `/person/${ANNA}`);
    await button(page, person.endReasons.died).click();
    await page.getByText(/Brief.* (fällt|fallen) weg\.$/).waitFor();
    await page.getByText(person.follows.loans(1)).waitFor();
    await button(page, person.endNow).click();
    await page.getByText(person.endedSaid(person.endReasons.died)).waitFor();
    // Nobody answers the dead.
    await go(page, '/to-clear?part=answers');
    await page.getByText(toClear.nothing).waitFor();
    await go(page, `/person/${ANNA}`);
    await button(page, person.takeBack).click();
    await page.getByText(person.takenBack).waitFor();
    await untilSent(page);
  });

  it('writes consents down with text and law, and withdraws one after asking', async () => {
    const page = await officeDesk();
    await go(page, `/person/${DOUBLE}`);
    await button(page, person.give).click();
    await page.getByLabel(person.whichText).selectOption('ar');
    await page.getByLabel(person.forms.paper).check();
    await button(page, person.giveNow).click();
    await page.getByText(/Auf Papier am .*Fassung vor-ort-1-ar, DSGVO/).waitFor();
    await button(page, new RegExp(`^${person.withdraw}`)).click();
    await button(page, person.withdrawNow).click();
    await page.getByText(/^Widerrufen am /).waitFor();
  });

  it('decides which of two values stands, and can decide anew', async () => {
    const page = await officeDesk();
    await go(page, '/to-clear');
    await link(page, toClear.counted(toClear.parts.conflicts, 2)).waitFor();
    const one = page.getByRole('listitem').filter({ hasText: '030 23125099' });
    // Another device's last change may not have come.
    const stood = await one.locator('dd').first().textContent();
    await one.getByRole('button', { name: new RegExp(conflicts.take) }).click();
    await page.getByText(conflicts.taken('Anna Ahrens: Telefon')).waitFor();
    await link(page, toClear.counted(toClear.parts.conflicts, 1)).waitFor();
    await button(page, office.undo).click();
    await link(page, toClear.counted(toClear.parts.conflicts, 2)).waitFor();
    await expect.poll(() => one.locator('dd').first().textContent()).toBe(stood);
  });

  it('reads in words what a device without access brought, takes it in or throws it away', async () => {
    const visit = `visit:bsp-technik-treff~2026-11-24~${ANNA}`;
    const at = '2026-11-24T14:05:00Z';
    const made = { v: 1, createdAt: at };
    const tablet = await bringAfterRevocation([
      {
        id: visit,
        base: null,
        doc: {
          _id: visit,
          type: 'visit',
          ...made,
          sessionId: 'session:bsp-technik-treff~2026-11-24',
          placeId: 'place:bsp-technik-treff',
          personId: ANNA,
          at,
          source: 'name',
          topics: ['Drucker'],
          clock: { [`t${1}`]: 1 },
        },
      },
      {
        id: `visitor:${ANNA}`,
        base: null,
        doc: {
          _id: `visitor:${ANNA}`,
          type: 'visitor',
          ...made,
          personId: ANNA,
          displayName: 'Anni',
        },
      },
    ]);
    expect(tablet.deviceId).toBeTruthy();
    const page = await officeDesk();
    await go(page, '/to-clear?part=quarantine');
    await link(page, toClear.counted(toClear.parts.quarantine, 2)).waitFor();
    await page.getByText('Treff-Besuch: Anna Ahrens').waitFor();
    await page.getByText('Drucker').waitFor();
    await page.getByText(quarantine.ended).waitFor();
    await page.getByText('Technik-Treff in der Silberlinde', { exact: true }).waitFor();
    await page.getByText(office.quarantine.by('Berta Braun')).first().waitFor();
    // The visitor would get another name: thrown away.
    await page.getByLabel('Treff-Besuch: Anna Ahrens').uncheck();
    await page.getByText(quarantine.chosen(1)).waitFor();
    await button(page, quarantine.discard).click();
    const said = page.getByRole('status');
    await said.getByText(quarantine.discarded(1)).waitFor();
    // It is said before the server was asked what is left.
    await page.getByText(quarantine.chosen(0)).waitFor();
    await page.getByLabel('Treff-Besuch: Anna Ahrens').check();
    await button(page, quarantine.accept).click();
    await said.getByText(quarantine.accepted(1)).waitFor();
    await page.getByText(toClear.nothing).waitFor();
    // The last decision stands first. Taken back, the visit is gone and waits again.
    await button(page, quarantine.undo).first().click();
    await said.getByText(quarantine.undone(1)).waitFor();
    await page.getByLabel('Treff-Besuch: Anna Ahrens').waitFor();
    await button(page, quarantine.accept).click();
    await said.getByText(quarantine.accepted(1)).waitFor();
    await go(page, `/person/${ANNA}`);
    await page.getByText(person.lastVisits(4)).waitFor();
  });

  it('says what needs a network, and does the rest without one', async () => {
    const page = await officeDesk();
    // What it is to show without a network has to be here first.
    await go(page, '/to-clear?part=answers');
    await page.getByText('Anna Ahrens').first().waitFor();
    await go(page, '/to-clear');
    await page.context().setOffline(true);
    await page.reload();
    await settled(page);
    await link(page, new RegExp(toClear.parts.quarantine)).click();
    await page.getByRole('alert').getByText(office.noContact).waitFor();
    await link(page, new RegExp(toClear.parts.answers)).click();
    await page.getByText('Anna Ahrens').first().waitFor();
    await page.context().setOffline(false);
  });
});

describe('"Was ist über mich gespeichert?"', () => {
  it('asked on a phone, it is due at the office, printed, handed over and done', async () => {
    const phone = await device(undefined, 360);
    await go(phone, '/settings');
    await link(phone, guideDe.settings.privacy).click();
    await link(phone, privacyDe.whatIsStored).click();
    await button(phone, mine.send).click();
    await phone.getByText(mine.nameMissing).waitFor();
    await phone.getByLabel(mine.name).fill('Emine Öztürk');
    await phone.getByText(mine.phoneMissing).waitFor();
    await phone.getByLabel(mine.phone, { exact: true }).fill('23');
    await phone.getByText(mine.phoneWrong).waitFor();
    await phone.getByLabel(mine.phone, { exact: true }).fill('030/2312-5060');
    await button(phone, mine.send).click();
    await phone.getByText(/^Sie haben gefragt\. Das Büro antwortet bis /).waitFor();
    // What it asked is stored now too, and told.
    await phone.getByRole('heading', { name: privacyDe.report.kinds.accessRequest }).waitFor();

    const page = await officeDesk();
    await go(page, '/to-clear?part=answers');
    const row = page.getByRole('row').filter({ hasText: 'Emine Öztürk' });
    await row.getByRole('button', { name: new RegExp(answers.seen) }).click();
    await row.getByText(/: gesehen$/).waitFor();
    await row.getByRole('link', { name: new RegExp(answers.open) }).click();
    await page.getByRole('heading', { level: 1, name: mine.title }).waitFor();
    await page.getByText(mine.count(2)).waitFor();
    await page.getByRole('heading', { name: mine.devices }).waitFor();
    await page.goBack();
    await row.getByRole('button', { name: new RegExp(answers.done) }).click();
    const said = answers.doneSaid('Emine Öztürk');
    await page.getByRole('status').filter({ hasText: said }).waitFor();
    await button(page, office.undo).click();
    await row.waitFor();
  });

  it('is handed over as a file that opens without the app', async () => {
    const page = await officeDesk();
    await go(page, `/person/${ANNA}/report`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, mine.saveFile).click(),
    ]);
    const path = await download.path();
    const reader = await browser.newContext({ javaScriptEnabled: false, offline: true });
    contexts.push(reader);
    const file = await reader.newPage();
    await file.goto(`file://${path}`);
    const text = (await file.textContent('body')) ?? '';
    expect(text).toContain('Mein Tablet zeigt nichts mehr an.');
    expect(text).toContain('030 23125017');
    expect(text).not.toContain(ANNA);
  });
});

describe('erasing', () => {
  it('asks, erases, tells which devices have it still, and prints a paper', async () => {
    const other = await officeDevice();
    const page = await officeDesk();
    await go(page, `/person/${DOUBLE}/erase`);
    await page.getByRole('heading', { name: erase.ask('Ahrens, Anna') }).waitFor();
    await button(page, erase.now).click();
    await page.getByRole('heading', { level: 1, name: erase.done }).waitFor();
    await page.getByText(erase.paperFor('Ahrens, Anna')).waitFor();
    await page.getByRole('table', { name: erase.devices }).waitFor();
    await expect.poll(() => other.getByText('Ahrens, Anna').count(), { timeout: 60_000 }).toBe(0);
    await go(page, '/to-clear?part=erasures');
    await page.getByRole('heading', { name: /^Löschung 1 vom / }).waitFor();
    await go(page, '/persons?q=Ahrens');
    await page.getByText('Anna Ahrens').waitFor();
    await expect.poll(() => page.getByText('Ahrens, Anna').count()).toBe(0);
  });
});

describe('the office’s screens', () => {
  const SCREENS = [
    '/persons',
    `/person/${ANNA}`,
    `/person/${ANNA}/report`,
    `/person/${ANNA}/erase`,
    '/to-clear?part=conflicts',
    '/to-clear?part=answers',
    '/to-clear?part=quarantine',
    '/to-clear?part=erasures',
  ];

  it.each([360, 1280])('pass axe and need no scrolling sideways, %i px wide', async (width) => {
    const page = await officeDevice(width);
    const found: string[] = [];
    for (const path of SCREENS) {
      await go(page, path);
      await showWhole(page);
      found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
      const excess = await excessWidth(page);
      if (excess > 0) found.push(`${path}: ${excess} px too wide`);
    }
    expect(found).toEqual([]);
  });
});
