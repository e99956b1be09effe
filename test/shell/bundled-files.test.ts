import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BundledFiles } from '../../app/shell/bundled-files.ts';

const ORIGIN = 'http://localhost:8080';
const POLICY = "default-src 'self'";

/** What the server has: the bundle, and files by themselves. */
let bundle: unknown;
let missing: string | undefined;
let asked: string[];
/** The device's storage, an entry an address. */
let stored: Map<string, { body: string; headers: Headers }>;

beforeEach(() => {
  bundle = undefined;
  missing = undefined;
  asked = [];
  stored = new Map();
  const full = (url: string | Request) =>
    new URL(url instanceof Request ? url.url : url, ORIGIN).href;
  vi.stubGlobal('location', { href: `${ORIGIN}/sw.js` });
  vi.stubGlobal('caches', {
    open: async () => ({
      keys: async () => [...stored.keys()].map((url) => new Request(url)),
      match: async (url: string | Request) => {
        const entry = stored.get(full(url));
        return entry && new Response(entry.body, { headers: entry.headers });
      },
      put: async (url: string, answer: Response) =>
        void stored.set(full(url), { body: await answer.text(), headers: answer.headers }),
      delete: async (url: string) => stored.delete(full(url)),
    }),
  });
  vi.stubGlobal('fetch', async (given: string | Request) => {
    const { pathname } = new URL(full(given));
    asked.push(pathname);
    const body = pathname === '/app-files.json' ? bundle : `alone ${pathname}`;
    if (body === undefined || pathname === missing) return new Response('no', { status: 404 });
    const headers = { 'content-security-policy': POLICY, 'content-encoding': 'br', etag: '"1"' };
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers });
  });
});
afterEach(() => void vi.unstubAllGlobals());

const pathOf = (nr: number) => `/assets/${nr}.js`;
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);
/** A version of the app, whose files have these numbers. */
const aVersion = (from: number, to: number) =>
  new BundledFiles(numbers(from, to).map(pathOf), 'bundled');
/** The server's bundle of them. */
const bundleOf = (from: number, to: number) =>
  Object.fromEntries(numbers(from, to).map((nr) => [pathOf(nr), `file ${nr}`]));
const textOf = async (app: BundledFiles, nr: number) =>
  (await app.answer(new Request(ORIGIN + pathOf(nr)))).text();

describe('the bundled files of the app', () => {
  it('come in one answer, and are one entry of the storage', async () => {
    bundle = bundleOf(0, 80);
    const app = aVersion(0, 80);
    await app.install();
    expect(asked).toEqual(['/app-files.json']);
    expect(stored.size).toBe(1);
    expect(app.has(pathOf(79))).toBe(true);
    expect(app.has(pathOf(80))).toBe(false);
  });

  it('are given as programs, with the rules that the server has for them', async () => {
    bundle = { ...bundleOf(0, 40), '/assets/look.css': 'a {}' };
    const app = new BundledFiles([...numbers(0, 40).map(pathOf), '/assets/look.css'], 'bundled');
    await app.install();
    const one = await app.answer(new Request(`${ORIGIN}/assets/7.js`));
    expect(await one.text()).toBe('file 7');
    expect(one.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(one.headers.get('content-security-policy')).toBe(POLICY);
    expect(one.headers.get('content-encoding')).toBeNull();
    const look = await app.answer(new Request(`${ORIGIN}/assets/look.css`));
    expect(look.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('are given by a worker that starts later, without the server', async () => {
    bundle = bundleOf(0, 40);
    await aVersion(0, 40).install();
    asked = [];
    expect(await textOf(aVersion(0, 40), 12)).toBe('file 12');
    expect(asked).toEqual([]);
  });

  it('are asked for by themselves where another version’s answer lacks them', async () => {
    bundle = bundleOf(10, 200);
    const app = aVersion(0, 80);
    await app.install();
    expect(asked).toEqual(['/app-files.json', ...numbers(0, 10).map(pathOf)]);
    expect(await textOf(app, 3)).toBe('alone /assets/3.js');
    expect(await textOf(app, 30)).toBe('file 30');
  });

  it('are not asked for again where an update leaves most of them as they were', async () => {
    bundle = bundleOf(0, 80);
    await aVersion(0, 80).install();
    asked = [];
    const next = aVersion(5, 85);
    await next.install();
    expect(asked).toEqual(numbers(80, 85).map(pathOf));
    expect(await textOf(next, 79)).toBe('file 79');
  });

  it('of the version before stay until the new one takes over, and go then', async () => {
    bundle = bundleOf(0, 100);
    const old = aVersion(0, 80);
    await old.install();
    const next = aVersion(20, 100);
    await next.install();
    expect(await textOf(old, 0)).toBe('file 0');
    expect(stored.size).toBe(2);
    await next.activate();
    expect(stored.size).toBe(1);
    expect(await textOf(next, 99)).toBe('file 99');
  });

  it('are no app where one of them is missing', async () => {
    missing = pathOf(30);
    const app = aVersion(0, 80);
    await expect(app.install()).rejects.toThrow('/assets/30.js: 404');
    expect(stored.size).toBe(0);
  });

  it('come from the server where the device has lost them', async () => {
    bundle = bundleOf(0, 80);
    const app = aVersion(0, 80);
    await app.install();
    stored.clear();
    expect(await textOf(app, 8)).toBe('alone /assets/8.js');
  });

  it('come from the server while the storage refuses, and from the device again after it', async () => {
    bundle = bundleOf(0, 80);
    await aVersion(0, 80).install();
    const app = aVersion(0, 80);
    const storage = globalThis.caches;
    const refuse = () => Promise.reject(new DOMException('Internal error.', 'UnknownError'));
    vi.stubGlobal('caches', { open: refuse });
    expect(await textOf(app, 8)).toBe('alone /assets/8.js');
    vi.stubGlobal('caches', storage);
    expect(await textOf(app, 8)).toBe('file 8');
  });

  it.each([
    ['a portal’s page', '<html>Bitte anmelden</html>'],
    ['half an answer', '{"/assets/0.js": "file'],
    ['null', 'null'],
    ['other things than texts', { '/assets/0.js': { toString: 1 } }],
  ])('are asked for by themselves where the answer is %s', async (_, given) => {
    bundle = given;
    const app = aVersion(0, 40);
    await app.install();
    expect(asked).toHaveLength(41);
    expect(await textOf(app, 0)).toBe('alone /assets/0.js');
  });
});
