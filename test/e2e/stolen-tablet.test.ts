import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardNumberFrom } from '#domain/card-number.ts';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import type { Body } from '#domain/version.ts';
import { openByCard, openByPin } from '../../app/data/key-wraps.ts';
import { Vault } from '../../app/data/vault.ts';
import type { VaultRecord } from '../../app/data/vault-record.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { accessThrough } from '../../sync-server/operator/operator-client.ts';
import { operatorSocketPath } from '../../sync-server/operator/socket-path.ts';
import { filesBelow } from '../support/bytes-on-disk.ts';
import { launchProfile } from '../support/chromium.ts';
import { killBrowser } from '../support/kill-browser.ts';
import { aDatabase } from '../support/memory-database.ts';
import { pairDevice } from '../support/pair-device.ts';
import { type Product, startProduct } from '../support/product.ts';

const EACH_MS = 120_000;
const QUARTER = 'lichtenberg';
const PIN = '4711';
const CARD: KeyCard = {
  personId: 'e'.repeat(32),
  secret: Uint8Array.from({ length: 16 }, (_, n) => n * 7 + 3),
};
const KNOWN = 'Quastenflosserich';
const LATER = 'Wüstenspringmäusle';
const TYPED = 'Zitronenfaltermann';
const HALF_TYPED = 'Bergmolchhausen';
const NUMBER = cardNumberFrom('70431');
const SECRETS = [KNOWN, LATER, TYPED, HALF_TYPED, NUMBER, keyCardText(CARD).slice(-22)];
const personOf = (n: number) => `${'c'.repeat(24)}${n.toString(16).padStart(8, '0')}`;

let product: Product;
let profile = '';
let copy = '';
let cookie = '';
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  const visitors = Array.from({ length: 300 }, (_, n) => visitor(n, `${KNOWN} ${n}`));
  await plant([...visitors, { ...visitor(999, KNOWN), cardNumber: NUMBER }]);
  ({ cookie } = await pairDevice(product, { role: 'team', placeId: 'bsp-technik-treff' }));
  await letCardHold();
  profile = await mkdtemp(join(tmpdir(), 'vor-ort-stolen-'));
  copy = await mkdtemp(join(tmpdir(), 'vor-ort-copy-'));
}, EACH_MS);

afterAll(async () => {
  await context?.close().catch(() => undefined);
  await killBrowser(profile);
  await killBrowser(copy);
  for (const folder of [profile, copy]) await rm(folder, { recursive: true, force: true });
  await product?.remove();
});

function visitor(n: number, displayName: string): Body {
  const made = { type: 'visitor', v: 1, createdAt: '2026-11-01T08:00:00Z', clock: { s: n + 1 } };
  return { _id: `visitor:${personOf(n)}`, ...made, personId: personOf(n), displayName };
}

async function plant(bodies: Body[]): Promise<void> {
  const access = accessThrough(operatorSocketPath(product.dataDir));
  const writes = bodies.map((doc) => ({ id: doc._id, base: null, doc }));
  await access.write(`${QUARTER}-team`, writes);
}

/** As the office's screen of Schlüsselkarten does. */
async function letCardHold(): Promise<void> {
  const { headers } = await pairDevice(product, { role: 'office' });
  const body = JSON.stringify({ quarter: QUARTER, hash: keyCardHash(CARD) });
  const url = `${product.origin}/api/locks/cards/${CARD.personId}`;
  expect((await fetch(url, { method: 'PUT', headers, body })).status).toBe(204);
}

/** A day's work: opened by card, a PIN set, somebody found, somebody new, somebody half typed; then the
 *  browser is killed with the session open. */
async function workAtTheTreff(): Promise<void> {
  context = await launchProfile(profile);
  const [name = '', value = ''] = cookie.split('=');
  const url = product.origin;
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${product.origin}/q/${QUARTER}/treff`);
  await page.getByRole('heading', { name: lockDe.first.title }).waitFor();
  await showCard(page);
  await page.getByLabel(lockDe.pin.label).fill(PIN);
  await press(page, lockDe.pin.save);
  await page.getByText(lockDe.pin.kept('Igel')).waitFor();
  await page.getByText(lockDe.entry.known(301)).waitFor();
  await page.getByLabel(lockDe.entry.search).fill(`${KNOWN} 29`);
  await press(page, `${KNOWN} 291`);
  await page.getByText(lockDe.entry.enteredName(`${KNOWN} 291`)).waitFor();
  await press(page, lockDe.treff.newName);
  await page.getByLabel(lockDe.entry.name).fill(TYPED);
  await press(page, lockDe.entry.enter);
  await page.getByText(lockDe.entry.entered).waitFor();
  await plant([visitor(1000, LATER)]);
  await expect.poll(() => atServer(TYPED), { timeout: 60_000 }).toBe(true);
  await page.getByLabel(lockDe.entry.name).fill(HALF_TYPED);
  await expect
    .poll(async () => (await rawDump(page)).includes(`visitor:${personOf(1000)}`), {
      timeout: 60_000,
    })
    .toBe(true);
  // What a browser writes down of an open page it does after a while.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await new Promise((resolve) => setTimeout(resolve, 4_000));
}

async function showCard(at: Page): Promise<void> {
  await at.getByLabel(lockDe.card.typed).fill(keyCardText(CARD));
  await press(at, lockDe.card.use);
}

const press = (at: Page, name: string) => at.getByRole('button', { name, exact: true }).click();

async function atServer(word: string): Promise<boolean> {
  const { headers } = await pairDevice(product, { role: 'office' });
  const answer = await fetch(`${product.origin}/api/sync/${QUARTER}/team/snapshot`, { headers });
  return (await answer.text()).includes(word);
}

/** Every row of every table as the browser gives it, bytes as letters that they may be. */
function rawDump(at: Page): Promise<string> {
  return at.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('vor-ort');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const rows: unknown[] = [];
    for (const store of opened.objectStoreNames) {
      const all = await new Promise((resolve) => {
        const request = opened.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      rows.push(store, all);
    }
    opened.close();
    return JSON.stringify(rows, (_, inner) => {
      if (!(inner instanceof Uint8Array)) return inner;
      return { bytes: btoa(String.fromCharCode(...inner)), utf8: new TextDecoder().decode(inner) };
    });
  });
}

/** Where in a folder's files a word stands, as UTF-8 or UTF-16. */
async function filesWith(folder: string, word: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, bytes } of filesBelow(folder)) {
    const wide = Buffer.from(word, 'utf16le');
    const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'latin1'), wide];
    // Keys of the database stand with the higher byte first.
    forms.push(Buffer.from(wide).swap16());
    if (forms.some((form) => bytes.includes(form))) found.push(path);
  }
  return found;
}

describe('a tablet stolen in the middle of a session', () => {
  it('was worked with before: by card, PIN and names', workAtTheTreff, EACH_MS);

  it(
    'has no name, number or card in its profile, with the page open and killed',
    async () => {
      for (const secret of SECRETS) expect(await filesWith(profile, secret)).toEqual([]);
      await killBrowser(profile);
      for (const secret of SECRETS) expect(await filesWith(profile, secret)).toEqual([]);
      // The search finds what is there: the same documents' numbers, which name nobody.
      for (const clear of ['quarter:lichtenberg', personOf(1000), personOf(291)]) {
        expect((await filesWith(profile, clear)).length).toBeGreaterThan(0);
      }
    },
    EACH_MS,
  );

  it(
    'gives nothing to who reads its database, knows all PINs and has neither card nor server',
    async () => {
      await cp(profile, copy, { recursive: true });
      const thief = await launchProfile(copy);
      const at = thief.pages()[0] ?? (await thief.newPage());
      await at.route('**/*', (route) =>
        route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
      );
      await at.goto(`${product.origin}/nothing`);
      const dump = await rawDump(at);
      await thief.close();
      for (const secret of [...SECRETS, PIN]) {
        if (secret !== PIN) expect(dump).not.toContain(secret);
      }
      expect(dump).toContain(`visitor:${personOf(1000)}`);

      const stolen = await stolenDatabase(dump);
      const record = (await stolen.own.get('vault'))?.value as VaultRecord;
      const pinWrap = record.wraps.find(({ kind }) => kind === 'pin');
      expect(pinWrap).toBeDefined();
      const vault = new Vault(stolen, record);
      const wrapId = pinWrap?.id ?? '';
      const shares = ['A'.repeat(43), ''];
      let opened = 0;
      for (let n = 0; n < 10_000; n += 1) {
        const pin = String(n).padStart(4, '0');
        for (const share of shares) {
          if (await openByPin(stolen, vault, { wrapId, pin, share })) opened += 1;
        }
      }
      const guessed = { personId: CARD.personId, secret: new Uint8Array(16) };
      if (await openByCard(stolen, vault, guessed)) opened += 1;
      expect(opened).toBe(0);
      expect(vault.isOpen).toBe(false);

      // The script is no sham: with the server's share the PIN opens, and with the card.
      const share = await shareFromServer(wrapId);
      expect(await openByPin(stolen, vault, { wrapId, pin: '0000', share })).toBe(false);
      expect(await openByPin(stolen, vault, { wrapId, pin: PIN, share })).toBe(true);
      const row = await stolen.documents.get([QUARTER, `visitor:${personOf(1000)}`]);
      expect(await vault.opened(QUARTER, row?.doc as Body)).toMatchObject({ displayName: LATER });
      vault.lock();
      expect(await openByCard(stolen, vault, CARD)).toBe(true);
      stolen.close();
    },
    EACH_MS,
  );

  it('with its cookie gets five guesses from the server, and none once it is revoked', async () => {
    const check = 'B'.repeat(43);
    const guess = async (wrapId: string) => {
      const answer = await fetch(`${product.origin}/api/locks/${CARD.personId}/open`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ checks: { [wrapId]: check } }),
      });
      return answer.status;
    };
    const wrapId = wrapIdSeen;
    const answers: number[] = [];
    for (let n = 0; n < 7; n += 1) answers.push(await guess(wrapId));
    expect(answers).toEqual([403, 403, 403, 403, 423, 423, 423]);
  });
});

let wrapIdSeen = '';

/** What the server keeps, read where only its operator can. */
async function shareFromServer(wrapId: string): Promise<string> {
  wrapIdSeen = wrapId;
  const access = accessThrough(operatorSocketPath(product.dataDir));
  const deviceId = cookie.split('=')[1]?.split('.')[0];
  const [stored] = await access.getMany('registry', [`pinShare:${deviceId}~${CARD.personId}`]);
  if (!stored || stored.deleted) throw new Error('no share');
  const shares = stored.doc.shares as { wrapId: string; share: string }[];
  return shares.find((one) => one.wrapId === wrapId)?.share ?? '';
}

/** The thief's own database with what was read from the profile. */
async function stolenDatabase(dump: string) {
  const rows = JSON.parse(dump, (_, inner) => {
    if (typeof inner?.bytes !== 'string') return inner;
    return Uint8Array.from(Buffer.from(inner.bytes, 'base64'));
  }) as unknown[];
  const database = aDatabase();
  for (let n = 0; n < rows.length; n += 2) {
    const table = rows[n] as string;
    if (table !== 'own' && table !== 'documents') continue;
    await database.table(table).bulkPut(rows[n + 1] as object[]);
  }
  return database;
}
