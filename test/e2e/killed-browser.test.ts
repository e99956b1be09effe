import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aPlace, aQuarter } from '../support/builders.ts';
import { launchProfile } from '../support/chromium.ts';
import { DevicePage } from '../support/device-page.ts';
import { importDocuments } from '../support/import-documents.ts';
import { killBrowser } from '../support/kill-browser.ts';
import { manyPlaces } from '../support/large-quarter.ts';
import { pairDevice } from '../support/pair-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { randomFrom } from '../support/random.ts';

/** How often the browser is killed, in all; `npm run proof` asks for more. */
const KILLS = Number(process.env.KILLS ?? 4);
const HALF = Math.ceil(KILLS / 2);
const EACH_MS = 60_000;

const LARGE = 'menge';
const PLACES = 2_000;
const SMALL = 'klein';
const WRITES = 220;

let product: Product;
let profile = '';
const random = randomFrom(Number(process.env.SEED ?? Date.now() % 100_000));

beforeAll(async () => {
  product = await startProduct();
  importDocuments(product, LARGE, [aQuarter({ _id: `quarter:${LARGE}` }), ...manyPlaces(PLACES)]);
  importDocuments(product, SMALL, [aQuarter({ _id: `quarter:${SMALL}` })]);
});

afterAll(() => product?.remove());

afterEach(async () => {
  await killBrowser(profile);
  await rm(profile, { recursive: true, force: true });
});

async function newProfile(): Promise<void> {
  if (profile) await rm(profile, { recursive: true, force: true });
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-killed-'));
}

/** The browser with its profile as it was left, and the device in it. */
async function start(quarter: string, cookie?: string) {
  const context = await launchProfile(profile);
  const device = await DevicePage.open(context, product.origin, { quarter, cookie });
  return { context, device };
}

async function kill(context: BrowserContext): Promise<void> {
  await killBrowser(profile);
  await context.close().catch(() => undefined);
}

/** What the server has of a quarter's public part: id, rev and content. */
async function atServer(quarter: string): Promise<Map<string, string>> {
  const answer = await fetch(`${product.origin}/api/sync/${quarter}/public/snapshot`);
  const [, ...lines] = (await answer.text()).trim().split('\n');
  return rowsById(lines.map((line) => JSON.parse(line)));
}

async function onDevice(device: DevicePage): Promise<Map<string, string>> {
  return rowsById((await device.state()).documents);
}

function rowsById(rows: { id: string; rev: string; doc: object }[]): Map<string, string> {
  const entries = rows.map(({ id, rev, doc }) => {
    const fields = Object.entries(doc).sort(([a], [b]) => (a < b ? -1 : 1));
    return [id, JSON.stringify([rev, fields])] as const;
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ids that are not the same on both sides. */
function differing(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const ids = new Set([...a.keys(), ...b.keys()]);
  return [...ids].filter((id) => a.get(id) !== b.get(id));
}

async function expectQuiet(device: DevicePage): Promise<void> {
  await expect.poll(() => device.isQuiet(), { timeout: EACH_MS, interval: 200 }).toBe(true);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a browser that is killed', () => {
  it(
    'during its first sync goes on afterwards, and holds what the server has',
    async () => {
      await newProfile();
      const undisturbed = await start(LARGE);
      const begun = performance.now();
      await undisturbed.device.untilWhole();
      const wholeMs = performance.now() - begun;
      await undisturbed.context.close();

      expect((await atServer(LARGE)).size).toBe(PLACES + 1);
      const phases: string[] = [];
      for (let n = 0; n < HALF; n += 1) {
        await newProfile();
        const { context, device } = await start(LARGE);
        await pause(random() * wholeMs);
        const { phase } = await device.status();
        phases.push(phase);
        await kill(context);
        const again = await start(LARGE);
        await expectQuiet(again.device);
        // The server itself writes into what was imported, in its own time.
        const differs = async () => differing(await onDevice(again.device), await atServer(LARGE));
        await expect.poll(differs, { timeout: EACH_MS }).toEqual([]);
        await again.context.close();
      }
      console.info(`killed while the first copy was: ${phases.join(', ')}`);
      expect(phases.length).toBe(HALF);
    },
    EACH_MS * (HALF + 2),
  );

  it(
    'while it sends 220 writes goes on afterwards: nothing double, nothing gone',
    async () => {
      await newProfile();
      const { cookie } = await pairDevice(product, { role: 'office', quarters: [SMALL] });
      const first = await start(SMALL, cookie);
      await expectQuiet(first.device);
      await first.context.close();

      const model = new Map<string, { name: string; edits: number }>();
      const left: string[] = [];
      let sendingMs = 1_500;
      for (let n = 0; n < HALF; n += 1) {
        const { context, device } = await start(SMALL, cookie);
        await expectQuiet(device);
        // What was accepted last may not have been shown to it yet.
        await expect
          .poll(async () => (await device.state()).outbox, { timeout: EACH_MS })
          .toEqual([]);
        await context.setOffline(true);
        await writeMany(device, model, n);
        expect((await device.state()).outbox).toHaveLength(WRITES);
        await context.setOffline(false);
        await device.page.evaluate(() => dispatchEvent(new Event('online')));
        await pause(random() * sendingMs);
        const { outbox } = await device.state();
        const pending = outbox.filter(({ status }) => status === 'pending');
        left.push(`${pending.length} of ${outbox.length}`);
        await kill(context);
        const again = await start(SMALL, cookie);
        const begun = performance.now();
        await expectQuiet(again.device);
        sendingMs = Math.max(500, performance.now() - begun);
        await expectModel(again.device, model);
        await again.context.close();
      }
      console.info(
        `killed with so many not yet accepted, of those not yet shown: ${left.join(', ')}`,
      );
    },
    EACH_MS * (HALF + 2),
  );
});

/** New places, and from the second time on edits of those of before. */
async function writeMany(
  device: DevicePage,
  model: Map<string, { name: string; edits: number }>,
  turn: number,
): Promise<void> {
  const edited = [...model.keys()].slice(-20);
  for (const id of edited) {
    const name = `Umbenannt ${turn}`;
    await device.set(id, { name });
    model.set(id, { name, edits: (model.get(id)?.edits ?? 0) + 1 });
  }
  const docs = Array.from({ length: WRITES - edited.length }, (_, n) =>
    aPlace({ _id: `place:t${turn}-${n}`, name: `Ort ${turn} ${n}` }),
  );
  await device.create(docs);
  for (const { _id, name } of docs) model.set(_id, { name, edits: 1 });
}

/** The server has each write once, and device and server are one. */
async function expectModel(
  device: DevicePage,
  model: ReadonlyMap<string, { name: string; edits: number }>,
): Promise<void> {
  const rows = await atServer(SMALL);
  expect(rows.size).toBe(model.size + 1);
  for (const [id, { name, edits }] of model) {
    const [rev, fields] = JSON.parse(rows.get(id) ?? '["", []]') as [string, [string, unknown][]];
    const generation = Number.parseInt(rev, 10);
    const stands = { id, name: Object.fromEntries(fields).name, edits: generation };
    expect(stands).toEqual({ id, name, edits });
  }
  // What is written here is sent before what is new there is fetched.
  const differs = async () => differing(await onDevice(device), await atServer(SMALL));
  await expect.poll(differs, { timeout: EACH_MS }).toEqual([]);
  expect((await device.state()).refusals).toEqual([]);
}

describe('a device that has no room left', () => {
  it(
    'refuses the write aloud, keeps what it took whole, and goes on when there is room',
    async () => {
      await newProfile();
      const quarter = 'voll';
      importDocuments(product, quarter, [aQuarter({ _id: `quarter:${quarter}` })]);
      const { cookie } = await pairDevice(product, { role: 'office', quarters: [quarter] });
      const context = await launchProfile(profile);
      const { origin } = product;
      const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
      // Before the database is opened: an open one remembers for a while how much room there was.
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_500_000 });
      const device = await DevicePage.open(context, origin, { quarter, cookie });
      await expectQuiet(device);
      await context.setOffline(true);
      const taken: string[] = [];
      let said = 'kept';
      for (let n = 0; n < 200 && said === 'kept'; n += 1) {
        const doc = {
          ...aPlace({ _id: `place:voll-${n}` }),
          // What repeats itself would take no room: the browser's database compresses.
          picture: randomBytes(40_000).toString('base64'),
        };
        said = await device.tryCreate(doc);
        if (said === 'kept') taken.push(doc._id);
      }
      expect(said).toBe('full');
      expect(taken.length).toBeGreaterThan(3);

      const full = await device.state();
      const waiting = full.outbox.map(({ id }) => id).sort();
      expect(waiting).toEqual([...taken].sort());
      expect(placesIn(full.documents)).toEqual(waiting);

      // What others wrote has no room either, and the screen says so.
      importDocuments(product, quarter, manyPlaces(600));
      await context.setOffline(false);
      await device.page.evaluate(() => dispatchEvent(new Event('online')));
      await expect
        .poll(async () => (await device.status()).notSaved, { timeout: EACH_MS })
        .toBe('full');

      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await device.page.close();
      const again = await DevicePage.open(context, origin, { quarter, cookie });
      await expectQuiet(again);
      expect((await again.state()).refusals).toEqual([]);
      const rows = await atServer(quarter);
      for (const id of taken) expect(rows.has(id)).toBe(true);
      expect(rows.size).toBe(1 + taken.length + 600);
      // What is written here is sent before what is new there is fetched.
      const differs = async () => differing(await onDevice(again), await atServer(quarter));
      await expect.poll(differs, { timeout: EACH_MS }).toEqual([]);
      await expect.poll(async () => (await again.status()).notSaved).toBeUndefined();
      await context.close();
    },
    EACH_MS * 5,
  );
});

function placesIn(documents: readonly { id: string }[]): string[] {
  const ids = documents.map(({ id }) => id);
  return ids.filter((id) => id.startsWith('place:')).sort();
}
