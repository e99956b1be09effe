import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchDB from 'pouchdb-node';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { importSample } from '../../../sync-server/import/import-command.ts';
import type { RevisionBody } from '../../../sync-server/stores/revision-body.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { BOTH_STORES, openOnDisk } from '../../support/both-stores.ts';
import { aPlace } from '../../support/builders.ts';
import { aCouchSetting, type CouchSetting } from '../../support/couch-setting.ts';
import { eventually } from '../../support/eventually.ts';
import { memoryPouch } from '../../support/memory-store.ts';
import { aBox, type PairedBox } from '../../support/paired-box.ts';
import { startTestServer, type TestServerOptions } from '../../support/server.ts';

const KINDS = ['public', 'team', 'private'] as const;
const PERSON = '0123456789abcdef0123456789abcdef';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

describe.each(BOTH_STORES)('PouchDB 9 and /couch over %s', (_, open) => {
  const aSetting = async (options: TestServerOptions = {}): Promise<CouchSetting> => {
    const setting = await aCouchSetting(open, options);
    cleanUp.push(() => setting.stop());
    return setting;
  };

  it('replicates the sample quarter as a guest to a disk, and follows what happens later', async () => {
    const setting = await aSetting({ documents: [] });
    const { server } = setting;
    await importSample(server.access);
    const target = await onDisk();
    const live = target.replicate.from(remote(setting.url()), { live: true, retry: true });
    const { documents } = await (await server.store.database('lichtenberg-public')).all();
    expect(documents.length).toBeGreaterThan(100);
    await eventually(async () => {
      expect(await revsIn(target)).toEqual(new Map(documents.map(({ id, rev }) => [id, rev])));
    });
    const rev = await server.put(aPlace({ _id: 'place:later' }));
    await eventually(async () => expect((await revsIn(target)).get('place:later')).toBe(rev));
    await server.remove('place:later');
    await eventually(async () => expect((await revsIn(target)).has('place:later')).toBe(false));
    live.cancel();
  }, 60_000);

  it('has a guest’s writes refused, and nothing changes', async () => {
    const setting = await aSetting({ documents: [aPlace({ _id: 'place:a' })] });
    const before = await (await setting.server.store.database('lichtenberg-public')).all();
    const source = memoryPouch(randomUUID());
    await source.put(aPlace({ _id: 'place:foreign' }));
    const pushed = await source.replicate.to(remote(setting.url())).then(
      () => 'accepted',
      (error: { status: number; name: string }) => `${error.status} ${error.name}`,
    );
    expect(pushed).toBe('403 forbidden');
    const put = remote(setting.url()).put(aPlace({ _id: 'place:foreign' }));
    await expect(put).rejects.toMatchObject({ status: 403 });
    for (const kind of ['team', 'private'] as const) {
      await expect(remote(setting.url(kind)).info()).rejects.toMatchObject({ status: 404 });
    }
    const after = await (await setting.server.store.database('lichtenberg-public')).all();
    expect(after).toEqual(before);
  });

  it('replicates all three databases both ways between two servers, conflicts kept on both', async () => {
    const box = aBox();
    const [one, other] = await twoServers(box);
    for (const { server } of [one, other]) await writeInto(server.store, server.url);
    const team = await one.server.store.database('lichtenberg-team');
    const gone = { deleted: true, clock: { a: 4 }, reason: 'retention' } as const;
    await team.write([{ id: 'loan:gone', base: null, ...gone }]);
    for (const kind of KINDS) {
      const [from, to] = [remote(one.url(kind), box), remote(other.url(kind), box)];
      await from.replicate.to(to);
      await to.replicate.to(from);
    }
    for (const kind of KINDS) {
      const name = `lichtenberg-${kind}`;
      const [here, there] = await Promise.all(
        [one, other].map(async ({ server }) => leavesIn(await server.store.database(name))),
      );
      expect(here).toEqual(there);
      const ids = Object.keys(here ?? {});
      expect(ids).toHaveLength(kind === 'private' ? 3 : 4);
      const shared = ids.filter((id) => id.endsWith('shared') || id.startsWith('quarter:'));
      for (const id of shared) expect(here?.[id]).toHaveLength(2);
    }
    const arrived = await other.server.store.database('lichtenberg-team');
    expect(await arrived.get('loan:gone')).toMatchObject(gone);
  }, 60_000);

  it('goes on from its checkpoint after it was interrupted, also over a restart', async () => {
    const setting = await aSetting();
    const source = memoryPouch(randomUUID());
    const places = Array.from({ length: 60 }, (_, n) => aPlace({ _id: `place:${n}` }));
    await source.bulkDocs(places);
    const first = recorded(setting, { failAfter: 3 });
    await expect(
      source.replicate.to(first.database, { batch_size: 10, retry: false }),
    ).rejects.toThrow();
    const written = await placesIn(setting.server.store);
    expect(written).toBe(30);
    await setting.server.stop();
    const store = await setting.opened.reopen();
    const { port } = new URL(setting.server.url);
    const server = await startTestServer({ store, port: Number(port) });
    cleanUp.push(() => server.stop());
    const second = recorded(setting, {});
    const result = await source.replicate.to(second.database, { batch_size: 10 });
    expect(result).toMatchObject({ docs_written: 30, doc_write_failures: 0 });
    expect(second.asked('_revs_diff')).toBe(3);
    expect(await placesIn(store)).toBe(60);
  }, 60_000);

  it('goes on with the others where a box brings a poison document, and names it', async () => {
    const setting = await aSetting();
    const source = memoryPouch(randomUUID());
    const places = Array.from({ length: 200 }, (_, n) => aPlace({ _id: `place:${n}` }));
    await source.bulkDocs([
      ...places,
      aPlace({ _id: 'place:poison', description: 'x'.repeat(70_000) }),
    ]);
    const denied = vi.fn();
    const replication = source.replicate.to(remote(setting.url(), setting.box));
    replication.on('denied', denied);
    const result = await replication;
    expect(result).toMatchObject({ docs_written: 200, doc_write_failures: 1 });
    expect(denied).toHaveBeenCalledTimes(1);
    expect(await placesIn(setting.server.store)).toBe(200);
    const again = await source.replicate.to(remote(setting.url(), setting.box));
    expect(again.docs_read).toBe(0);
  }, 60_000);

  async function twoServers(box: PairedBox): Promise<[CouchSetting, CouchSetting]> {
    const settings = [await aCouchSetting(open, { box }), await aCouchSetting(openOnDisk, { box })];
    for (const setting of settings) cleanUp.push(() => setting.stop());
    return settings as [CouchSetting, CouchSetting];
  }
});

/** What each of two servers wrote alone: a document of its own, and one that both have. */
async function writeInto(store: Store, name: string): Promise<void> {
  const own = new URL(name).port;
  const ids = { public: 'place:', team: 'shift:', private: `${PERSON}:request:` };
  for (const kind of KINDS) {
    const docs = [own, 'shared'].map((key) => {
      const _id = ids[kind] + key;
      return {
        _id,
        type: _id.split(':').at(-2),
        name,
        clock: { [own]: 1 },
        by: { role: 'office' },
      };
    });
    const database = await store.database(`lichtenberg-${kind}`);
    await database.write(docs.map((doc) => ({ id: doc._id, base: null, doc })));
  }
}

/** Every leaf with its content and history, by id. */
async function leavesIn(database: Database): Promise<Record<string, RevisionBody[]>> {
  const { changes } = await database.revisions.changes({ limit: 1000 });
  const ids = changes.map(({ id }) => id).sort();
  const leaves = await database.revisions.leaves(ids);
  return Object.fromEntries(ids.map((id, index) => [id, leaves[index] ?? []]));
}

/** Living documents of a PouchDB, id to rev. */
async function revsIn(pouch: PouchDB.Database): Promise<Map<string, string>> {
  const { rows } = await pouch.allDocs();
  return new Map(rows.map(({ id, value }) => [id, value.rev]));
}

async function placesIn(store: Store): Promise<number> {
  const { documents } = await (await store.database('lichtenberg-public')).all();
  return documents.filter(({ id }) => id.startsWith('place:')).length;
}

function remote(url: string, box?: PairedBox): PouchDB.Database {
  return new PouchDB(url, box ? { headers: { authorization: box.authorization } } : {});
}

/** The database as its box sees it, through a line that may go dead when a batch is sent. */
function recorded(setting: CouchSetting, { failAfter = 1000 }: { failAfter?: number }) {
  const requests: string[] = [];
  const asked = (operation: string) => requests.filter((url) => url.includes(operation)).length;
  const headers = { authorization: setting.box.authorization };
  const recordingFetch = (url: string, options: RequestInit) => {
    if (/_bulk_docs/.test(url) && asked('_bulk_docs') === failAfter) throw new Error('dead');
    requests.push(url);
    return fetch(url, options);
  };
  return { database: new PouchDB(setting.url(), { headers, fetch: recordingFetch }), asked };
}

async function onDisk(): Promise<PouchDB.Database> {
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-pouch-'));
  const pouch = new PouchDB(join(folder, 'copy'));
  cleanUp.push(async () => {
    await pouch.close();
    await rm(folder, { recursive: true });
  });
  return pouch;
}
