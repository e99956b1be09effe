import type { Page } from 'playwright-core';

/** Puts what somebody has begun to ask for into a device's database, so that each question's screen
 *  can be opened by its address. */
export async function plantRequestDraft(page: Page, quarter: string): Promise<void> {
  await page.evaluate(async (key) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('vor-ort');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('own', 'readwrite');
    const draft = { kind: 'other', when: { soon: true }, where: 'home', comeAs: 'woman' };
    transaction.objectStore('own').put({ key, value: { draft, at: '2026-11-28T08:00:00Z' } });
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  }, `draft ${quarter} request`);
}

/** What a device keeps of what somebody has begun to ask for, as text. */
export function draftIn(page: Page, quarter: string): Promise<string> {
  return page.evaluate(
    (key) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('vor-ort');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('own').objectStore('own').get(key);
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(asking.result ?? null));
          };
        };
      }),
    `draft ${quarter} request`,
  );
}
