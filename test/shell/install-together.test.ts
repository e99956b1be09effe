import { afterEach, describe, expect, it, vi } from 'vitest';
import { installTogether } from '../../app/shell/install-together.ts';

const ORIGIN = 'http://localhost:8080';
const POLICY = "default-src 'self'";

/** What a test lets the server have. */
interface ServerOptions {
  /** The file that it does not give by itself. */
  failsAt?: number;
  /** What it answers when it is asked for all together; nothing: it has no such file. */
  bundle?: unknown;
}

/** The files of an app, a browser's cache, and a strategy that stores them as slowly as it is let. */
function anApp(count: number, { failsAt, bundle }: ServerOptions = {}) {
  const urls = Array.from({ length: count }, (_, index) => `${ORIGIN}/assets/${index}.js`);
  const files = new Map(urls.map((url) => [url, url]));
  files.set(`${ORIGIN}/index.html`, `${ORIGIN}/index.html?__WB_REVISION__=1`);
  const stored = new Map<string, Response>();
  const asked: { url: string; cache: RequestCache }[] = [];
  let running = 0;
  let most = 0;
  const store = async (request: Request, cacheKey: string) => {
    if (stored.has(cacheKey)) return;
    asked.push({ url: request.url, cache: request.cache });
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (request.url === urls[failsAt ?? -1]) throw new Error('bad-precaching-response');
    stored.set(cacheKey, new Response('by itself'));
  };
  const handleAll = ({ request, params }: { request: Request; params: { cacheKey: string } }) => {
    const done = store(request, params.cacheKey);
    return [done, done] as const;
  };
  vi.stubGlobal('caches', {
    open: async () => ({
      keys: async () => [...stored.keys()].map((url) => new Request(url)),
      put: async (url: string, answer: Response) => void stored.set(url, answer),
    }),
  });
  vi.stubGlobal('fetch', async () => answerWith(bundle));
  const controller = { getURLsToCacheKeys: () => files, strategy: { handleAll } };
  return { files, stored, asked, most: () => most, controller: controller as never };
}

function answerWith(bundle: unknown): Response {
  if (bundle === undefined) return new Response('not found', { status: 404 });
  const headers = { 'content-security-policy': POLICY, 'content-encoding': 'br', etag: '"1"' };
  const body = typeof bundle === 'string' ? bundle : JSON.stringify(bundle);
  return new Response(body, { headers });
}

/** A bundle of the files from one number up to another. */
function bundleOf(from: number, to: number): Record<string, string> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  return Object.fromEntries(numbers.map((nr) => [`/assets/${nr}.js`, `file ${nr}`]));
}

afterEach(() => void vi.unstubAllGlobals());

describe('the files of the app', () => {
  it('are all stored, several at a time and never all at once', async () => {
    const app = anApp(80);
    await installTogether(app.controller, {} as never);
    expect([...app.stored.keys()].sort()).toEqual([...app.files.values()].sort());
    expect(app.most()).toBeGreaterThan(1);
    expect(app.most()).toBeLessThanOrEqual(6);
  });

  it('come fresh from the server where their name does not tell their version', async () => {
    const app = anApp(1);
    await installTogether(app.controller, {} as never);
    expect(app.asked.map(({ cache }) => cache)).toEqual(['default', 'reload']);
  });

  it('are no app where one of them is missing', async () => {
    const app = anApp(40, { failsAt: 30 });
    await expect(installTogether(app.controller, {} as never)).rejects.toThrow('bad-precaching');
  });
});

describe('the files of the app in one answer', () => {
  it('are stored from it, as programs, with the rules that the server has for them', async () => {
    const app = anApp(80, { bundle: bundleOf(0, 80) });
    await installTogether(app.controller, {} as never);
    expect(app.asked.map(({ url }) => url)).toEqual([`${ORIGIN}/index.html`]);
    const one = app.stored.get(`${ORIGIN}/assets/7.js`);
    expect(await one?.text()).toBe('file 7');
    expect(one?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(one?.headers.get('content-security-policy')).toBe(POLICY);
    expect(one?.headers.get('content-encoding')).toBeNull();
  });

  it('are asked for by themselves where another version’s answer lacks them', async () => {
    const app = anApp(80, { bundle: bundleOf(10, 200) });
    await installTogether(app.controller, {} as never);
    expect(app.asked).toHaveLength(11);
    expect(app.stored.size).toBe(81);
  });

  it('are not asked for again where an update leaves most of them as they were', async () => {
    const app = anApp(80, { bundle: bundleOf(0, 80) });
    for (let nr = 0; nr < 50; nr += 1) app.stored.set(`${ORIGIN}/assets/${nr}.js`, new Response());
    await installTogether(app.controller, {} as never);
    expect(app.asked).toHaveLength(31);
  });

  it.each([
    ['a portal’s page', '<html>Bitte anmelden</html>'],
    ['half an answer', '{"/assets/0.js": "file'],
    ['null', 'null'],
    ['other things than texts', { '/assets/0.js': { toString: 1 } }],
  ])('are asked for by themselves where it is %s', async (_, bundle) => {
    const app = anApp(80, { bundle });
    await installTogether(app.controller, {} as never);
    expect(app.asked).toHaveLength(81);
  });
});
