import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyCard, keyCardHash, keyCardText } from '#domain/key-card.ts';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { lockDe } from '../../app/texts/lock-de.ts';
import { DEVICE_COOKIE } from '../../sync-server/access/credentials.ts';
import { launchChromium } from '../support/chromium.ts';
import {
  HOSTILE,
  HOSTILE_PERSON,
  hostileDocuments,
  hostilePersonal,
} from '../support/hostile-texts.ts';
import { importDocuments } from '../support/import-documents.ts';
import { pairDevice } from '../support/pair-device.ts';
import type { PairedDevice } from '../support/paired-device.ts';
import { aSecret } from '../support/pairing.ts';
import { type Product, startProduct } from '../support/product.ts';
import { followLink } from '../support/screen-shape.ts';
import { GUEST_SCREENS, settled } from './screens.ts';

const QUARTER = 'schlimm';
const MINUTES = 5 * 60_000;
const YESTERDAY = addDays(dateOf(localDateTimeAt(new Date())), -1);
const root = fileURLToPath(new URL('../..', import.meta.url));

let product: Product;
let browser: Browser;
let office: PairedDevice;
let tablet: PairedDevice;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  importDocuments(product, QUARTER, hostileDocuments(QUARTER));
  importFile('ics', ICS);
  importFile('osm', OSM);
  importFile('csv', CSV, MAPPING);
  office = await pairDevice(product, { role: 'office', quarters: [QUARTER, 'lichtenberg'] });
  await pushHostile();
  await nameHostile();
  await letCardHold();
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const CARD: KeyCard = {
  personId: 'e'.repeat(32),
  secret: Uint8Array.from({ length: 16 }, (_, n) => n * 7 + 3),
};
const markup = HOSTILE[0];
const ICS = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//',
  'BEGIN:VEVENT',
  'UID:ics-1',
  `SUMMARY:Aus ICS ${markup}`,
  `DESCRIPTION:${HOSTILE[1]}`,
  `LOCATION:${markup}`,
  'URL:javascript:window.broken=1',
  'DTSTART;TZID=Europe/Berlin:20261201T100000',
  'DTEND;TZID=Europe/Berlin:20261201T110000',
  'RRULE:FREQ=DAILY',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
const OSM = JSON.stringify({
  version: 0.6,
  osm3s: { timestamp_osm_base: '2026-11-20T08:00:00Z' },
  elements: [
    {
      type: 'node',
      id: 1,
      lat: 52.5,
      lon: 13.4,
      tags: {
        amenity: 'pharmacy',
        name: `Aus OSM ${markup}`,
        alt_name: markup,
        description: markup,
        website: 'javascript:window.broken=1',
        opening_hours: `Mo-Fr 08:00-18:00 "${HOSTILE[3]}"`,
        'addr:street': markup,
        'addr:city': markup,
      },
    },
  ],
});
const CSV = `Name;Text;Web\n"Aus CSV ${markup.replaceAll('"', '""')}";"${HOSTILE[3]}";"javascript:window.broken=1"\n`;
const MAPPING = {
  type: 'place',
  id: ['Name'],
  source: { key: 'boese', name: `Quelle ${HOSTILE[3]}`, licence: 'CC0', asOf: '2026' },
  fields: {
    kind: { value: 'place' },
    name: 'Name',
    summary: 'Text',
    doors: { value: ['health'] },
  },
};

function importFile(format: string, content: string, mapping?: object): void {
  const folder = mkdtempSync(join(tmpdir(), 'vor-ort-hostile-'));
  const [file, rules] = [join(folder, `file.${format}`), join(folder, 'mapping.json')];
  writeFileSync(file, content);
  if (mapping) writeFileSync(rules, JSON.stringify(mapping));
  const args = ['--quarter', QUARTER, '--format', format, ...(mapping ? ['--mapping', rules] : [])];
  const done = spawnSync(process.execPath, ['scripts/import.mjs', ...args, file], {
    cwd: root,
    env: { ...process.env, DATA_DIR: product.dataDir },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  if (done.status !== 0) throw new Error(`import failed:\n${done.stdout}${done.stderr}`);
}

/** What came by the import command is what an office could send as well. */
async function pushHostile(): Promise<void> {
  const writes = hostileDocuments(QUARTER)
    .filter(({ type }) => type !== 'quarter')
    .map(({ _id, ...doc }) => {
      const id = `${_id}-pushed`;
      const clock = { [office.deviceId]: 1 };
      return { id, base: null, doc: { ...doc, _id: id, clock } };
    });
  const personal = hostilePersonal().map((doc) => {
    const clock = { [office.deviceId]: 1 };
    return { id: doc._id, base: null, doc: { ...doc, clock } };
  });
  const all = [...writes, ...personal];
  const { results } = await send('POST', `/api/sync/${QUARTER}/push`, { writes: all });
  const refused = results.filter(({ outcome }: { outcome: string }) => outcome !== 'accepted');
  expect(refused).toEqual([]);
}

/** Devices are named by whoever connects them, and by the office. One lost its access, and brought more. */
async function nameHostile(): Promise<void> {
  tablet = await aNamedTablet(`Tablet ${HOSTILE[3]}`);
  const lost = await aNamedTablet(`Verloren ${HOSTILE[3]}`);
  await send('DELETE', `/api/devices/${lost.deviceId}`, {});
  const writes = hostilePersonal()
    .filter(({ type }) => type === 'visit' || type === 'visitor' || type === 'loan')
    .map((doc) => ({ id: doc._id, base: null, doc: { ...doc, clock: { [lost.deviceId]: 1 } } }));
  const { results } = await send('POST', `/api/sync/${QUARTER}/push`, { writes }, lost);
  const codes = results.map(({ code }: { code: string }) => code);
  expect(codes.length).toBeGreaterThan(1);
  expect(new Set(codes)).toEqual(new Set(['quarantined']));
  await send('PATCH', `/api/devices/${office.deviceId}`, { name: `Büro ${HOSTILE[3]}` });
}

async function aNamedTablet(deviceName: string): Promise<PairedDevice> {
  const wish = { role: 'team', quarters: [QUARTER], placeId: 'hostile' };
  const { code } = await send('POST', '/api/codes', wish);
  const secret = aSecret();
  const { deviceId } = await send('POST', '/api/pair', { code, secret, deviceName });
  const cookie = `${DEVICE_COOKIE}=${deviceId}.${secret}`;
  const headers = { cookie, 'content-type': 'application/json' };
  return { deviceId, cookie, headers, secret };
}

/** As the office's screen of Schlüsselkarten does. */
async function letCardHold(): Promise<void> {
  const body = JSON.stringify({ quarter: QUARTER, hash: keyCardHash(CARD) });
  const url = `${product.origin}/api/locks/cards/${CARD.personId}`;
  const { headers } = office;
  expect((await fetch(url, { method: 'PUT', headers, body })).status).toBe(204);
}

/** A team's tablet shows names once it was opened with a card. */
async function openTablet(page: Page): Promise<void> {
  await followLink(page, `/q/${QUARTER}/treff`);
  await page.getByRole('heading', { name: lockDe.first.title }).waitFor();
  await page.getByLabel(lockDe.card.typed).fill(keyCardText(CARD));
  await page.getByRole('button', { name: lockDe.card.use, exact: true }).click();
  await page.getByLabel(lockDe.pin.label).fill('4711');
  await page.getByRole('button', { name: lockDe.pin.save, exact: true }).click();
  await page.getByLabel(lockDe.pin.label).waitFor({ state: 'detached' });
}

async function send(method: string, path: string, body: unknown, { headers } = office) {
  const sent = { method, headers, body: JSON.stringify(body) };
  const answer = await fetch(product.origin + path, sent);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Everything that a browser complains of, or that would show that a text was run. */
async function watchedPage(context: BrowserContext, complaints: string[]): Promise<Page> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`CSP ${violatedDirective} ${blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(product.origin) && !/^(data|blob):/.test(url)) complaints.push(url);
  });
  return page;
}

const ENTRIES = [
  ...['place', 'event'].flatMap((type) => [`${type}/hostile`, `${type}/hostile-pushed`]),
  'poster/place/hostile',
  'poster/day/2026-12-02',
  'poster/week/2026-12-01',
  'directory?q=b%C3%B6se',
  `directory?q=${encodeURIComponent(markup)}`,
  `place/${encodeURIComponent(markup)}`,
  'join/hostile',
  'report/place/hostile',
  'report/event/hostile',
  'request/change/boese',
];
/** Where the office and the team see what is about persons, by the ends of their addresses. */
const PERSONAL = [
  'inbox',
  'inbox/boese',
  'new-request',
  'calls',
  'reports',
  'letter/boese',
  'tasks',
  'my-tasks',
  'task/boese',
  'registrations/hostile',
  'persons',
  ...['conflicts', 'quarantine', 'answers', 'erasures'].map((part) => `to-clear?part=${part}`),
  'key-cards',
  'devices',
  'quarter-rules',
  'tablet-help',
  'same-persons',
  'treff',
  'treff/today',
  'treff/paper',
  `treff/paper/hostile~${YESTERDAY}`,
  'treff-days',
  'treff/day/hostile~2026-11-20',
  ...['visit', 'note'].map((what) => `treff/${what}/hostile~2026-11-20~${HOSTILE_PERSON}`),
  'roster',
  'roster-sheet',
  'lending',
  'lending-new',
  'lending-labels',
  ...['', '/lend', '/return', '/extend', '/edit'].map((end) => `lending/boese${end}`),
  'loan/boese',
  'figures',
  'request-figures',
  'visitor-cards',
  ...['', '/sheet'].map((end) => `attendance/hostile${end}`),
  'my-hours',
  'volunteers',
  ...['', '/hours', '/end'].map((end) => `volunteer/${HOSTILE_PERSON}${end}`),
  ...['', '/report', '/erase'].map((end) => `person/${HOSTILE_PERSON}${end}`),
  `volunteer-card/${HOSTILE_PERSON}`,
];
const ENTRY_SCREENS = ENTRIES.map((path) => `/q/${QUARTER}/${path}`);
const OPEN_SCREENS = [
  ...GUEST_SCREENS.map(({ path }) => path.replace('/q/lichtenberg', `/q/${QUARTER}`)),
  ...ENTRY_SCREENS,
  `/pair/${encodeURIComponent(markup)}`,
];
const PERSONAL_SCREENS = PERSONAL.map((path) => `/q/${QUARTER}/${path}`);
const SCREENS = [...OPEN_SCREENS, ...PERSONAL_SCREENS];

/** The addresses in a quarter as the app's tables of routes have them. */
function routesBelow(quarter: string): string[] {
  const read = (file: string) => readFileSync(join(root, 'app/shell', file), 'utf8');
  const paths = (text: string) => [...text.matchAll(/\{ path: '([^']+)'/g)].map(([, path]) => path);
  const work = ['work-routes.tsx', 'treff-routes.tsx'].flatMap((file) => paths(read(file)));
  const all = [...paths(read('routes.tsx')), ...work.map((path) => quarter + path)];
  return all.filter((path): path is string => !!path?.startsWith(quarter) && !path.endsWith('*'));
}

describe('what people write is shown as text', () => {
  it('where every screen is looked at that there is', () => {
    const paths = SCREENS.map((path) => path.replace(/\?.*/, ''));
    const unseen = routesBelow('/q/:quarter').filter((route) => {
      const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
      return !paths.some((path) => pattern.test(path));
    });
    expect(unseen).toEqual([]);
  });

  it.each([
    ['what is open to a guest', () => undefined, OPEN_SCREENS],
    ['the office', () => office, [...ENTRY_SCREENS, ...PERSONAL_SCREENS]],
    ['a team’s tablet', () => tablet, PERSONAL_SCREENS],
  ])(
    'on every screen of %s, and no page breaks the policy',
    { timeout: MINUTES },
    async (_, deviceOf, paths) => {
      const context = await browser.newContext({ viewport: { width: 800, height: 1280 } });
      const complaints: string[] = [];
      const page = await watchedPage(context, complaints);
      const device = deviceOf();
      if (device) {
        const [name = '', value = ''] = device.cookie.split('=');
        await context.addCookies([{ name, value, url: product.origin, httpOnly: true }]);
      }
      await page.goto(`${product.origin}/q/${QUARTER}`);
      await page.getByText('Böse').first().waitFor();
      if (device === tablet) await openTablet(page);
      const found: string[] = [];
      for (const path of paths) {
        await followLink(page, path);
        await settled(page);
        const broken = await page.evaluate(() => ({
          ran: 'broken' in window,
          elements: document.querySelectorAll(
            'img[src="x"], iframe, svg[onload], [onerror], body script:not([src]), a[href^="javascript"]',
          ).length,
          styles: [...document.querySelectorAll('style')].some((one) =>
            /display:none/.test(one.textContent ?? ''),
          ),
        }));
        if (broken.ran || broken.elements > 0 || broken.styles) found.push(path);
      }
      expect(found).toEqual([]);
      // Browsers note every refusal: a screen that is not there, devices that are not a guest's to see.
      expect(complaints.filter((one) => !/status of 40[34]/.test(one))).toEqual([]);
      await context.close();
    },
  );

  it('word for word: on the entries, in the list, on paper, among the devices', async () => {
    const context = await browser.newContext({ viewport: { width: 800, height: 1280 } });
    const [name = '', value = ''] = office.cookie.split('=');
    await context.addCookies([{ name, value, url: product.origin, httpOnly: true }]);
    const page = await context.newPage();
    await page.goto(`${product.origin}/q/${QUARTER}`);
    await page.getByText('Böse').first().waitFor();
    const shows = async (path: string, ...texts: string[]) => {
      await followLink(page, `/q/${QUARTER}/${path}`);
      await settled(page);
      for (const text of texts) await page.getByText(text, { exact: false }).first().waitFor();
    };
    await shows('', '<img src=x onerror=window.broken=1>');
    await shows('notices', ...HOSTILE);
    for (const [id, from] of await imported()) await shows(id.replace(':', '/'), from);
    await shows('directory?q=b%C3%B6se', 'Böse Stelle');
    await shows('events?view=week', 'Böses Fest');
    await shows('poster/place/hostile', 'Böse Stelle');
    await shows('inbox', 'Frau Böse');
    await shows('persons', 'Frau Böse');
    await shows('reports', 'Böse Meldung');
    await shows('devices', `Tablet ${HOSTILE[3]}`, `Büro ${HOSTILE[3]}`);
    await context.close();
  });

  it('word for word on a team’s tablet too, and what a device without access brought at the office', async () => {
    const shown = async (device: PairedDevice, path: string, ...texts: string[]) => {
      const context = await browser.newContext({ viewport: { width: 800, height: 1280 } });
      const [name = '', value = ''] = device.cookie.split('=');
      await context.addCookies([{ name, value, url: product.origin, httpOnly: true }]);
      const page = await context.newPage();
      await page.goto(`${product.origin}/q/${QUARTER}`);
      await page.getByText('Böse').first().waitFor();
      if (device === tablet) await openTablet(page);
      await followLink(page, `/q/${QUARTER}/${path}`);
      await settled(page);
      for (const text of texts) await page.getByText(text, { exact: false }).first().waitFor();
      await context.close();
    };
    await shown(tablet, `treff/visit/hostile~2026-11-20~${HOSTILE_PERSON}`, 'Frau Böse');
    await shown(tablet, 'lending', 'Böses Tablet');
    await shown(office, 'to-clear?part=quarantine', `Verloren ${HOSTILE[3]}`);
  });

  /** What the import command made of the files, by id: the beginning of its name, and its markup. */
  async function imported(): Promise<[string, string][]> {
    const answer = await fetch(`${product.origin}/api/sync/${QUARTER}/public/snapshot`);
    const [, ...lines] = (await answer.text()).trim().split('\n');
    const docs = lines.map(
      (line) => JSON.parse(line).doc as { _id: string; [field: string]: string },
    );
    const named = docs.map(
      ({ _id, name, title }) => [_id, name ?? title ?? ''] as [string, string],
    );
    const found = named.filter(([, text]) => /^Aus (OSM|CSV|ICS) /.test(text));
    expect(found.map(([, text]) => text.slice(0, 7)).sort()).toEqual([
      'Aus CSV',
      'Aus ICS',
      'Aus OSM',
    ]);
    for (const [, text] of found) expect(text).toContain('<img src=x onerror=');
    return found;
  }

  it('calendars carry it as text: nobody smuggles an event into one', async () => {
    const text = await (await fetch(`${product.origin}/calendar/${QUARTER}.ics`)).text();
    const lines = text.split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(
      lines.filter((line) => line === 'END:VEVENT').length,
    );
    expect(lines.filter((line) => line.startsWith('UID:smuggled'))).toEqual([]);
    expect(lines.filter((line) => /^UID:/.test(line)).length).toBeGreaterThan(1);
    expect(text).not.toMatch(/^URL[^:]*:javascript/m);
  });
});
