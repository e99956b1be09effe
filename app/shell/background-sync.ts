import type { LocalDatabase } from '../data/database.ts';
import { onOutboxChanged } from '../data/document-changes.ts';
import { OUTBOX_TAG } from '../sync/background-rounds.ts';

/** Not in every browser, and not in the compiler's library. [WICG Background Synchronization] */
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/**
 * Asks the browser to wake the service worker when there is a network, for as long as something
 * waits: a request written in a cellar leaves with the app closed, where the browser allows it.
 * Returns what ends the listening.
 */
export function askForBackgroundSync(database: LocalDatabase): () => void {
  const askNow = () => void ask(database);
  // What is told of the outbox may come a moment after the write: whoever closes the app directly
  // after pressing is not there any more then.
  const askOnLeaving = () => {
    if (document.visibilityState === 'hidden') askNow();
  };
  const stopListening = onOutboxChanged(database, askNow);
  document.addEventListener('visibilitychange', askOnLeaving);
  addEventListener('pagehide', askNow);
  return () => {
    stopListening();
    document.removeEventListener('visibilitychange', askOnLeaving);
    removeEventListener('pagehide', askNow);
  };
}

async function ask(database: LocalDatabase): Promise<void> {
  // Up to the first: a queue's entries are not gone through one by one after each of them.
  const first = await database.outbox.filter(({ status }) => status === 'pending').first();
  if (!first) return;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = (await workers?.getRegistration()) as WithSync | undefined;
  // A browser that has it may still refuse ("disabled"): then the open app sends.
  await registration?.sync?.register(OUTBOX_TAG).catch(() => undefined);
}
