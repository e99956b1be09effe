import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlace } from '../support/builders.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('malformed requests', () => {
  let server: TestServer;
  let log = '';
  beforeAll(async () => {
    const write = (line: string) => {
      log += line;
    };
    server = await startTestServer({ documents: [aPlace()], log: { write } });
  });
  afterAll(() => server.stop());

  const send = (path: string, body: string, type = 'application/json') =>
    fetch(`${server.url}/api/sync/lichtenberg/public/${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });

  it.each([
    ['changes', { limit: 0 }, 'limit'],
    ['changes', { limit: 1.5 }, 'limit'],
    ['changes', { limit: '5' }, 'limit'],
    ['changes', { limit: 1001 }, 'limit'],
    ['changes', { since: 5 }, 'since'],
    ['changes', { since: '' }, 'since'],
    ['changes', { since: 'invented' }, 'since'],
    ['changes', { since: { toString: 'x' } }, 'since'],
    ['changes', { accepted: {} }, 'accepted'],
    ['changes', { accepted: [{ id: 'place:x' }] }, 'accepted.0.rev'],
    ['changes', { accepted: [{ id: 'x'.repeat(401), rev: '1-a' }] }, 'accepted.0.id'],
    ['changes', [], 'body'],
    ['changes', 'text', 'body'],
    ['diff', {}, 'epoch'],
    ['diff', { epoch: 1, have: {} }, 'epoch'],
    ['diff', { epoch: 'x', have: [] }, 'have'],
    ['diff', { epoch: 'x', have: null }, 'have'],
    ['diff', { epoch: 'x', have: 'text' }, 'have'],
    ['diff', { epoch: 'x', have: { 'place:x': null } }, 'have.place:x'],
  ])('to %s with %j are 400 and name the field', async (path, body, field) => {
    const response = await send(path, JSON.stringify(body));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      code: 'invalid',
      field,
      message: expect.stringContaining(`${field}: expected`),
    });
  });

  it.each(['limit=0', 'limit=abc', 'limit=1&limit=2', 'since=', 'since=x&since=y', 'limit[]=1'])(
    'by query with %s are 400 or do as if nothing was said',
    async (query) => {
      const response = await fetch(`${server.url}/api/sync/lichtenberg/public/changes?${query}`);
      expect([200, 400]).toContain(response.status);
      if (response.status === 400) {
        expect(await response.json()).toMatchObject({ code: 'invalid' });
      }
    },
  );

  it.each([
    ['{"epoch": ', 400, 'invalid'],
    ['{"__proto__": {"role": "office"}}', 400, 'invalid'],
    ['{"epoch": "x", "have": {"__proto__": "1-a"}}', 400, 'invalid'],
    ['{"constructor": {"prototype": {"role": "office"}}}', 400, 'invalid'],
    ['\u0000', 400, 'invalid'],
    ['', 400, 'invalid'],
    [`{"have": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, 'invalid'],
    [`{"epoch": "${'x'.repeat(5_000_000)}"}`, 413, 'too-large'],
  ])('with a body that begins %.30j are refused', async (body, status, code) => {
    const response = await send('diff', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('over 1 MB are 413, and of another type 415', async () => {
    expect((await send('changes', JSON.stringify({ since: 'x'.repeat(1_100_000) }))).status).toBe(
      413,
    );
    expect((await send('changes', 'a=b', 'application/x-www-form-urlencoded')).status).toBe(415);
  });

  it('that name more documents than any quarter has are 400', async () => {
    const revs = Array.from({ length: 50_001 }, (_, n) => [`place:${n}`, '1-a']);
    const body = { epoch: server.epoch, have: Object.fromEntries(revs) };
    const response = await send('diff', JSON.stringify(body));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      field: 'have',
      message: 'have: expected at most 50000 documents',
    });
  });

  it('whatever they hold, never make the server fail, and never show its insides', async () => {
    const path = fc.constantFrom('changes', 'diff');
    const anything = fc.oneof(
      fc.json(),
      fc.record({ epoch: fc.anything(), have: fc.anything() }).map((value) => safeJson(value)),
      fc
        .record({ since: fc.string({ unit: 'binary' }), accepted: fc.anything() })
        .map((value) => safeJson(value)),
      fc
        .dictionary(fc.string({ unit: 'binary' }), fc.string())
        .map((have) => safeJson({ epoch: server.epoch, have })),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(path, anything, async (where, body) => {
        const response = await send(where, body);
        const answer = await response.text();
        expect(response.status).toBeLessThan(500);
        expect(answer).not.toMatch(/\bat .*\.[jt]s|node_modules|Error:/);
      }),
      { numRuns: 120 },
    );
  });

  it('to odd addresses are 4xx with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string({ maxLength: 80 }), async (path, tail) => {
        const address = `/api/sync${path}/${encodeURIComponent(tail.toWellFormed?.() ?? 'x')}`;
        const response = await fetch(server.url + address);
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
        expect(await response.json()).toMatchObject({ code: expect.any(String) });
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['GARBAGE\r\n\r\n', 400],
    ['GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    ['POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n', 400],
  ])('that are hardly HTTP are answered and the server lives: %.25j', async (bytes, status) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
    expect(answer).toMatch(/\{"code":"/);
    expect(answer).toMatch(/^content-security-policy: default-src 'none'/im);
    expect(answer).toMatch(/^x-content-type-options: nosniff\r$/im);
    expect(answer).toMatch(/^cache-control: no-store\r$/im);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  it('and all others are logged without address, query, body or ids', async () => {
    await fetch(`${server.url}/api/sync/lichtenberg/public/changes?since=frauMeier`);
    await send('changes', '{"since": "herrSchulze"}');
    const lines = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const known = ['level', 'time', 'reqId', 'method', 'route', 'status', 'ms', 'msg'];
    for (const line of lines) expect(known).toEqual(expect.arrayContaining(Object.keys(line)));
    expect(lines.at(-1)).toMatchObject({
      method: 'POST',
      route: '/api/sync/:quarter/:scope/changes',
      status: 400,
    });
    expect(log).not.toMatch(/frauMeier|herrSchulze|lichtenberg|127\.0\.0\.1/);
  });
});

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}
