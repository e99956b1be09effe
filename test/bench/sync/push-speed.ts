import type { Browser } from 'playwright-core';
import type { Body } from '#domain/version.ts';
import { type Figure, median, ratio } from '../figures.ts';
import { type BenchQuarter, startBenchQuarter } from './bench-quarter.ts';
import { openBulkWriter } from './bulk-writer.ts';
import type { Delivery, TabletPage } from './pages/tablet.ts';
import { newVisits, phoneProfile, QUARTER } from './profiles.ts';
import { newSyncDevice, openSyncPage } from './sync-pages.ts';

/** As many as one request may bring. */
const BATCH = 200;
const PENDING = 1_000;
const PUSHED = 2_000;

/** How fast writes reach the store by a device's push, against the store's own bulk write. */
export async function measurePush(browser: Browser, runs: number): Promise<Figure[]> {
  const withServer = async <Made>(measure: (server: BenchQuarter) => Promise<Made>) => {
    const server = await startBenchQuarter(phoneProfile());
    return measure(server).finally(() => server.remove());
  };
  return [
    await withServer((server) => throughput(server, runs)),
    ...(await withServer((server) => afterAWeek(browser, server, runs))),
  ];
}

/** Documents a second: one client that pushes full batches, and the store alone in this process. */
async function throughput(server: BenchQuarter, runs: number): Promise<Figure> {
  const store = await openBulkWriter();
  const ours: number[] = [];
  const alone: number[] = [];
  // The first run finds caches cold on both sides and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const docs = newVisits(PUSHED, dayOf(run)).map((doc) => ({ ...doc, clock: undefined }));
    const alike = docs.map((doc) => ({ ...doc, arrivedAt: `${dayOf(run)}T10:00:00.000Z` }));
    alone.push(await store.write(alike, BATCH));
    ours.push(await pushAll(server, docs));
  }
  await store.end();
  const perSecond = (times: number[]) => (PUSHED * 1_000) / median(times.slice(1));
  const [mine, own] = [perSecond(ours), perSecond(alone)];
  return {
    what: 'push throughput against the store’s own bulk write',
    ours: mine,
    against: own,
    unit: 'documents/s',
    value: mine / own,
    goal: 0.7,
    atLeast: true,
    note: `not slowed, ${PUSHED} visits in batches of ${BATCH}, one client over HTTP, median of ${runs}`,
  };
}

async function pushAll(server: BenchQuarter, docs: readonly Body[]): Promise<number> {
  const [device] = server.devices;
  if (!device) throw new Error('no device');
  const bodies: string[] = [];
  for (let start = 0; start < docs.length; start += BATCH) {
    const writes = docs.slice(start, start + BATCH).map((doc, index) => {
      const clock = { [device.deviceId]: start + index + 1 };
      return { id: doc._id, base: null, doc: { ...doc, clock } };
    });
    bodies.push(JSON.stringify({ writes }));
  }
  const begun = performance.now();
  for (const body of bodies) {
    const url = `${server.url}/api/sync/${QUARTER}/push`;
    const answer = await fetch(url, { method: 'POST', headers: device.headers, body });
    const { results } = (await answer.json()) as { results?: { outcome: string }[] };
    const refused = results?.find(({ outcome }) => outcome !== 'accepted');
    if (!results || refused) throw new Error(`push: ${answer.status} ${JSON.stringify(refused)}`);
  }
  return performance.now() - begun;
}

/** A tablet that was offline for a week delivers what it wrote. */
async function afterAWeek(browser: Browser, server: BenchQuarter, runs: number): Promise<Figure[]> {
  const store = await openBulkWriter();
  const taken: Delivery[] = [];
  const alone: number[] = [];
  const context = await newSyncDevice(browser, server.url, server.devices[0]?.cookie);
  const page = await openSyncPage(context, server.url, 'tablet');
  await page.evaluate(() => (window as unknown as { bench: TabletPage }).bench.open());
  const sync = () =>
    page.evaluate(
      (quarter) => (window as unknown as { bench: TabletPage }).bench.sync(quarter),
      QUARTER,
    );
  await sync();
  for (let run = 0; run <= runs; run += 1) {
    const docs = newVisits(PENDING, dayOf(40 + run)).map(({ clock: _, ...doc }) => doc as Body);
    await page.evaluate(
      ([quarter, all]) => (window as unknown as { bench: TabletPage }).bench.enterAll(quarter, all),
      [QUARTER, docs] as const,
    );
    alone.push(await store.write(docs, PENDING));
    taken.push(await sync());
  }
  await context.close();
  await store.end();
  const times = (of: (delivery: Delivery) => number) => taken.slice(1).map(of);
  const figure = (until: string, ours: number[]) =>
    ratio(
      `1,000 pending writes after a week offline, until ${until}, against the store’s own bulk write`,
      ...([ours, alone.slice(1), 'ms', 2] as const),
      `real engine in the browser, not slowed, median of ${runs}`,
    );
  return [
    figure(
      'all are accepted',
      times(({ accepted }) => accepted),
    ),
    figure(
      'the feed has shown them all',
      times(({ shown }) => shown),
    ),
  ];
}

function dayOf(run: number): string {
  return new Date(Date.UTC(2026, 5, 1 + run)).toISOString().slice(0, 10);
}
