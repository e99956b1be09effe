import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { type Figure, median, percentile } from '../figures.ts';
import { startBenchQuarter } from './bench-quarter.ts';
import type { TabletPage } from './pages/tablet.ts';
import { newVisits, phoneProfile, QUARTER } from './profiles.ts';
import { newSyncDevice, openSyncPage } from './sync-pages.ts';

const VISITS = 60;
/** Between two visits, so that none is gathered with the one before it. */
const PAUSE_MS = 400;

type TabletWindow = { bench: TabletPage };

/** A visit entered on one tablet, until it can be read on the other. */
export async function measurePropagation(browser: Browser): Promise<Figure[]> {
  const server = await startBenchQuarter(phoneProfile(), 2);
  try {
    const pages: Page[] = [];
    for (const { cookie } of server.devices) {
      const context = await newSyncDevice(browser, server.url, cookie);
      const page = await openSyncPage(context, server.url, 'tablet');
      await page.evaluate(async (quarter) => {
        const { bench } = window as unknown as TabletWindow;
        await bench.open();
        bench.start(quarter);
      }, QUARTER);
      pages.push(page);
    }
    const [writer, reader] = pages;
    if (!writer || !reader) throw new Error('two tablets are needed');
    const figure = await passVisits(writer, reader);
    for (const page of pages) await page.context().close();
    return [figure];
  } finally {
    await server.remove();
  }
}

async function passVisits(writer: Page, reader: Page): Promise<Figure> {
  const visits = newVisits(VISITS + 3, '2026-11-27');
  const taken: number[] = [];
  const trips: number[] = [];
  for (const [index, visit] of visits.entries()) {
    const enteredAt = await writer.evaluate(
      ([quarter, doc]) => (window as unknown as TabletWindow).bench.enter(quarter, doc),
      [QUARTER, visit] as const,
    );
    const seen = await reader.waitForFunction(
      (id) => (window as unknown as TabletWindow).bench.seenAt(id),
      visit._id,
      { polling: 50 },
    );
    // The first ones find everything cold: the first sync may still be under way.
    if (index >= 3) taken.push(((await seen.jsonValue()) ?? Number.NaN) - enteredAt);
    trips.push(await reader.evaluate(() => (window as unknown as TabletWindow).bench.roundTrip()));
    await pause(PAUSE_MS);
  }
  const [middle, late, trip] = [median(taken), percentile(taken, 95), median(trips)];
  return {
    what: 'a visit entered on one tablet, seen on the other, 95th percentile',
    ours: late,
    against: trip,
    unit: 'ms',
    value: late,
    goal: 300,
    note: `not slowed, ${taken.length} visits, median ${middle.toFixed(0)} ms, ${(late / trip).toFixed(0)} round trips`,
  };
}
