import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { knownPersonDe } from '../../app/texts/known-person-de.ts';
import { officeRequestsDe } from '../../app/texts/office-requests-de.ts';
import { anEvent } from '../support/builders.ts';
import { launchChromium } from '../support/chromium.ts';
import { watchFocus } from '../support/focus-at-once.ts';
import { lookAt } from '../support/look-at.ts';
import { aPairedBrowser, pushAs } from '../support/paired-phone.ts';
import { aPersonId } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { aPerson, doc } from '../support/sample-documents.ts';

const { write, registrations } = officeRequestsDe;
const { forPerson } = knownPersonDe;
const ERNA = aPersonId();
const NAMESAKE = aPersonId();
const DAY = addDays(dateOf(localDateTimeAt(new Date())), 9);

let product: Product;
let browser: Browser;
let office: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const laptop = await aPairedBrowser(browser, product, { role: 'office' });
  await pushAs(product, laptop.device, [
    aPerson(ERNA, {
      ...{ name: 'Erna Adler', phone: '+492091234567' },
      address: { street: 'Grillostraße 5', postalCode: '45881' },
    }),
    aPerson(NAMESAKE, { name: 'Erna Adler', phone: '+492097654321' }),
    doc('request', `${ERNA}:request:r1`, { kind: 'technology', channel: 'app', where: 'treff' }),
    anEvent({
      ...{ _id: 'event:fest', title: 'Sommerfest', registration: 'here' },
      ...{ start: `${DAY}T15:00`, end: `${DAY}T18:00` },
    }),
  ]);
  office = await laptop.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const goTo = (path: string) => office.goto(`${product.origin}/q/lichtenberg/${path}`);
const field = (label: string) => office.getByRole('textbox', { name: label, exact: true });
const about = () => office.getByRole('heading', { name: `${knownPersonDe.about}: Erna Adler` });

describe('the office and a person whom it knows', () => {
  it('writes for them without typing what is known, and joins what is open', async () => {
    await goTo('new-request');
    await field(write.name).fill('Erna');
    const offered = office.getByRole('group', { name: knownPersonDe.suggested });
    await offered.getByRole('button').nth(1).waitFor();
    expect(await offered.getByRole('button').count()).toBe(2);
    await lookAt(office, 'known-suggested');
    // By the keyboard alone, as the office works.
    const aboutHer = `${knownPersonDe.about}: Erna Adler`;
    const focusThen = await watchFocus(office, 'h2', aboutHer);
    await offered.getByRole('button', { name: /Grillostraße 5/ }).press('Enter');
    await about().waitFor();
    expect(await focusThen()).toBe(aboutHer);
    expect(await field(write.number).inputValue()).toBe('02091234567');
    await field(write.words).fill('Der Ton ist weg');
    await lookAt(office, 'known-chosen');

    await office.getByRole('button', { name: knownPersonDe.other }).click();
    expect(await field(write.name).inputValue()).toBe('Erna');
    expect(await field(write.number).inputValue()).toBe('');
    expect(await field(write.words).inputValue()).toBe('Der Ton ist weg');
    await offered.getByRole('button', { name: /Grillostraße 5/ }).click();
    await about().waitFor();
    await office.getByRole('link', { name: /Technik, gefragt am/ }).waitFor();
    await office.getByRole('button', { name: write.save, exact: true }).click();
    await office.waitForURL(/inbox\/r1$/);
    await office.getByText(officeRequestsDe.inbox.times(2)).waitFor();
    await office
      .getByText(officeRequestsDe.request.wheres.treff, { exact: true })
      .first()
      .waitFor();
  }, 120_000);

  it('goes from their page to a form that is about them', async () => {
    await goTo(`person/${ERNA}`);
    await office.getByRole('link', { name: forPerson.write }).click();
    await about().waitFor();
    await goTo(`person/${ERNA}`);
    await office.getByRole('button', { name: forPerson.register }).click();
    await office.getByLabel(forPerson.which).waitFor();
    await lookAt(office, 'known-person-page');
    await office.getByRole('link', { name: forPerson.next }).click();
    await about().waitFor();
    await office.getByLabel(write.channel).selectOption('desk');
    await lookAt(office, 'known-register');
    await office.getByRole('button', { name: registrations.addNow, exact: true }).click();
    await office.getByText(registrations.added('Erna Adler')).waitFor();
    await office.getByText(registrations.count(1, 0)).waitFor();
    await office
      .getByRole('row', { name: /Erna Adler/ })
      .first()
      .waitFor();
    expect(await office.getByRole('row', { name: /Erna Adler/ }).count()).toBe(1);
  }, 120_000);
});
