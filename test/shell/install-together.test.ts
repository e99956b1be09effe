import { afterEach, describe, expect, it, vi } from 'vitest';
import { installTogether } from '../../app/shell/install-together.ts';

const ORIGIN = 'http://localhost:8080';

/** The files of an app, and a strategy that stores them as slowly as it is let; of the given number, never. */
function anApp(count: number, failsAt = -1) {
  const urls = Array.from({ length: count }, (_, index) => `${ORIGIN}/assets/${index}.js`);
  const files = new Map(urls.map((url) => [url, url]));
  files.set(`${ORIGIN}/index.html`, `${ORIGIN}/index.html?__WB_REVISION__=1`);
  const stored: string[] = [];
  const asked: { url: string; cache: RequestCache }[] = [];
  let running = 0;
  let most = 0;
  const store = async (request: Request, cacheKey: string) => {
    asked.push({ url: request.url, cache: request.cache });
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (request.url === urls[failsAt]) throw new Error('bad-precaching-response');
    stored.push(cacheKey);
  };
  const handleAll = ({ request, params }: { request: Request; params: { cacheKey: string } }) => {
    const done = store(request, params.cacheKey);
    return [done, done] as const;
  };
  const controller = { getURLsToCacheKeys: () => files, strategy: { handleAll } };
  return { files, stored, asked, most: () => most, controller: controller as never };
}

afterEach(() => void vi.unstubAllGlobals());

describe('the files of the app', () => {
  it('are all stored, several at a time and never all at once', async () => {
    const app = anApp(80);
    await installTogether(app.controller, {} as never);
    expect(app.stored.sort()).toEqual([...app.files.values()].sort());
    expect(app.most()).toBeGreaterThan(1);
    expect(app.most()).toBeLessThanOrEqual(6);
  });

  it('come fresh from the server where their name does not tell their version', async () => {
    const app = anApp(1);
    await installTogether(app.controller, {} as never);
    expect(app.asked.map(({ cache }) => cache)).toEqual(['default', 'reload']);
  });

  it('are no app where one of them is missing', async () => {
    const app = anApp(40, 30);
    await expect(installTogether(app.controller, {} as never)).rejects.toThrow('bad-precaching');
  });
});
