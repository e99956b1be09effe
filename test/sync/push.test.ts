import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { aNotice, aPlace } from '../support/builders.ts';
import { EngineDevice, type EngineDeviceOptions, untilQuiet } from '../support/engine-device.ts';
import { erasing } from '../support/erasing.ts';
import { captivePortal, json } from '../support/feed-server.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aPairedDevice, changeDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import {
  loseAnswer,
  type Spoil,
  SpoilingProxy,
  sendOn,
  spoilOnly,
} from '../support/spoiling-proxy.ts';

const NO_CONTACT = { ok: false, error: { code: 'noContact' } };
const YEAR_MS = 365 * 24 * 3_600_000;

let server: TestServer;
let proxy: SpoilingProxy;
const opened: EngineDevice[] = [];

beforeEach(async () => {
  const documents = [aPlace({ _id: 'place:a', name: 'Alt' }), aPlace({ _id: 'place:b' })];
  server = await startTestServer({ documents, denyList: erasing('place:erased') });
  proxy = await SpoilingProxy.before(server.url);
});

afterEach(async () => {
  for (const { database } of opened.splice(0)) database.close();
  await proxy.stop();
  await server.stop();
});

/** A device of the office behind the proxy, with a whole copy. */
async function anOffice(options: Partial<EngineDeviceOptions> = {}): Promise<EngineDevice> {
  const paired = options.paired ?? (await aPairedDevice(server.store, { role: 'office' }));
  const device = await EngineDevice.open({ origin: proxy.origin, ...options, paired }, server.url);
  opened.push(device);
  await untilQuiet(device);
  return device;
}

/** What stands at the server, in whichever database. */
async function stored(id: string) {
  const kind = id.startsWith('office:') ? 'private' : 'public';
  return (await server.store.database(`lichtenberg-${kind}`)).get(id);
}

async function storedDoc(id: string): Promise<Body | undefined> {
  const found = await stored(id);
  return found?.deleted ? undefined : found?.doc;
}

async function supersededValues(): Promise<unknown[]> {
  const rows = await (await server.store.database('lichtenberg-private')).range(
    'office:superseded:',
  );
  return rows.map(({ doc }) => doc.value);
}

const statuses = async (device: EngineDevice) =>
  (await device.outbox()).map(({ id, status }) => `${id} ${status}`);

describe('an answer that is lost', () => {
  it('does not undo the correction that came before the device sent again', async () => {
    const [device, office] = [await anOffice(), await anOffice({ origin: server.url })];
    await device.set('place:a', { name: 'Falsch' });
    proxy.spoil = spoilOnly('push', loseAnswer);
    expect(await device.round()).toEqual(NO_CONTACT);
    await untilQuiet(office);
    expect(await office.doc('place:a')).toMatchObject({ name: 'Falsch' });
    await office.set('place:a', { name: 'Richtig' });
    await untilQuiet(office);
    proxy.spoil = undefined;
    await untilQuiet(device, office);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Richtig' });
    expect(await device.doc('place:a')).toEqual(await office.doc('place:a'));
    expect(await supersededValues()).toEqual([]);
  });

  it('does not undo it either where the device has edited another field since', async () => {
    const [device, office] = [await anOffice(), await anOffice({ origin: server.url })];
    await device.set('place:a', { name: 'Falsch' });
    proxy.spoil = spoilOnly('push', loseAnswer);
    await device.round();
    await untilQuiet(office);
    await office.set('place:a', { name: 'Richtig' });
    await untilQuiet(office);
    await device.set('place:a', { summary: 'Und mehr' });
    proxy.spoil = undefined;
    await untilQuiet(device, office);
    const standing = await storedDoc('place:a');
    expect(standing).toMatchObject({ summary: 'Und mehr' });
    // The device had not seen the correction: whichever stands, the other is with the office.
    expect([standing?.name, ...(await supersededValues())].sort()).toEqual(
      standing?.name === 'Richtig' ? ['Richtig'] : ['Falsch', 'Richtig'],
    );
    expect(await device.doc('place:a')).toEqual(await office.doc('place:a'));
  });

  it('makes one document of a new one that is sent five times, and of a delete one', async () => {
    const device = await anOffice();
    await device.create(aPlace({ _id: 'place:neu' }));
    await device.remove('place:b');
    proxy.spoil = spoilOnly('push', loseAnswer, 5);
    for (let time = 0; time < 5; time += 1) expect(await device.round()).toEqual(NO_CONTACT);
    await untilQuiet(device);
    expect((await stored('place:neu'))?.rev).toMatch(/^1-/);
    expect(await stored('place:b')).toMatchObject({
      deleted: true,
      rev: expect.stringMatching(/^2-/),
    });
  });
});

/** A page of a hotel's network instead of every answer. */
const portalPage: Spoil = async (_asked, _ask, response) => captivePortal(response);
/** The same, the way there by a redirect. */
const portalRedirect: Spoil = async ({ what }, _ask, response) => {
  if (what === 'login') return captivePortal(response);
  response.writeHead(302, { location: '/login' });
  response.end();
};

describe('an answer that is not the server’s', () => {
  it.each([
    ['a captive portal’s page', portalPage],
    ['a redirect to one', portalRedirect],
    [
      'a proxy’s 502',
      (async (_asked, _ask, response) => {
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway');
      }) as Spoil,
    ],
    [
      'JSON of somebody else',
      (async (_asked, _ask, response) => {
        json(response, 200, { results: [{ id: 'place:a', outcome: 'accepted', rev: '2-x' }] });
      }) as Spoil,
    ],
    [
      'a result too few',
      (async (_asked, ask, response) => {
        const { epoch } = JSON.parse((await ask()).body.toString()) as { epoch: string };
        json(response, 200, { epoch, results: [] });
      }) as Spoil,
    ],
  ])('is no contact, and what waits goes on waiting: %s', async (_name, spoil) => {
    const device = await anOffice();
    await device.set('place:a', { name: 'Neu' });
    proxy.spoil = spoilOnly('push', spoil);
    if (spoil === portalRedirect) proxy.spoil = spoil;
    const before = proxy.count('push');
    expect(await device.round()).toEqual(NO_CONTACT);
    expect(proxy.count('push')).toBe(before + 1);
    expect(await statuses(device)).toEqual(['place:a pending']);
    expect(await device.doc('place:a')).toMatchObject({ name: 'Neu' });
    proxy.spoil = undefined;
    await untilQuiet(device);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Neu' });
  });
});

/** What a proxy in between says to bodies that are longer than it likes. */
function refuseOver(bytes: number): Spoil {
  return ({ what, body }, _ask, response) => {
    if (what !== 'push' || body.length <= bytes) return false;
    response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>Too Large');
    return Promise.resolve();
  };
}

describe('a value that gave way and cannot be sent now', () => {
  it('keeps what won over it back: accepted alone, it would hide that there was another', async () => {
    const [device, office] = [await anOffice(), await anOffice({ origin: server.url })];
    await office.set('place:a', { name: 'Zuerst' });
    await untilQuiet(office);
    await device.set('place:a', { name: 'Danach' });
    await device.set('place:b', { name: 'Etwas anderes' });
    proxy.spoil = ({ what, body }, _ask, response) => {
      if (what !== 'push' || !body.includes('superseded')) return false;
      response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>Too Large');
      return Promise.resolve();
    };
    await device.round();
    await device.round();
    expect(await supersededValues()).toEqual([]);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Zuerst' });
    expect(await storedDoc('place:b')).toMatchObject({ name: 'Etwas anderes' });
    expect(await device.doc('place:a')).toMatchObject({ name: 'Danach' });
    proxy.spoil = undefined;
    await untilQuiet(device, office);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Danach' });
    expect(await supersededValues()).toEqual(['Zuerst']);
  });
});

describe('a body that is too large', () => {
  it('is halved until it passes, and everything arrives', async () => {
    const device = await anOffice();
    const places = Array.from({ length: 50 }, (_, n) => aPlace({ _id: `place:viele-${n}` }));
    await device.create(...places);
    proxy.spoil = refuseOver(2_000);
    await untilQuiet(device);
    for (const { _id } of places) expect(await storedDoc(_id)).toBeDefined();
    expect(proxy.count('push')).toBeLessThan(50);
  });

  it('with one write in it waits alone where a proxy says so, and holds up nothing', async () => {
    const device = await anOffice();
    await device.create(
      aPlace({ _id: 'place:groß', description: 'x'.repeat(4_000) }),
      aPlace({ _id: 'place:klein' }),
    );
    await server.put(aPlace({ _id: 'place:a', name: 'Von anderen' }));
    proxy.spoil = refuseOver(2_000);
    await device.round();
    expect(await statuses(device)).toEqual(['place:groß pending']);
    expect(await storedDoc('place:klein')).toBeDefined();
    expect(await device.doc('place:a')).toMatchObject({ name: 'Von anderen' });
    expect(await device.refusals()).toEqual([]);
    proxy.spoil = undefined;
    await untilQuiet(device);
    expect(await storedDoc('place:groß')).toBeDefined();
  });

  it('with one write in it is refused, kept and told where the server itself says so', async () => {
    const device = await anOffice();
    const description = 'x'.repeat(1_100_000);
    await device.create(
      aPlace({ _id: 'place:riesig', description }),
      aPlace({ _id: 'place:klein' }),
    );
    await untilQuiet(device);
    expect(await device.refusals()).toMatchObject([
      { id: 'place:riesig', code: 'too-large', version: { doc: { description } } },
    ]);
    expect(await storedDoc('place:klein')).toBeDefined();
  });
});

describe('after a long outbox', () => {
  it('the next question names the newest of what was accepted, not all of it', async () => {
    const device = await anOffice();
    const places = Array.from({ length: 80 }, (_, n) => aPlace({ _id: `place:viele-${n}` }));
    await device.create(...places);
    await untilQuiet(device);
    const named = proxy.asked
      .filter(({ what, body }) => what === 'changes' && body !== '')
      .map(({ body }) => (JSON.parse(body) as { accepted: unknown[] }).accepted.length);
    expect(named.length).toBeGreaterThan(0);
    expect(Math.max(...named)).toBeLessThanOrEqual(50);
  });
});

describe('a busy server', () => {
  it('is left alone for as long as it asks; what waits goes on waiting', async () => {
    const device = await anOffice();
    await device.set('place:a', { name: 'Neu' });
    proxy.spoil = spoilOnly('push', async (_asked, _ask, response) => {
      json(response, 429, { code: 'busy' }, { 'retry-after': '7' });
    });
    expect(await device.round()).toEqual({ ok: false, error: { code: 'busy', afterMs: 7_000 } });
    expect(await statuses(device)).toEqual(['place:a pending']);
    proxy.spoil = undefined;
    await untilQuiet(device);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Neu' });
  });
});

describe('a clock that is a year wrong', () => {
  it.each([
    ['ahead', 1],
    ['behind', -1],
  ])('%s, decides nothing: the later arrival stands', async (_name, years) => {
    const wrong = () => new Date(Date.now() + years * YEAR_MS);
    const [device, office] = [await anOffice({ now: wrong }), await anOffice()];
    const before = new Date().toISOString();
    await device.set('place:a', { name: 'Von der falschen Uhr' });
    await office.set('place:a', { name: 'Zuerst' });
    await untilQuiet(office);
    await untilQuiet(device);
    await office.set('place:b', { name: 'Zuletzt' });
    await device.set('place:b', { name: 'Früher' });
    await untilQuiet(device);
    await untilQuiet(office);
    await untilQuiet(device, office);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Von der falschen Uhr' });
    expect(await storedDoc('place:b')).toMatchObject({ name: 'Zuletzt' });
    expect((await supersededValues()).sort()).toEqual(['Früher', 'Zuerst']);
    const updatedAt = String((await storedDoc('place:a'))?.updatedAt);
    expect(updatedAt >= before && updatedAt <= new Date().toISOString()).toBe(true);
    for (const id of ['place:a', 'place:b']) {
      expect(await device.doc(id)).toEqual(await office.doc(id));
    }
  });
});

describe('two tabs', () => {
  it('that send the same entries at once make each write one', async () => {
    const paired = await aPairedDevice(server.store, { role: 'office' });
    const indexedDB = new IDBFactory();
    const tabs = [
      await anOffice({ paired, database: aDatabase(indexedDB) }),
      await anOffice({ paired, database: aDatabase(indexedDB) }),
    ] as const;
    for (let turn = 1; turn <= 3; turn += 1) {
      await tabs[0].set('place:a', { name: `Runde ${turn}` });
      await tabs[1].create(aPlace({ _id: `place:neu-${turn}` }));
      await Promise.all(tabs.map((tab) => tab.round()));
      await untilQuiet(...tabs);
      expect((await stored('place:a'))?.rev).toMatch(new RegExp(`^${turn + 1}-`));
      expect((await stored(`place:neu-${turn}`))?.rev).toMatch(/^1-/);
    }
    expect(proxy.count('push')).toBeGreaterThan(3);
    expect(await supersededValues()).toEqual([]);
    expect(await tabs[0].refusals()).toEqual([]);
  });
});

describe('a write that the server does not take', () => {
  it('waits where the server is older, and holds up none of the others', async () => {
    const device = await anOffice();
    await device.create({ _id: 'hologram:x', type: 'hologram', v: 1, words: 'Morgen' });
    await device.set('place:a', { name: 'Neu' });
    expect(await device.round()).toMatchObject({ ok: true });
    expect(await statuses(device)).toEqual(['hologram:x pending']);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Neu' });
    expect(await device.refusals()).toEqual([]);
    expect(await device.doc('hologram:x')).toMatchObject({ words: 'Morgen' });
  });

  it('is kept with its content and its reason, and the copy is the server’s again', async () => {
    const device = await anOffice();
    await device.set('place:a', { name: '' });
    await device.create(aPlace({ _id: 'place:lang', description: 'x'.repeat(70_000) }));
    await device.set('place:b', { name: 'Geht' });
    await untilQuiet(device);
    const [first, second, ...others] = (await device.refusals()).sort((a, b) =>
      a.id.localeCompare(b.id),
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({ id: 'place:a', code: 'invalid', version: { doc: { name: '' } } });
    expect(second).toMatchObject({ id: 'place:lang', code: 'too-large' });
    expect(await device.doc('place:a')).toMatchObject({ name: 'Alt' });
    expect(await device.doc('place:lang')).toBeUndefined();
    expect(await storedDoc('place:b')).toMatchObject({ name: 'Geht' });
  });

  it('takes nothing of what was written while it was on its way', async () => {
    const device = await anOffice();
    await device.set('place:a', { name: '' });
    proxy.spoil = (asked, ask, response) => {
      if (asked.what !== 'push') return false;
      proxy.spoil = undefined;
      return ask().then(async (answer) => {
        await device.set('place:a', { name: 'Richtig' });
        sendOn(response, answer);
      });
    };
    await untilQuiet(device);
    expect(await device.refusals()).toEqual([]);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Richtig' });
  });

  it('is kept with its content where the device may not', async () => {
    const paired = await aPairedDevice(server.store, { role: 'team' });
    const device = await anOffice({ paired });
    await device.set('place:a', { name: 'Von der Treffleitung' });
    await untilQuiet(device);
    expect(await device.refusals()).toMatchObject([
      { id: 'place:a', code: 'forbidden', version: { doc: { name: 'Von der Treffleitung' } } },
    ]);
    expect(await device.doc('place:a')).toMatchObject({ name: 'Alt' });
  });

  it('leaves nothing on the device where it is about who was erased, or has expired', async () => {
    const device = await anOffice();
    await server.put(aNotice({ _id: 'notice:alt' }));
    await untilQuiet(device);
    const database = await server.store.database('lichtenberg-public');
    const known = await database.get('notice:alt');
    await database.write([
      {
        id: 'notice:alt',
        base: known?.rev ?? null,
        deleted: true,
        clock: { s: 1 },
        reason: 'retention',
      },
    ]);
    await device.set('notice:alt', { text: 'Geheim' });
    await device.create(aPlace({ _id: 'place:erased', name: 'Geheim' }));
    await untilQuiet(device);
    expect(await device.refusals()).toEqual([]);
    expect(JSON.stringify(await device.documents())).not.toContain('Geheim');
    expect(await storedDoc('notice:alt')).toBeUndefined();
    expect(await storedDoc('place:erased')).toBeUndefined();
  });

  it('is safe with the office where the device was revoked, and told to nobody else', async () => {
    const paired = await aPairedDevice(server.store, { role: 'office' });
    const device = await anOffice({ paired });
    await device.set('place:a', { name: 'Noch nicht gesendet' });
    await changeDevice(server.store, paired.deviceId, { revokedAt: '2026-11-24T10:00:00Z' });
    await device.round();
    expect(await device.outbox()).toEqual([]);
    expect(await device.refusals()).toEqual([]);
    const kept = await (await server.store.database('registry')).range('quarantine:');
    expect(kept).toMatchObject([{ doc: { write: { doc: { name: 'Noch nicht gesendet' } } } }]);
    expect(await storedDoc('place:a')).toMatchObject({ name: 'Alt' });
  });
});
