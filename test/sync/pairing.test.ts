import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { readSession } from '../../app/data/device.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { readOwnPerson } from '../../app/data/own-person.ts';
import { deviceRound, surroundingsOf } from '../../app/sync/device-rounds.ts';
import { pairWithCode, resumePairing } from '../../app/sync/pairing.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { pairSelfWhereNeeded } from '../../app/sync/self-pairing.ts';
import { endSession, fetchSession } from '../../app/sync/session.ts';
import { BrowserDouble } from '../support/browser-double.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { ask, registryOf } from '../support/pairing.ts';
import { aRequest } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const QUARTER = 'lichtenberg';

let server: TestServer;
let database: LocalDatabase;
let browser: BrowserDouble;

beforeEach(async () => {
  server = await startTestServer({ store: aMemoryStore() });
  database = aDatabase();
  browser = new BrowserDouble(server.url);
});
afterEach(async () => {
  database.close();
  await server.stop();
});

const options = () => ({ origin: server.url, fetch: browser.fetch });

async function codeFor(role: string): Promise<string> {
  const office = await aPairedDevice(server.store, { role: 'office' });
  const wish = { role, quarters: [QUARTER] };
  const { body } = await ask(server, 'POST', '/api/codes', wish, { cookie: office.cookie });
  return body.code;
}

/** What the device's database says of a pairing that is not over. */
async function secretsKept(): Promise<string> {
  return JSON.stringify((await database.own.toArray()).filter(({ key }) => /airing/.test(key)));
}

async function devicesOf(role: string): Promise<unknown[]> {
  return (await registryOf(server, 'device:')).filter((device) => device.role === role);
}

describe('a device that is connected with a code', () => {
  it('is what the office said, and keeps its secret nowhere but in the cookie', async () => {
    const paired = await pairWithCode(database, await codeFor('team'), options());
    expect(paired).toMatchObject({ ok: true, value: { role: 'team', quarters: [QUARTER] } });
    expect(await readSession(database)).toMatchObject({ role: 'team', scopes: ['public', 'team'] });
    expect(await secretsKept()).toBe('[]');
    expect(browser.cookie).toMatch(/^vo_device=d/);
    const secret = browser.cookie.split('.')[1] ?? '';
    expect(JSON.stringify(await database.own.toArray())).not.toContain(secret);
  });

  it.each([
    ['the request', 'request'],
    ['the answer, with its cookie', 'answer'],
    ['the answer, after its cookie', 'body'],
  ] as const)('goes on where %s was lost', async (_what, lost) => {
    const code = await codeFor('team');
    browser.loseNext(lost);
    const first = await pairWithCode(database, code, options());
    expect(first).toEqual({ ok: false, error: { code: 'noContact' } });
    expect(await secretsKept()).toContain(code);
    // The page was closed meanwhile, and opened again at home.
    const again = await resumePairing(database, options());
    expect(again).toMatchObject({ ok: true, value: { role: 'team' } });
    expect(await secretsKept()).toBe('[]');
    expect(await devicesOf('team')).toHaveLength(1);
    expect((await fetchSession(options())).ok).toBe(true);
    expect(await resumePairing(database, options())).toBeUndefined();
  });

  it('keeps the secret of a code that is entered while an older one is asked for again', async () => {
    const [older, newer] = [await codeFor('team'), await codeFor('team')];
    browser.loseNext('request');
    await pairWithCode(database, older, options());
    const answerLost = async (...asked: Parameters<typeof fetch>) => {
      await fetch(...asked);
      throw new TypeError('the network is gone');
    };
    await Promise.all([
      resumePairing(database, options()),
      pairWithCode(database, newer, { ...options(), fetch: answerLost }),
    ]);
    expect(await secretsKept()).toContain(newer);
    expect(await resumePairing(database, options())).toMatchObject({ ok: true });
    expect(await secretsKept()).toBe('[]');
    expect(await devicesOf('team')).toHaveLength(2);
  });

  it('is told why not, and can try another code', async () => {
    const used = await codeFor('team');
    await ask(server, 'POST', '/api/pair', { code: used, secret: 'a'.repeat(43) });
    for (const [code, reason] of [
      [used, 'codeUsed'],
      ['ACDEFHJK', 'unknownCode'],
      ['ACDE', 'invalid'],
    ] as const) {
      const refused = await pairWithCode(database, code, options());
      expect(refused).toEqual({ ok: false, error: { code: reason } });
      expect(await secretsKept()).toBe('[]');
    }
    expect((await pairWithCode(database, await codeFor('kiosk'), options())).ok).toBe(true);
  });

  it('takes no portal’s page for an answer', async () => {
    const code = await codeFor('team');
    browser.answerNext(new Response('<p>WLAN', { headers: { 'content-type': 'text/html' } }));
    expect(await pairWithCode(database, code, options())).toMatchObject({
      error: { code: 'noContact' },
    });
    browser.answerNext(Response.json({ code: 'forbidden', message: 'pay first' }, { status: 403 }));
    expect(await pairWithCode(database, code, options())).toMatchObject({
      error: { code: 'noContact' },
    });
    expect((await pairWithCode(database, code, options())).ok).toBe(true);
  });

  it('is a guest again once it was disconnected', async () => {
    await pairWithCode(database, await codeFor('team'), options());
    expect(await endSession(options())).toBe(true);
    expect(browser.cookie).toBe('');
    const session = await fetchSession(options());
    expect(session.ok && session.value.role).toBe('guest');
  });
});

describe('a guest’s phone', () => {
  const round = (asking: { patienceMs?: number } = {}) => {
    const http = new HttpQuarterServer(QUARTER, options());
    const parts = { database, quarter: QUARTER, server: http, now: () => new Date() };
    const pairing = { ...options(), ...asking };
    return deviceRound({ ...parts, pairing }, new AbortController().signal);
  };
  const writeRequest = async (key = 'r1') => {
    const session = await readSession(database);
    const around = surroundingsOf({ database, quarter: QUARTER, now: () => new Date() }, session);
    const personId = await readOwnPerson(database);
    const id = `${personId}:request:${key}`;
    const written = await changeDocument(around, id, () => ({ ...aRequest(personId), _id: id }));
    if (!written.ok) throw new Error(written.error.code);
    return { id, personId };
  };
  const atOffice = async (id: string) => {
    const stored = await (await server.store.database(`${QUARTER}-private`)).get(id);
    return stored !== undefined && !stored.deleted;
  };

  it('stays a guest’s for as long as it only reads', async () => {
    expect((await round()).ok).toBe(true);
    expect(await registryOf(server, 'device:')).toEqual([]);
    expect(browser.asked.filter((path) => path === '/api/pair')).toEqual([]);
  });

  it('becomes a resident’s when something of their own is to be sent, which then arrives', async () => {
    const { id, personId } = await writeRequest();
    expect((await round()).ok).toBe(true);
    expect(await readSession(database)).toMatchObject({
      role: 'resident',
      personId,
      quarters: [QUARTER],
      scopes: ['public', 'me'],
    });
    expect(await atOffice(id)).toBe(true);
    expect(await database.refusals.toArray()).toEqual([]);
    expect(await secretsKept()).toBe('[]');
    expect(await readOwnPerson(database)).toBe(personId);
    const [device] = await registryOf(server, 'device:');
    expect(device).toMatchObject({ role: 'resident', personId });
    expect(device?.verified).toBeUndefined();
  });

  it('is not made of an office’s computer for whomever the office wrote about', async () => {
    await pairWithCode(database, await codeFor('office'), options());
    const session = await readSession(database);
    const around = surroundingsOf({ database, quarter: QUARTER, now: () => new Date() }, session);
    const request = aRequest('7c'.repeat(16));
    expect((await changeDocument(around, request._id, () => request)).ok).toBe(true);
    // The cookie is gone, and the server says so.
    browser.cookie = '';
    const told = await fetchSession(options());
    if (told.ok) await adoptSession(database, told.value);
    expect(await readSession(database)).toMatchObject({ role: 'guest' });
    expect((await round()).ok).toBe(true);
    expect(await devicesOf('resident')).toEqual([]);
    expect(await database.refusals.toArray()).toEqual([]);
    expect(await database.outbox.toArray()).toMatchObject([{ id: request._id, status: 'pending' }]);
  });

  it('sends nothing as a guest that was written in the middle of a round', async () => {
    let written: { id: string } | undefined;
    const http = new HttpQuarterServer(QUARTER, {
      ...options(),
      fetch: async (...asked) => {
        if (String(asked[0]).includes('/public/')) written ??= await writeRequest();
        return browser.fetch(...asked);
      },
    });
    const parts = { database, quarter: QUARTER, server: http, now: () => new Date() };
    const during = { ...parts, pairing: options() };
    expect((await deviceRound(during, new AbortController().signal)).ok).toBe(true);
    expect(await database.refusals.toArray()).toEqual([]);
    expect(await database.outbox.toArray()).toMatchObject([{ status: 'pending' }]);
    expect((await round()).ok).toBe(true);
    expect(await atOffice(written?.id ?? '')).toBe(true);
    expect(await database.refusals.toArray()).toEqual([]);
  });

  it.each(['request', 'answer', 'body'] as const)(
    'sends nothing as a guest where the %s of its pairing was lost, and goes on later',
    async (lost) => {
      const { id } = await writeRequest();
      browser.loseNext(lost, '/api/pair');
      expect(await round()).toEqual({ ok: false, error: { code: 'noContact' } });
      expect(await database.refusals.count()).toBe(0);
      expect(await database.outbox.count()).toBe(1);
      expect((await round()).ok).toBe(true);
      expect(await atOffice(id)).toBe(true);
      expect(await devicesOf('resident')).toHaveLength(1);
    },
  );

  it.each(['/api/session', '/api/pair'])(
    'goes on where nothing ever comes back from %s, as behind a dead connection',
    { timeout: 20_000 },
    async (path) => {
      const { id } = await writeRequest();
      browser.leaveOpenNext(path);
      // A busy machine may be too slow for its patience before that already.
      do {
        const impatient = await round({ patienceMs: 200 });
        expect(impatient).toEqual({ ok: false, error: { code: 'noContact' } });
      } while (!browser.asked.includes(path));
      expect((await round()).ok).toBe(true);
      expect(await atOffice(id)).toBe(true);
    },
  );

  it('waits where the server is busy', async () => {
    await writeRequest();
    const busy = { code: 'busy', message: '' };
    browser.answerNext(
      Response.json(busy, { status: 429, headers: { 'retry-after': '5' } }),
      '/api/pair',
    );
    expect(await round()).toEqual({ ok: false, error: { code: 'busy', afterMs: 5000 } });
    expect((await round()).ok).toBe(true);
  });

  it('does not put aside a role that its cookie has and its database forgot', async () => {
    await pairWithCode(database, await codeFor('office'), options());
    database.close();
    database = aDatabase();
    await writeRequest();
    await pairSelfWhereNeeded(database, QUARTER, options());
    expect(await readSession(database)).toMatchObject({ role: 'office' });
    expect(await devicesOf('resident')).toEqual([]);
  });

  it('takes the role of a code whose answer was lost, before it makes itself a resident’s', async () => {
    const code = await codeFor('office');
    browser.loseNext('answer');
    await pairWithCode(database, code, options());
    await writeRequest();
    expect((await round()).ok).toBe(true);
    expect(await readSession(database)).toMatchObject({ role: 'office' });
    expect(await devicesOf('resident')).toEqual([]);
  });

  it('keeps what it wrote, with a reason, where its person belongs to another device', async () => {
    const { id, personId } = await writeRequest();
    const taken = { self: true, quarter: QUARTER, personId, secret: 'b'.repeat(43) };
    expect((await ask(server, 'POST', '/api/pair', taken)).status).toBe(200);
    expect((await round()).ok).toBe(true);
    expect(await database.refusals.toArray()).toMatchObject([{ id, code: 'forbidden' }]);
    expect(await atOffice(id)).toBe(false);
  });
});
