import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

const SHELL = '<!doctype html><title>Vor Ort</title>';
const SCRIPT = `console.log('${'x'.repeat(3000)}')`;

describe('the app’s files', () => {
  /** The folder around the app's. */
  let around: string;
  let server: TestServer;
  beforeAll(async () => {
    around = await mkdtemp(join(tmpdir(), 'vor-ort-app-'));
    const folder = join(around, 'app');
    await mkdir(join(folder, 'assets'), { recursive: true });
    const files = {
      'index.html': SHELL,
      'sw.js': 'self.skip',
      'app.webmanifest': '{}',
      'icon.svg': '<svg/>',
      'assets/index-Ab12.js': SCRIPT,
      'assets/font-Ab12.woff2': 'font',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const br = new Uint8Array(brotliCompressSync(SCRIPT));
    await writeFile(join(folder, 'assets/index-Ab12.js.br'), br);
    const gz = new Uint8Array(gzipSync(SCRIPT));
    await writeFile(join(folder, 'assets/index-Ab12.js.gz'), gz);
    await writeFile(join(around, 'vor-ort-secret'), 'secret');
    server = await startTestServer({ appFolder: folder });
  });
  afterAll(async () => {
    await server.stop();
    await rm(around, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers });

  it.each(['/', '/q/lichtenberg', '/q/lichtenberg/place/osm~node~1', '/q/x/poster/day/2026-12-01'])(
    'give the shell at %s, to be asked for again each time',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toBe(SHELL);
      const etag = response.headers.get('etag') ?? '';
      expect((await sent(path, 'identity', { 'if-none-match': etag })).status).toBe(304);
    },
  );

  it.each([
    ['/assets/index-Ab12.js', 'application/javascript; charset=utf-8'],
    ['/assets/font-Ab12.woff2', 'font/woff2'],
  ])('may be kept for good where the name has a hash: %s', async (path, type) => {
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['/sw.js', 'application/javascript; charset=utf-8'],
    ['/app.webmanifest', 'application/manifest+json'],
    ['/icon.svg', 'image/svg+xml'],
  ])('are asked for again where it has none: %s', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('travel as they were compressed by the build', async () => {
    const br = await sent('/assets/index-Ab12.js', 'gzip, br');
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['content-type']).toBe('application/javascript; charset=utf-8');
    expect(br.headers['cache-control']).toContain('immutable');
    expect(br.bytes.toString('hex')).toBe(brotliCompressSync(SCRIPT).toString('hex'));
    const gz = await sent('/assets/index-Ab12.js', 'gzip');
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gz.headers.vary).toMatch(/accept-encoding/i);
    const plain = await sent('/assets/index-Ab12.js', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes.toString()).toBe(SCRIPT);
  });

  it.each(['/assets/old-1234.js', '/nowhere.png', '/api/nowhere', '/calendar/nowhere.css'])(
    'are plainly 404 where there are none: %s',
    async (path) => {
      const response = await get(path, { accept: 'text/html' });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    },
  );

  it('give a person at an unknown address the shell, which says so, with 404', async () => {
    const person = await get('/impressum', { accept: 'text/html,*/*' });
    expect(person.status).toBe(404);
    expect(await person.text()).toBe(SHELL);
    expect((await get('/impressum')).headers.get('content-type')).toContain('json');
  });

  it('give that person the page also when their browser has an older answer', async () => {
    const accept = 'text/html';
    const first = await sent('/impressum', 'br', { accept });
    expect(first.headers.etag).toBeUndefined();
    expect(first.headers['last-modified']).toBeUndefined();
  });

  it('come whole, and are plainly 412 where another version is insisted on', async () => {
    for (const range of ['bytes=0-3', 'bytes=99999-', `bytes=${Array(500).fill('0-1')}`]) {
      const whole = await sent('/icon.svg', 'identity', { range });
      expect({ status: whole.status, text: String(whole.bytes) }).toEqual({
        status: 200,
        text: '<svg/>',
      });
    }
    const other = await sent('/icon.svg', 'identity', { 'if-match': '"x"' });
    expect(other.status).toBe(412);
    expect(JSON.parse(String(other.bytes))).toMatchObject({ code: 'precondition-failed' });
  });

  it.each([
    '/../vor-ort-secret',
    '/%2e%2e/vor-ort-secret',
    '/assets/..%2f..%2fvor-ort-secret',
    '/assets/%2e%2e%5c..%5cvor-ort-secret',
    '//etc/passwd',
    '/.%00/index.html',
    '/assets',
    '/assets/',
  ])('never leave their folder: %s', async (path) => {
    const { status, bytes } = await sent(path, 'identity');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(bytes.toString()).not.toContain('secret');
  });

  it('come with headers that allow nothing from elsewhere and nothing inline', async () => {
    for (const path of ['/', '/assets/index-Ab12.js', '/api/health', '/api/nowhere']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.split(';').map((rule) => rule.trim())).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('microphone=()');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  /** Sends the path as it is: fetch would tidy it up and decompress the answer. */
  function sent(path: string, encoding: string, others: Record<string, string> = {}) {
    const { hostname, port } = new URL(server.url);
    const headers = { 'accept-encoding': encoding, ...others };
    return new Promise<{
      status: number;
      headers: Record<string, string | string[] | undefined>;
      bytes: Buffer;
    }>((resolve, reject) => {
      request({ hostname, port, path, headers }, async (response) => {
        const bytes = await buffer(response);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes });
      })
        .on('error', reject)
        .end();
    });
  }
});
