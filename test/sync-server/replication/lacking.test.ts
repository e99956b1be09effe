import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lackingIn } from '../../../sync-server/replication/lacking.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

describe('what a database lacks', () => {
  let store: Store;
  let database: Database;
  beforeAll(async () => {
    store = aMemoryStore();
    database = await store.database('kiez-public');
  });
  afterAll(() => store.close());

  it('is found by looking at each rev alone, however many are none', async () => {
    const odd = Array.from({ length: 5000 }, (_, n) => `odd${n}`);
    const rev = `1-${'a'.repeat(32)}`;
    const searched = vi.spyOn(Array.prototype, 'includes');
    const lacking = await lackingIn(database, { 'place:a': [...odd, rev] });
    const { length } = searched.mock.contexts.filter((list) => (list as []).length >= odd.length);
    searched.mockRestore();
    expect(lacking).toEqual({ 'place:a': { missing: [rev, ...odd] } });
    expect(length).toBe(0);
  });
});
