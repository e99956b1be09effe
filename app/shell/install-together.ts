import type { PrecacheController } from 'workbox-precaching';

/** Programs and styles of the app in one answer, by address (scripts/vite/bundled-files.ts). */
const BUNDLE = '/app-files.json';
/** Fewer than these are asked for one by one: an update often leaves the rest as it was. */
const WORTH_A_BUNDLE = 40;
/** So many files are asked for at a time: one after the other, hundreds of round trips would each be
 *  waited for; all at once, an old phone would have no room left for anything else. */
const LANES = 6;
/** Of the bundle itself, and wrong for what is in it. */
const OF_THE_BUNDLE = ['content-encoding', 'content-length', 'etag', 'last-modified', 'vary'];

/** Stores the files of the app as Workbox's own `install` does: most of them out of one answer, the rest
 *  several at a time. Rejects where one of them cannot be fetched: the browser then tries again at the
 *  next start. */
export async function installTogether(
  app: PrecacheController,
  event: Parameters<PrecacheController['install']>[0],
): Promise<void> {
  await storeBundled(app);
  const files = [...app.getURLsToCacheKeys()];
  const lane = async () => {
    for (let file = files.shift(); file; file = files.shift()) {
      const [url, cacheKey] = file;
      // What has its revision in its name may come from the browser's own cache.
      const cache = cacheKey === url ? 'default' : 'reload';
      const request = new Request(url, { cache, credentials: 'same-origin' });
      await Promise.all(app.strategy.handleAll({ params: { cacheKey }, request, event }));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Stores what the bundle has of what is wanted and lacking. Names tell contents: the bundle of another
 *  version is as good for what both have. Where there is none, all files come by themselves. */
async function storeBundled(app: PrecacheController): Promise<void> {
  const stored = await caches.open(app.strategy.cacheName);
  const held = new Set((await stored.keys()).map(({ url }) => url));
  const lacking = [...app.getURLsToCacheKeys()].filter(
    ([url, cacheKey]) => cacheKey === url && !held.has(url),
  );
  if (lacking.length < WORTH_A_BUNDLE) return;
  const answer = await fetch(BUNDLE, { credentials: 'same-origin' }).catch(() => undefined);
  const files: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  if (!answer || typeof files !== 'object' || files === null) return;
  for (const [url] of lacking) {
    const { pathname } = new URL(url);
    const text = Object.hasOwn(files, pathname) && (files as Record<string, unknown>)[pathname];
    if (typeof text === 'string') await stored.put(url, fileOf(pathname, text, answer.headers));
  }
}

/** The answer that the server would have given: with its rules for programs, which go along with each. */
function fileOf(path: string, text: string, ofBundle: Headers): Response {
  const headers = new Headers(ofBundle);
  for (const name of OF_THE_BUNDLE) headers.delete(name);
  const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
  headers.set('content-type', `${type}; charset=utf-8`);
  return new Response(text, { headers });
}
