import { afterEach, describe, expect, it, vi } from 'vitest';
import { BOTH_STORES } from '../../support/both-stores.ts';
import { aPlace, aQuarter } from '../../support/builders.ts';
import { CouchReplicator } from '../../support/couch-replicator.ts';
import {
  aCouchSetting,
  aRevision,
  ask,
  type CouchSetting,
  hash,
} from '../../support/couch-setting.ts';
import { erasing } from '../../support/erasing.ts';
import { aBox } from '../../support/paired-box.ts';
import type { TestServerOptions } from '../../support/server.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

describe.each(BOTH_STORES)('the replicator of CouchDB 3.5 and /couch over %s', (_, open) => {
  const box = aBox();
  const headers = { authorization: box.authorization };
  const aSetting = async (options: TestServerOptions = {}): Promise<CouchSetting> => {
    const setting = await aCouchSetting(open, { box, ...options });
    cleanUp.push(() => setting.stop());
    return setting;
  };
  const revsOf = async ({ server }: CouchSetting) => {
    const { documents } = await (await server.store.database('lichtenberg-public')).all();
    return new Map(documents.map(({ id, rev }) => [id, rev]));
  };
  const bring = (setting: CouchSetting, docs: object[]) =>
    ask(`${setting.url()}/_bulk_docs`, {
      method: 'POST',
      headers,
      body: { docs, new_edits: false },
    });

  it.each([
    ['_bulk_get', true],
    ['a multipart request for each revision', false],
  ])('copies a public database as a guest by %s', async (_way, bulkGet) => {
    const places = Array.from({ length: 20 }, (_n, n) => aPlace({ _id: `place:${n}` }));
    const source = await aSetting({ documents: places });
    await source.server.remove('place:3');
    // Of another name, so that it is a revision of its own on every store.
    const target = await aSetting({ documents: [aQuarter({ name: 'Anderswo' })] });
    const replicator = new CouchReplicator({ url: source.url() }, { url: target.url(), headers });
    replicator.bulkGet = bulkGet;
    const done = await replicator.run();
    expect(done).toMatchObject({ read: 21, written: 21, failures: [] });
    expect(done.fetched).toEqual(bulkGet ? { bulk: 21, multipart: 0 } : { bulk: 0, multipart: 21 });
    const [here, there] = [await revsOf(source), await revsOf(target)];
    for (const [id, rev] of here) if (id !== 'quarter:lichtenberg') expect(there.get(id)).toBe(rev);
    const gone = await (await target.server.store.database('lichtenberg-public')).get('place:3');
    expect(gone).toMatchObject({ deleted: true, reason: 'user' });
  });

  it('fetches by parts a revision from which several came', async () => {
    const source = await aSetting();
    const target = await aSetting();
    const [first, root] = [hash('a'), hash()];
    const replicator = new CouchReplicator({ url: source.url() }, { url: target.url(), headers });
    await bring(source, [aRevision('place:a', [first, root])]);
    const stale = vi.fn(async () => {
      await bring(source, [
        aRevision('place:a', [hash('0'), first, root]),
        aRevision('place:a', [hash('f'), first, root]),
      ]);
    });
    // The document is edited twice, side by side, after the feed named it.
    const original = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
      const answer = await original(url, options);
      if (String(url).includes('_revs_diff') && stale.mock.calls.length === 0) await stale();
      return answer;
    });
    const done = await replicator.run();
    vi.unstubAllGlobals();
    expect(done.failures).toEqual([]);
    expect(done.fetched.multipart).toBe(1);
    const { revisions } = await target.server.store.database('lichtenberg-public');
    const [leaves = []] = await revisions.leaves(['place:a']);
    expect(leaves.map(({ _rev = '' }) => _rev.slice(0, 3))).toEqual(['3-f', '3-0']);
  });

  it('goes on from its checkpoint as a box, and begins anew as a guest', async () => {
    const source = await aSetting({ documents: [aPlace({ _id: 'place:a' })] });
    const target = await aSetting();
    const asBox = () =>
      new CouchReplicator({ url: source.url(), headers }, { url: target.url(), headers });
    await asBox().run();
    await source.server.put(aPlace({ _id: 'place:b' }));
    const second = await asBox().run();
    expect(second).toMatchObject({ startedAt: expect.any(String), read: 1, written: 1 });
    const third = await asBox().run();
    expect(third).toMatchObject({ read: 0, written: 0 });
    const asGuest = new CouchReplicator({ url: source.url() }, { url: target.url(), headers });
    await asGuest.run();
    expect(await asGuest.run()).toMatchObject({ startedAt: 0, read: 0, written: 0 });
  });

  it('is told which documents were refused, and goes on', async () => {
    const source = await aSetting();
    const target = await aSetting({ denyList: erasing('place:b') });
    await bring(source, [aRevision('place:a'), aRevision('place:b'), aRevision('place:c')]);
    const ends = [{ url: source.url() }, { url: target.url(), headers }] as const;
    const done = await new CouchReplicator(...ends).run();
    expect(done.failures).toMatchObject([{ id: 'place:b', error: 'forbidden', reason: 'erased' }]);
    expect([...(await revsOf(target)).keys()]).toEqual(
      expect.arrayContaining(['place:a', 'place:c']),
    );
  });

  it('follows what happens on a continuous feed, and is told where it ended', async () => {
    const source = await aSetting();
    const { body } = await ask(source.url());
    const replicator = new CouchReplicator({ url: source.url() }, { url: source.url() });
    const seen: Record<string, unknown>[] = [];
    const following = (async () => {
      for await (const row of replicator.follow(body.update_seq, 1000)) seen.push(row);
    })();
    const rev = await source.server.put(aPlace({ _id: 'place:a' }));
    await following;
    expect(seen).toMatchObject([
      { id: 'place:a', changes: [{ rev }], seq: expect.any(String) },
      { last_seq: expect.any(String), pending: 0 },
    ]);
  });
});
