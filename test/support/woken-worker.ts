import type { BrowserContext, CDPSession } from 'playwright-core';
import { OUTBOX_TAG } from '../../app/sync/background-rounds.ts';
import { until } from './eventually.ts';

/** The service worker of an app of which no page is open, and what a browser wakes it with. */
export interface LoneWorker {
  /** A network came. [WICG Background Synchronization] */
  sync(): Promise<void>;
  /** A message of the push service came, with this content. [W3C Push API] */
  push(data: string): Promise<void>;
}

/** Closes every page of a browser's app; an empty one stays, through which its worker is reached. */
export async function closePages(context: BrowserContext, origin: string): Promise<LoneWorker> {
  const empty = await context.newPage();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  for (const page of context.pages()) if (page !== empty) await page.close();
  // A page that has just gone may hold a lock for a moment longer: the worker would leave its work to it.
  await until(() =>
    worker.evaluate(async () => (await navigator.locks.query()).held?.length === 0),
  );
  const session = await context.newCDPSession(empty);
  const event = { origin, registrationId: await registrationOf(session, origin) };
  return {
    sync: async () => {
      const tag = { tag: OUTBOX_TAG, lastChance: false };
      await session.send('ServiceWorker.dispatchSyncEvent', { ...event, ...tag });
    },
    push: async (data) => {
      await session.send('ServiceWorker.deliverPushMessage', { ...event, data });
    },
  };
}

function registrationOf(session: CDPSession, origin: string): Promise<string> {
  return new Promise((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
    void session.send('ServiceWorker.enable');
  });
}
