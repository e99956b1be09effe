import { clientsClaim } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { BundledFiles } from './shell/bundled-files.ts';
import { installTogether } from './shell/install-together.ts';
import { fetchInBackground, OUTBOX_TAG, sendInBackground } from './sync/background-rounds.ts';
import { newsWords } from './texts/news-words.ts';

/** A file of the app, with a mark where it lies in the bundle (scripts/vite/bundled-files.ts). */
interface AppFile {
  url: string;
  revision: string | null;
  bundled?: true;
}

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: AppFile[];
};

/** Letters that only some readers need: kept once they were fetched. */
const LETTERS = 'letters';
const IS_LETTERS = /^\/assets\/[\w.-]+\.woff2$/;
/** What the server answers itself, whatever else a page may be called. */
const OF_THE_SERVER = [/^\/api\//, /^\/calendar\//, /^\/couch\//];

const files = self.__WB_MANIFEST as AppFile[];
const app = new PrecacheController();
app.addToCacheList(files.filter(({ bundled }) => !bundled));
const bundledFiles = new BundledFiles(
  files.filter(({ bundled }) => bundled).map(({ url }) => `/${url}`),
  'bundled-files',
);
self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([installTogether(app, event), bundledFiles.install()]));
});
self.addEventListener('activate', app.activate);
self.addEventListener('activate', (event) => event.waitUntil(bundledFiles.activate()));
registerRoute(new PrecacheRoute(app));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && bundledFiles.has(url.pathname),
  ({ request }) => bundledFiles.answer(request),
);
registerRoute(
  new NavigationRoute(app.createHandlerBoundToURL('/index.html'), { denylist: OF_THE_SERVER }),
);
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && IS_LETTERS.test(url.pathname),
  async ({ request }) => {
    const cache = await caches.open(LETTERS);
    const held = await cache.match(request);
    if (held) return held;
    const answer = await fetch(request);
    // A full device shows them all the same.
    if (answer.ok) await cache.put(request, answer.clone()).catch(() => undefined);
    return answer;
  },
);

/** The browser found a network. [WICG Background Synchronization] */
type SyncEvent = ExtendableEvent & { tag: string };
self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as SyncEvent;
  if (tag === OUTBOX_TAG) waitUntil.call(event, sendInBackground(navigator.locks));
});

/** There is something new for whom this device belongs to. The message is empty, and so is what the
 *  browser shows of it: anybody may see the screen. [W3C Push API] */
self.addEventListener('push', (event) => event.waitUntil(showNews()));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { address = '/' } = (event.notification.data ?? {}) as { address?: string };
  event.waitUntil(openApp(address));
});

async function showNews(): Promise<void> {
  const { language, address } = await fetchInBackground(navigator.locks);
  const { news, lang, dir } = newsWords(language);
  const shown = { body: news, lang, dir, tag: 'news', data: { address } };
  await self.registration.showNotification('Vor Ort', shown);
}

/** An open app is asked to go there by itself: what is being typed in it stays. */
async function openApp(address: string): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (!open) return void (await self.clients.openWindow(address));
  open.postMessage({ news: address });
  await open.focus();
}

// The page of a first visit is served from the device at once, should the network go meanwhile.
// A newer version waits until every window is closed, or until a reader asks for it.
clientsClaim();
self.addEventListener('message', (event) => {
  if (event.data === 'takeOver') void self.skipWaiting();
});
