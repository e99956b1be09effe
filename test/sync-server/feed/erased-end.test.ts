import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScopeFeed, type ScopeFeedOptions } from '../../../sync-server/feed/scope-feed.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { CouchDouble } from '../../support/couch-double.ts';

const identity = { serverId: 's', writer: 'abcde', epoch: 'e1', key: 'k'.repeat(32) };
const denyList = {
  size: 1,
  isErased: (id: string) => id === 'place:erased',
  erasedFrom: () => [],
};

describe('a feed that ends with what was erased', () => {
  let double: CouchDouble;
  let store: Store;
  let feed: ScopeFeed;
  beforeEach(async () => {
    double = await new CouchDouble().start();
    await begin();
  });
  afterEach(async () => {
    await end();
    await double.stop();
  });

  async function begin() {
    store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    const database = await store.database('kiez-public');
    const options = { identity, kind: 'public', database, store, denyList };
    feed = new ScopeFeed(options as unknown as ScopeFeedOptions);
  }
  async function end() {
    feed.end();
    await store.close();
  }
  const write = async (...ids: string[]) => {
    for (const id of ids) await feed.database.write([{ id, base: null, doc: { _id: id } }]);
  };
  const pull = async (since?: string, limit = 100) => {
    const answer = await feed.changes({ since, limit, accepted: [] });
    if (!answer.ok) return expect.fail(answer.error.code);
    return { ...answer.value, ids: answer.value.changes.map(({ id }) => id) };
  };
  /** Another server on the store as it was before anything was erased; others write there. */
  const setBack = async (before: Awaited<ReturnType<CouchDouble['copy']>>) => {
    await end();
    double.putBack('vor-ort-kiez-public', before);
    await begin();
    await write('place:b');
  };

  it('goes on after the last change that is left, also where the store was set back', async () => {
    await write('place:a');
    const before = await double.copy('vor-ort-kiez-public');
    await write('place:erased');
    const { since, ids } = await pull();
    expect(ids).toEqual(['place:a']);
    expect((await pull(since)).ids).toEqual([]);
    await setBack(before);
    expect((await pull(since)).ids).toEqual(['place:b']);
  });

  it('does so after a comparison too', async () => {
    await write('place:a');
    const before = await double.copy('vor-ort-kiez-public');
    await write('place:erased');
    const compared = await feed.diff('e1', new Map());
    await setBack(before);
    expect((await pull(compared.ok ? compared.value.since : '')).ids).toEqual(['place:b']);
  });

  it('shows what comes behind it, page by page', async () => {
    await write('place:a', 'place:erased', 'place:b');
    const first = await pull(undefined, 1);
    expect(await pull(first.since, 1)).toMatchObject({ ids: ['place:b'], more: false });
  });
});
