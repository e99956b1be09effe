import type { Page } from 'playwright-core';

/** How much waits in a page's outbox to be sent. */
export function waitingIn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('vor-ort');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const asking = database.transaction('outbox').objectStore('outbox').getAll();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            database.close();
            const entries = asking.result as { status: string }[];
            resolve(entries.filter(({ status }) => status === 'pending').length);
          };
        };
      }),
  );
}
