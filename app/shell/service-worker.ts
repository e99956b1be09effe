import type { StatusBoard } from '../sync/status.ts';
import type { AppUpdates } from './app-updates.ts';

/** A page that stays open for days looks for a newer version this often, ms. */
const LOOK_EVERY_MS = 60 * 60_000;
/** The document that every address of the app begins with. */
const APP_DOCUMENT = '/index.html';

/**
 * Has the app itself stored on this device, tells the board when it is, and the updates when a newer
 * version waits. A browser without service workers, on a secure origin, is a private window; one that
 * could not fetch the worker tries again at the next start.
 */
export async function storeApp(board: StatusBoard, updates: AppUpdates): Promise<void> {
  if (!isSecureContext) return;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) {
    board.learn({ cannotKeep: 'private' });
    return;
  }
  const registration = await workers
    .register('/sw.js', { updateViaCache: 'none' })
    .catch(() => undefined);
  if (!registration) return;
  watchUpdates(workers, registration, updates);
  await workers.ready;
  board.learn({ appStored: await isStored() });
}

/** The worker is ready once everything is stored; but what was stored may have been deleted since. */
async function isStored(): Promise<boolean> {
  return (await caches.match(APP_DOCUMENT, { ignoreSearch: true })) !== undefined;
}

function watchUpdates(
  workers: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  updates: AppUpdates,
): void {
  // On a first visit the worker takes over a page that had none: that is no newer version.
  let hadWorker = workers.controller !== null;
  let isTaking = false;
  const announce = () => {
    if (!registration.waiting || !workers.controller) return;
    updates.announce(() => {
      isTaking = true;
      registration.waiting?.postMessage('takeOver');
    });
  };
  workers.addEventListener('controllerchange', () => {
    if (isTaking) location.reload();
    else if (hadWorker) updates.announce(() => location.reload());
    hadWorker = true;
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', announce);
  });
  announce();
  lookForUpdates(registration);
}

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  let lastLook = performance.now();
  document.addEventListener('visibilitychange', () => {
    const isDue = performance.now() - lastLook > LOOK_EVERY_MS;
    if (document.visibilityState !== 'visible' || !isDue) return;
    lastLook = performance.now();
    registration.update().catch(() => undefined);
  });
}
