import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { accessThrough } from '../../sync-server/operator/operator-client.ts';
import { operatorSocketPath } from '../../sync-server/operator/socket-path.ts';
import { filesWith } from '../support/bytes-on-disk.ts';
import { launchProfile } from '../support/chromium.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDeviceOptions } from '../support/paired-device.ts';
import { type Product, startProduct } from '../support/product.ts';
import { recordAnswers } from '../support/recording-proxy.ts';
import { aPerson, aRequest, doc } from '../support/sample-documents.ts';
import { followLink } from '../support/screen-shape.ts';
import { settled } from './screens.ts';

/** Stands in the private database and nowhere else. */
const WORD = 'Nachtigallenschlagwerk';
/** Stand in what everybody, and what a team may read: once they are here, so is all that comes. */
const OPEN = 'Amselhahnentritt';
const OF_TEAM = 'Sperlingsgeflatter';
const QUARTER = 'lichtenberg';
const EACH_MS = 120_000;
const STRANGER = '5e'.repeat(16);
const OWN = '6f'.repeat(16);

const PRIVATE: readonly Body[] = [
  aPerson(STRANGER, { name: WORD, phone: '030 5550133' }),
  aRequest(STRANGER, { kind: 'other', words: WORD, doorbell: WORD }),
  doc('consent', `${STRANGER}:consent:c1`, {
    ...{ purpose: 'visitorList', textVersion: WORD, form: 'spoken', regime: 'DSGVO' },
    ...{ givenAt: '2026-11-01T08:00:00Z', recordedBy: WORD, legalBasis: '6' },
  }),
  doc('call', 'office:call:planted', { whom: { personId: STRANGER, name: WORD }, why: 'confirm' }),
  doc('report', 'office:report:planted', { about: 'place:planted', words: WORD }),
];
const place = { kind: 'place', name: OPEN, summary: OPEN, doors: ['health'] };
const visitor = { personId: STRANGER, displayName: OF_TEAM, cardNumber: undefined };

let product: Product;
const folders: string[] = [];

beforeAll(async () => {
  product = await startProduct();
  const access = accessThrough(operatorSocketPath(product.dataDir));
  const write = (kind: string, bodies: readonly Body[]) =>
    access.write(
      `${QUARTER}-${kind}`,
      bodies.map((body) => ({
        id: body._id,
        base: null,
        doc: JSON.parse(JSON.stringify({ ...body, clock: { s: 1 } })),
      })),
    );
  await write('private', PRIVATE);
  await write('public', [doc('place', 'place:planted', place)]);
  await write('team', [doc('visitor', `visitor:${STRANGER}`, visitor)]);
}, EACH_MS);
afterAll(async () => {
  await product?.remove();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Every row of every database of the page's browser, bytes as letters that they may be. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const opened = await asked(indexedDB.open(name));
      for (const store of opened.objectStoreNames) {
        rows.push(await asked(opened.transaction(store).objectStore(store).getAll()));
      }
      opened.close();
    }
    return JSON.stringify(rows, (_, inner) =>
      inner instanceof Uint8Array ? new TextDecoder().decode(inner) : inner,
    );
  });
}

/** What a browser of that role received, holds in its databases, and has in its profile's files. */
async function lookOf(options: PairedDeviceOptions | undefined, waitFor: string) {
  const profile = await mkdtemp(join(tmpdir(), 'vor-ort-planted-'));
  folders.push(profile);
  const proxy = await recordAnswers(product.origin);
  const context = await launchProfile(profile);
  if (options) {
    const { cookie } = await pairDevice(product, options);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: proxy.origin, httpOnly: true }]);
  }
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${proxy.origin}/q/${QUARTER}`);
  await expect.poll(() => stored(page), { timeout: 60_000 }).toContain(waitFor);
  for (const path of ['directory', 'treff', 'inbox', 'persons', 'calls', 'reports', 'settings']) {
    await followLink(page, `/q/${QUARTER}/${path}`);
    await settled(page);
  }
  const database = await stored(page);
  await context.close();
  await proxy.end();
  const network = proxy.heard();
  return { database, network, files: await filesWith(profile, WORD) };
}

describe('a word that stands in the private database alone', () => {
  it('reaches the office, so that this would see it', { timeout: EACH_MS }, async () => {
    const { database, network } = await lookOf({ role: 'office' }, 'office:report:planted');
    expect(network).toContain(WORD);
    expect(database).toContain(WORD);
  });

  it.each([
    ['guest', undefined, OPEN],
    ['info tablet', { role: 'kiosk', placeId: 'planted' }, OPEN],
    ['resident', { role: 'resident', personId: OWN, verified: true }, OPEN],
    ['phone that made itself one', { role: 'resident', personId: OWN }, OPEN],
    ['tablet', { role: 'team', placeId: 'planted' }, `visitor:${STRANGER}`],
    ['volunteer', { role: 'team', personId: OWN }, `visitor:${STRANGER}`],
  ] as const)(
    'is in no byte that the browser of a %s receives or keeps',
    { timeout: EACH_MS },
    async (_, options, waitFor) => {
      const device = options && { ...options };
      const { database, network, files } = await lookOf(device, waitFor);
      expect(network).toContain(OPEN);
      for (const secret of [WORD, '030 5550133']) {
        expect(network).not.toContain(secret);
        expect(database).not.toContain(secret);
      }
      expect(files).toEqual([]);
    },
  );
});
