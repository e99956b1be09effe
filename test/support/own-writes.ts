import type { Page } from 'playwright-core';

/** Something that a device wrote, as its database holds it. */
export interface OwnWrite {
  id: string;
  doc: Record<string, unknown>;
  /** ISO instant. */
  since: string;
}

/** Something that the server refused. */
export interface RefusedWrite {
  id: string;
  doc: Record<string, unknown>;
  code: string;
  at: string;
}

/** Puts writes into a device's database, as its commands would. Until screens write, no other way
 *  leads there. */
export async function plantWrites(
  page: Page,
  writes: { quarter: string; waiting?: OwnWrite[]; refused?: RefusedWrite[]; role?: string },
): Promise<void> {
  await page.evaluate(async ({ quarter, waiting = [], refused = [], role }) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('vor-ort');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const tables = ['documents', 'outbox', 'refusals', 'own'];
    const transaction = database.transaction(tables, 'readwrite');
    const [documents, outbox, refusals, own] = tables.map((table) =>
      transaction.objectStore(table),
    );
    for (const [index, { id, doc, since }] of waiting.entries()) {
      const type = id.slice(0, id.indexOf(':'));
      documents?.put({ quarter, id, type, rev: '', doc: { _id: id, ...doc } });
      const outgoing = { status: 'pending', base: null, bases: [], heal: false, clean: false };
      outbox?.put({ quarter, id, since, order: index + 1, ...outgoing });
    }
    for (const { id, doc, code, at } of refused) {
      const version = { doc: { _id: id, ...doc } };
      refusals?.add({ quarter, id, code, message: 'refused', version, at });
    }
    if (role) {
      own?.put({ key: 'session', value: { role, quarters: [quarter], scopes: ['public'] } });
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  }, writes);
  await page.reload();
}
