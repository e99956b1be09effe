import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { LocalDatabase } from '../../app/data/database.ts';
import { openDatabase } from '../../app/data/open-database.ts';
import { aPlace } from '../support/builders.ts';

const original = { ...Dexie.dependencies };

afterEach(() => {
  Object.assign(Dexie.dependencies, original);
});

/** What the browser offers as IndexedDB. */
function browserHas(indexedDB: IDBFactory | undefined): void {
  Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });
}

describe('the device’s database', () => {
  it('is the browser’s, where it has one', async () => {
    browserHas(new IDBFactory());
    const { database, kept } = await openDatabase();
    expect(kept).toBe(true);
    database.close();
  });

  it('is in memory where the browser has none, or refuses: everything works, nothing is kept', async () => {
    const refusing = new IDBFactory();
    refusing.open = () => {
      throw new DOMException('not in this window', 'SecurityError');
    };
    for (const offered of [undefined, refusing]) {
      browserHas(offered);
      const { database, kept } = await openDatabase();
      expect(kept).toBe(false);
      const row = { quarter: 'q', id: 'place:a', type: 'place', rev: '1', doc: aPlace() };
      await database.documents.put(row);
      expect(await database.documents.get(['q', 'place:a'])).toEqual(row);
      database.close();
    }
  });

  it('tells live queries of changes, in memory too', async () => {
    browserHas(undefined);
    const { database } = await openDatabase();
    const seen: number[] = [];
    const { liveQuery } = await import('dexie');
    const subscription = liveQuery(() => database.settings.count()).subscribe((count) => {
      seen.push(count);
    });
    await expect.poll(() => seen).toEqual([0]);
    await database.settings.put({ key: 'textSize', value: 150 });
    await expect.poll(() => seen).toEqual([0, 1]);
    subscription.unsubscribe();
    database.close();
  });

  it('is let go when a newer version, in another window, needs it', async () => {
    browserHas(new IDBFactory());
    let isOutdated = false;
    const { database } = await openDatabase({
      onOutdated: () => {
        isOutdated = true;
      },
    });
    const newer = new LocalDatabase();
    newer.version(2).stores({ later: 'id' });
    await newer.open();
    expect(isOutdated).toBe(true);
    expect(database.isOpen()).toBe(false);
    newer.close();
  });
});
