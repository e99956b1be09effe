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
  return onOutboxChanged(database, () => void ask(database));
}

async function ask(database: LocalDatabase): Promise<void> {
  const waiting = await database.outbox.filter(({ status }) => status === 'pending').count();
  if (waiting === 0) return;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = (await workers?.getRegistration()) as WithSync | undefined;
  // A browser that has it may still refuse ("disabled"): then the open app sends.
  await registration?.sync?.register(OUTBOX_TAG).catch(() => undefined);
}
