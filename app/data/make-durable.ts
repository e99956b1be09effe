import type { LocalDatabase } from './database.ts';

const DURABLE = 'durable';

/**
 * Waits until all that was written here so far is on the disk and not only with the operating system, which
 * a power cut would take back. Before something is sent: a device that does not remember its numbers would
 * give them a second time, and the server take the second write for the first. Dexie knows durability only
 * for a whole database, so this asks IndexedDB itself.
 *
 * A full disk is no reason to send nothing: with it no new number is given either.
 *
 * @throws DOMException where the database cannot be written to
 */
export async function makeDurable(database: LocalDatabase): Promise<void> {
  await database.open();
  const transaction = database
    .backendDB()
    .transaction('own', 'readwrite', { durability: 'strict' });
  // Nothing written is nothing to wait for.
  transaction.objectStore('own').put({ key: DURABLE, value: Date.now() });
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => {
      const { error } = transaction;
      if (error?.name === 'QuotaExceededError') resolve();
      else reject(error ?? new DOMException('The transaction was aborted.', 'AbortError'));
    };
  });
}
