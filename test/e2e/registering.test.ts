import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askingDe } from '../../app/texts/asking-de.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { anEvent } from '../support/builders.ts';
import { launchChromium } from '../support/chromium.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { type Product, startProduct } from '../support/product.ts';

const { join, form } = askingDe;
const { registrations } = officeRequestsDe;

let product: Product;
let browser: Browser;
let office: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const laptop = await aPairedBrowser(browser, product, { role: 'office' });
  await pushAs(product, laptop.device, [
    anEvent({
      _id: 'event:fest',
      title: 'Sommerfest',
      start: '2027-06-01T15:00',
      end: '2027-06-01T18:00',
      registration: 'here',
      capacity: 1,
    }),
  ]);
  office = await laptop.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

async function aPhone(): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 } })
  ).newPage();
  await page.goto(`${product.origin}/q/lichtenberg/event/fest`);
  await page.getByRole('link', { name: join.link }).click();
  await page.getByRole('heading', { level: 1, name: join.title }).waitFor();
  return page;
}

async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel(form.name).fill(name);
  await page.getByRole('button', { name: /^(Ich komme|Auf die Warteliste)$/ }).click();
}

const shown = (page: Page, text: string) =>
  page.getByText(text).first().waitFor({ timeout: 60_000 });

describe('an event with one place', () => {
  it('who has not said a name is brought to what is missing, each time', async () => {
    const page = await aPhone();
    for (const _ of ['first', 'second']) {
      await page.getByRole('button', { name: join.send, exact: true }).click();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe(join.nameMissing);
      await page.getByLabel(form.phone).focus();
    }
    await page.context().close();
  });

  it('the first is in, the second waits and is told so; who cancels makes room', async () => {
    const first = await aPhone();
    await register(first, 'Frau Erste');
    await shown(first, join.in);
    const second = await aPhone();
    await shown(second, join.full);
    await register(second, 'Herr Zweiter');
    await shown(second, join.waitingPlace(1));

    await office.goto(`${product.origin}/q/lichtenberg/registrations/fest`);
    await shown(office, registrations.count(1, 1));
    await shown(office, 'Frau Erste');

    // One tap gives no place away.
    await first.getByRole('button', { name: join.notComing }).click();
    await first.getByRole('button', { name: join.cancelKeep }).click();
    await shown(first, join.in);
    await first.getByRole('button', { name: join.notComing }).click();
    await shown(first, join.cancelAsk);
    expect(await first.getByText(join.cancelled).count()).toBe(0);
    await first.getByRole('button', { name: join.cancelNow }).click();
    await shown(first, join.cancelled);
    await shown(second, join.in);
    await shown(office, registrations.count(1, 0));
    await office
      .getByRole('button', { name: new RegExp(`${registrations.isHere}.*Herr Zweiter`) })
      .click();
    await shown(office, registrations.here('Herr Zweiter'));
    await office
      .getByRole('button', { name: new RegExp(`${registrations.cancel}.*Herr Zweiter`) })
      .click();
    await shown(office, registrations.cancelAsk('Herr Zweiter'));
    await shown(office, registrations.count(1, 0));
    await office.getByRole('button', { name: registrations.cancelNow }).click();
    await shown(office, registrations.count(0, 0));
  });
});
