import type { Page } from 'playwright-core';

/** Chooses settings on a device, as its settings screen would, and loads the page anew, until a screen
 *  stands there: what is pressed before the app listens would load the page once more. */
export async function chooseSettings(page: Page, settings: Record<string, unknown>): Promise<void> {
  await page.evaluate(async (choices) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('vor-ort');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('settings', 'readwrite');
    for (const [key, value] of Object.entries(choices)) {
      transaction.objectStore('settings').put({ key, value });
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  }, settings);
  await page.reload();
  await page.locator('h1').first().waitFor({ state: 'attached' });
}
