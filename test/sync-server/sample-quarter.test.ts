import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, numbersOf } from '../../sync-server/identity.ts';
import { importSampleOnce } from '../../sync-server/sample-quarter.ts';
import type { DocumentAccess } from '../../sync-server/stores/document-access.ts';
import type { Store } from '../../sync-server/stores/store.ts';
import { accessTo } from '../../sync-server/stores/store-access.ts';
import { StoreFailure } from '../../sync-server/stores/store-failure.ts';
import { aMemoryStore } from '../support/memory-store.ts';

describe('the sample quarter', () => {
  let store: Store;
  let access: DocumentAccess;
  let said: string[];
  const importOnce = (through = access) =>
    importSampleOnce(store, through, (line) => said.push(line));
  const publicDatabases = async () =>
    (await store.databaseNames()).filter((name) => name.endsWith('-public'));

  beforeEach(async () => {
    store = aMemoryStore();
    const { writer } = await identityOf(store);
    access = accessTo(store, numbersOf(store, writer, Date.now));
    said = [];
  });
  afterEach(() => store.close());

  it('is made where there is no quarter, and only once', async () => {
    await importOnce();
    expect(said).toEqual([expect.stringMatching(/^Das Beispiel-Quartier wird eingerichtet/)]);
    const names = await publicDatabases();
    expect(names.length).toBeGreaterThan(0);
    const before = await (await store.database(names[0] ?? '')).all();
    expect(before.documents.some(({ id }) => id.startsWith('quarter:'))).toBe(true);
    await importOnce();
    expect(said).toHaveLength(1);
    expect(await (await store.database(names[0] ?? '')).all()).toEqual(before);
  });

  it('is not made beside a quarter of the operator’s own', async () => {
    const doc = { _id: 'quarter:eigen', type: 'quarter' };
    await (await store.database('eigen-public')).write([{ id: doc._id, base: null, doc }]);
    await importOnce();
    expect(said).toEqual([]);
    expect(await publicDatabases()).toEqual(['eigen-public']);
  });

  it('is completed at the next start where the first was interrupted', async () => {
    let writes = 0;
    const breaking: DocumentAccess = {
      ...access,
      write: (database, batch) => {
        if (database.endsWith('-public')) writes += 1;
        if (writes > 2) throw new StoreFailure('unavailable', 'power cut');
        return access.write(database, batch);
      },
    };
    await importOnce(breaking).catch(() => {});
    const count = async () => {
      const [name = ''] = await publicDatabases();
      return (await (await store.database(name)).all()).documents.length;
    };
    const interrupted = await count();
    await importOnce();
    expect(await count()).toBeGreaterThan(interrupted);
  });
});
