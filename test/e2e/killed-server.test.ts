import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { DevicePage } from '../support/device-page.ts';
import { pairDevice } from '../support/pair-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { pick, randomFrom } from '../support/random.ts';

let product: Product;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const PLACES = ['place:p1', 'place:p2', 'place:p3'];
const FIELDS = ['name', 'summary', 'howToJoin'];
const KILLS = 5;

/** A value that somebody wrote, and the one it replaced before their eyes. */
interface Edit {
  id: string;
  field: string;
  value: string;
  before?: string;
}

/** An office's browser; its cookie is shared by all its tabs. */
async function anOffice(tabs: number): Promise<DevicePage[]> {
  const context = await browser.newContext();
  contexts.push(context);
  const { cookie } = await pairDevice(product, { role: 'office' });
  return Promise.all(
    Array.from({ length: tabs }, () => DevicePage.open(context, product.origin, { cookie })),
  );
}

describe('a server that is killed again and again', () => {
  it('loses nothing of what two tabs and two other browsers write to the same places', async () => {
    const pages = [...(await anOffice(2)), ...(await anOffice(1)), ...(await anOffice(1))];
    const [first] = pages as [DevicePage, ...DevicePage[]];
    for (const id of PLACES) await first.create([aPlaceOf(id)] as never);
    for (const page of pages) {
      await expect.poll(async () => (await idsOf(page)).length).toBe(PLACES.length);
    }
    const edits: Edit[] = [];
    let isOver = false;
    const writing = pages.map((page, n) => write(page, n, edits, () => isOver));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(2_000);
      await product.kill();
      await pause(500);
      await product.start();
    }
    isOver = true;
    await Promise.all(writing);
    for (const page of pages) await ring(page);
    for (const page of pages) {
      await expect.poll(() => page.isQuiet(), { timeout: 60_000, interval: 500 }).toBe(true);
    }
    await expect.poll(() => differenceOf(pages), { timeout: 60_000 }).toEqual([]);
    const { documents } = await first.state();
    expect(edits.length).toBeGreaterThan(50);
    expect(edits.filter((edit) => !isKept(edit, edits, documents))).toEqual([]);
    for (const page of pages) expect((await page.state()).refusals).toEqual([]);
  });
});

/** Writes until it is over, each value once in the world. */
async function write(
  page: DevicePage,
  writer: number,
  edits: Edit[],
  isOver: () => boolean,
): Promise<void> {
  const random = randomFrom(writer + 1);
  for (let n = 0; !isOver(); n += 1) {
    const id = pick(random, PLACES);
    const field = pick(random, FIELDS);
    const value = `${field} ${writer} ${n}`;
    const before = await page.set(id, { [field]: value });
    edits.push({ id, field, value, before: before?.[field] as string | undefined });
    await pause(50 + 250 * random());
  }
}

/** Present, replaced by somebody who saw it, or among the values that gave way. */
function isKept(
  { id, field, value }: Edit,
  edits: readonly Edit[],
  documents: readonly { id: string; doc: Record<string, unknown> }[],
): boolean {
  if (documents.find((row) => row.id === id)?.doc[field] === value) return true;
  if (edits.some((other) => other.id === id && other.before === value)) return true;
  return documents.some(
    ({ doc }) => doc.type === 'superseded' && doc.about === id && doc.value === value,
  );
}

/** A network has come: nobody waits for the longest rest between attempts. */
async function ring(page: DevicePage): Promise<void> {
  await page.page.evaluate(() => dispatchEvent(new Event('online')));
}

async function idsOf(page: DevicePage): Promise<string[]> {
  const { documents } = await page.state();
  return documents.map(({ id }) => id).filter((id) => PLACES.includes(id));
}

/** What not all replicas agree on, server fields included: which page lacks which version. */
async function differenceOf(pages: readonly DevicePage[]): Promise<string[]> {
  const contents = await Promise.all(pages.map(contentOf));
  const all = [...new Set(contents.flat())];
  return contents.flatMap((rows, page) => {
    const lacking = all.filter((row) => !rows.includes(row));
    return lacking.map((row) => `page ${page} lacks ${row.slice(0, 300)}`);
  });
}

async function contentOf(page: DevicePage): Promise<string[]> {
  const { documents, tombstones } = await page.state();
  const rows = documents.map(({ id, rev, doc }) => JSON.stringify([id, rev, sorted(doc)]));
  return [...rows, ...tombstones];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function aPlaceOf(id: string) {
  const createdAt = '2026-11-01T08:00:00Z';
  return {
    _id: id,
    type: 'place',
    v: 1,
    createdAt,
    name: 'Bäckerei',
    kind: 'place',
    doors: ['shoppingAndFood'],
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
