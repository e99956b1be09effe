import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptedEncoding, matchesEtag } from '../../../sync-server/http-headers.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { anEvent, aPlace, aQuarter } from '../../support/builders.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aServer(options?: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options);
  cleanUp.push(() => server.stop());
  return server;
}

async function jsonOf(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('health', () => {
  it('says that server and store are well, and who they are', async () => {
    const server = await aServer({ version: '1.2.3' });
    const { status, headers, body } = await jsonOf(`${server.url}/api/health`);
    expect({ status, body }).toEqual({
      status: 200,
      body: { ok: true, version: '1.2.3', epoch: server.epoch, store: 'pouchdb' },
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says 503 while the store is away, as all others do, and recovers', async () => {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    let log = '';
    const write = (line: string) => {
      log += line;
    };
    const server = await aServer({ store, log: { write } });
    await double.stop();
    const { status, body } = await jsonOf(`${server.url}/api/health`);
    expect({ status, ...body }).toMatchObject({ status: 503, ok: false, store: 'couchdb' });
    const quarters = await jsonOf(`${server.url}/api/quarters`);
    expect(quarters.body).toMatchObject({ code: 'unavailable', after: 5 });
    expect(quarters.headers.get('retry-after')).toBe('5');
    await fetch(`${server.url}/api/sync/lichtenberg/public/changes?since=frauMeier`);
    expect(log).toMatch(/"error":"StoreFailure".*_all_dbs/);
    expect(log).not.toMatch(/frauMeier|geheim/);
    await double.start();
    expect((await jsonOf(`${server.url}/api/health`)).body.ok).toBe(true);
  });
});

describe('the session of a guest', () => {
  it('names role, scopes, quarters and the server’s time', async () => {
    const server = await aServer({ now: () => new Date('2026-12-01T14:00:00Z') });
    expect((await jsonOf(`${server.url}/api/session`)).body).toEqual({
      role: 'guest',
      quarters: [{ id: 'lichtenberg', name: 'Lichtenberg' }],
      scopes: ['public'],
      serverTime: '2026-12-01T14:00:00.000Z',
      sealKey: null,
    });
    const ended = await fetch(`${server.url}/api/session`, { method: 'DELETE' });
    expect(ended.status).toBe(204);
  });
});

describe('the quarters to choose from', () => {
  it('come by name, with their streets, and a new one shows by itself', async () => {
    const quarter = aQuarter({ streets: ['Möllendorffstraße'] });
    const server = await aServer({ documents: [quarter] });
    const shown = { id: 'lichtenberg', name: 'Lichtenberg', word: 'Kiez', city: 'Berlin' };
    expect((await jsonOf(`${server.url}/api/quarters`)).body).toEqual([
      { ...shown, streets: ['Möllendorffstraße'] },
    ]);
    const other = aQuarter({ _id: 'quarter:aachen', name: 'Aachen-Ost' });
    await server.access.write('aachen-public', [{ id: other._id, base: null, doc: other }]);
    await expect
      .poll(async () => (await jsonOf(`${server.url}/api/quarters`)).body)
      .toMatchObject([{ id: 'aachen', streets: [] }, { id: 'lichtenberg' }]);
    await expect
      .poll(async () => (await fetch(`${server.url}/api/sync/aachen/public/snapshot`)).status)
      .toBe(200);
  });
});

describe('calendars', () => {
  const events = [
    anEvent({ rrule: 'FREQ=WEEKLY', notInSchoolHolidays: true, placeId: 'place:treff' }),
    anEvent({ _id: 'event:tanztee', uid: 'tanztee@example.org', title: 'Tanztee' }),
  ];

  it('of a quarter hold all its events, and are 304 while nothing changes', async () => {
    const server = await aServer({ documents: [...events, aPlace({ _id: 'place:treff' })] });
    const response = await fetch(`${server.url}/calendar/lichtenberg.ics`);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    const text = await response.text();
    expect(text).toContain('SUMMARY:Technik-Treff');
    expect(text).toContain('SUMMARY:Tanztee');
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' };
    const again = await fetch(`${server.url}/calendar/lichtenberg.ics`, { headers });
    expect(again.status).toBe(304);
    await server.put(anEvent({ _id: 'event:tanztee', title: 'Tanztee mit Kapelle' }));
    const changed = await fetch(`${server.url}/calendar/lichtenberg.ics`, { headers });
    expect(await changed.text()).toContain('SUMMARY:Tanztee mit Kapelle');
  });

  it('of one event hold that one', async () => {
    const server = await aServer({ documents: events });
    const text = await (await fetch(`${server.url}/calendar/lichtenberg/tanztee.ics`)).text();
    expect(text).toContain('UID:tanztee@example.org');
    expect(text).not.toContain('Technik-Treff');
  });

  it('say to caches that one text travels in several encodings', async () => {
    const server = await aServer({ documents: events });
    const url = `${server.url}/calendar/lichtenberg.ics`;
    for (const encoding of ['br', 'identity']) {
      const { headers } = await fetch(url, { headers: { 'accept-encoding': encoding } });
      expect(headers.get('vary')).toMatch(/^accept-encoding$/i);
      const etag = headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\//);
      const again = await fetch(url, { headers: { 'if-none-match': etag } });
      expect({ status: again.status, vary: again.headers.get('vary') }).toEqual({
        status: 304,
        vary: 'accept-encoding',
      });
    }
  });

  it('are made anew on another day, when other holidays are near', async () => {
    let now = new Date('2026-12-01T14:00:00Z');
    const server = await aServer({ documents: events, now: () => now });
    const read = async () => (await fetch(`${server.url}/calendar/lichtenberg.ics`)).text();
    const before = await read();
    expect(await read()).toBe(before);
    now = new Date('2028-12-01T14:00:00Z');
    expect(await read()).not.toBe(before);
  });

  it('are 404 for what does not exist', async () => {
    const server = await aServer({ documents: events });
    for (const [path, code] of [
      ['nowhere.ics', 'unknown-quarter'],
      ['nowhere/tanztee.ics', 'unknown-quarter'],
      ['lichtenberg/nothing.ics', 'not-found'],
      ['lichtenberg/..%2ftanztee.ics', 'not-found'],
      ['lichtenberg', 'not-found'],
    ]) {
      const { status, body } = await jsonOf(`${server.url}/calendar/${path}`);
      expect({ path, status, code: body.code }).toEqual({ path, status: 404, code });
    }
  });
});

describe('over TLS', () => {
  it('browsers are told to stay with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vor-ort-tls-'));
    cleanUp.push(() => rm(folder, { recursive: true }));
    const { certificate, key } = await makeCertificate(folder);
    const tls = {
      certificate: await readFile(certificate, 'utf8'),
      key: await readFile(key, 'utf8'),
    };
    const server = await aServer({ tls });
    const answer = await new Promise<{ headers: object; body: unknown }>((resolve, reject) => {
      const url = `${server.url.replace('http:', 'https:')}/api/health`;
      httpsGet(url, { ca: tls.certificate, servername: 'localhost' }, async (response) =>
        resolve({ headers: response.headers, body: await json(response) }),
      ).on('error', reject);
    });
    expect(answer.body).toMatchObject({ ok: true });
    expect(answer.headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
});

describe('the end of a server', () => {
  it('does not wait for a request that never ends', async () => {
    const server = await startTestServer();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = ['POST /api/sync/lichtenberg/public/diff HTTP/1.1', `Host: ${hostname}`];
    head.push('Content-Type: application/json', 'Content-Length: 100', 'Expect: 100-continue');
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('100 Continue');
    socket.write('{"half":');
    const closed = once(socket, 'close');
    await server.stop();
    await closed;
  });
});

describe('request headers', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    [undefined, 'identity'],
    ['GZIP', 'gzip'],
    ['gzip;q=nonsense', 'identity'],
  ])('%s asks for %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });

  it('name an etag strongly, weakly, among others or by a star', () => {
    for (const header of ['"a"', 'W/"a"', '"x", "a"', '*']) {
      expect(matchesEtag(header, '"a"')).toBe(true);
      expect(matchesEtag(header, 'W/"a"')).toBe(true);
    }
    for (const header of [undefined, '"b"', 'a', ''])
      expect(matchesEtag(header, '"a"')).toBe(false);
  });
});
