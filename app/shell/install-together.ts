import type { PrecacheController } from 'workbox-precaching';

/** So many files are asked for at a time: one after the other, a hundred round trips would each be
 *  waited for; all at once, an old phone would have no room left for anything else. */
const LANES = 6;

/** Stores the files of the app as Workbox's own `install` does, but several at a time. Rejects where one of
 *  them cannot be fetched: the browser then tries again at the next start. */
export async function installTogether(
  app: PrecacheController,
  event: Parameters<PrecacheController['install']>[0],
): Promise<void> {
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
