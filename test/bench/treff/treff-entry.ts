import { availableParallelism, loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { lockDe } from '../../../app/texts/lock-de.ts';
import { newDevice } from '../bench-context.ts';
import { type Figure, median, percentile } from '../figures.ts';
import { throttle } from '../slowing.ts';
import { startBenchQuarter } from '../sync/bench-quarter.ts';
import { QUARTER } from '../sync/profiles.ts';
import { giveCookie } from '../sync/sync-pages.ts';
import { isNameWith, type QueueWatch, watchQueue } from './queue-watch.ts';
import { nameOf, treffProfile } from './treff-people.ts';

const SLOWED = 6;
const PEOPLE = 60;
const BERND: KeyCard = { personId: 'be'.repeat(16), secret: new Uint8Array(16).fill(7) };
/** Somebody types as fast as this, and the next person steps up as soon. */
const STROKE_MS = 150;
const NEXT_MS = 300;

/**
 * A queue of 60 at a tablet without a network that knows 5,000 people, encrypted at rest: every second
 * one is a regular ("Zuletzt hier"), the others are found by the letters of their name.
 */
export async function measureTreffEntry(browser: Browser): Promise<Figure[]> {
  const card = { type: 'keyCard', quarter: QUARTER, personId: BERND.personId };
  const keyCard = {
    ...{ ...card, _id: `keyCard:${QUARTER}~${BERND.personId}` },
    ...{ hash: keyCardHash(BERND), madeAt: '2026-11-01T08:00:00Z' },
  };
  const server = await startBenchQuarter(treffProfile(new Date()), 1, [keyCard]);
  const context = await newDevice(browser, { viewport: { width: 800, height: 1280 } });
  try {
    await giveCookie(context, server.url, server.devices[0]?.cookie ?? '');
    const page = await context.newPage();
    await openTreff(page, `${server.url}/q/${QUARTER}/treff`);
    await context.setOffline(true);
    await page.evaluate(watchQueue);
    await throttle(page, SLOWED);
    for (let person = 0; person < PEOPLE; person += 1) await enterNext(page, person);
    const { taps, strokes } = await page.evaluate(
      () => (window as unknown as { queue: QueueWatch }).queue,
    );
    if (taps.length !== PEOPLE) throw new Error(`${taps.length} of ${PEOPLE} taps were seen`);
    return [
      figureOf(`${PEOPLE} people in a row at the Treff, tap to "eingetragen"`, taps, 300),
      figureOf('a typed name among 5,000 at the Treff, letter to names drawn', strokes, 100),
    ];
  } finally {
    await context.close();
    await server.remove();
  }
}

function figureOf(what: string, taken: readonly number[], goal: number): Figure {
  const value = percentile(taken, 95);
  const [middle, longest] = [median(taken), Math.max(...taken)].map((ms) => ms.toFixed(0));
  // What else runs here counts in: a busy machine makes both figures worse.
  const load = `load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`;
  const note = `main thread ÷${SLOWED}, offline, ${taken.length} times, median ${middle} ms, longest ${longest} ms; ${load}`;
  return { what: `${what}, 95th percentile`, ours: value, unit: 'ms', value, goal, note };
}

/** Opens the tablet with its first Schlüsselkarte, and waits until it knows everybody. */
async function openTreff(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.getByLabel(lockDe.card.typed).fill(keyCardText(BERND));
  await page.getByRole('button', { name: lockDe.card.use, exact: true }).click();
  await page.getByRole('button', { name: lockDe.pin.skip, exact: true }).click();
  await page.getByText(lockDe.entry.known(5_000)).waitFor({ timeout: 120_000 });
  await page.locator('.treff-grid:not([hidden] *) button').first().waitFor();
}

async function enterNext(page: Page, person: number): Promise<void> {
  const before = await page
    .locator('.treff-grid:not([hidden] *) button:not(.treff-here)')
    .first()
    .textContent();
  const name = person % 2 === 0 ? (before ?? '') : nameOf((person * 487 + 1_201) % 5_000);
  if (person % 2 === 1) await typeUntilFound(page, name);
  const button = page
    .locator('.treff-grid:not([hidden] *) button:not(.treff-here)')
    .filter(isNameWith(name));
  const answered = page.evaluate(
    (count) => (window as unknown as { queue: QueueWatch }).queue.answered(count),
    person + 1,
  );
  await button.click();
  await answered;
  await page.waitForTimeout(NEXT_MS);
}

/** Last name first, then the first name, until the button is there. */
async function typeUntilFound(page: Page, name: string): Promise<void> {
  const [first = '', last = ''] = name.split(' ');
  const field = page.getByLabel(lockDe.entry.search, { exact: true });
  const button = page.locator('.treff-grid:not([hidden] *) button').filter(isNameWith(name));
  await field.focus();
  for (const letter of `${last} ${first}`.toLowerCase()) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(STROKE_MS);
    if ((await field.inputValue()).length >= 3 && (await button.count()) > 0) return;
  }
  throw new Error(`${name} was not found`);
}
