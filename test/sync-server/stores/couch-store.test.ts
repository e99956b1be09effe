import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { eventually } from '../../support/eventually.ts';
import { describeStore, type StoreUnderTest } from './contract.ts';
import { describeRevisions } from './revisions-contract.ts';

const openDoubled = async (): Promise<StoreUnderTest> => {
  const double = await new CouchDouble().start();
  const store = await openCouchStore({ url: double.url });
  const end = async () => {
    await store.close();
    await double.stop();
  };
  return { store, end };
};
describeStore('nano and a double of CouchDB', openDoubled);
describeRevisions('nano and a double of CouchDB', openDoubled);

const realCouch = process.env.COUCHDB_URL;
if (realCouch) {
  const openReal = async (): Promise<StoreUnderTest> => {
    const prefix = `vor-ort-test-${randomUUID().slice(0, 8)}-`;
    const store = await openCouchStore({ url: realCouch, prefix });
    return { store, end: () => removeAll(store, realCouch, prefix) };
  };
  describeStore('CouchDB', openReal);
  describeRevisions('CouchDB', openReal);
}

describe('a CouchDB that does not do as it should', () => {
  let double: CouchDouble;
  let store: Store;
  let database: Database;

  beforeEach(async () => {
    double = await new CouchDouble().start();
    store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    database = await store.database('kiez-public');
  });
  afterEach(async () => {
    await store.close();
    await double.stop();
  });

  it.each([500, 502, 503, 429, 'reset', 'cut'] as const)(
    'is unavailable when it answers a read with %s, and right the next time',
    async (how) => {
      double.failNext(/_all_docs/, how);
      await expect(database.get('place:a')).rejects.toMatchObject({ code: 'unavailable' });
      expect(await database.get('place:a')).toBeUndefined();
    },
  );

  it('is unavailable when it does not answer in time', async () => {
    const impatient = await openCouchStore({ url: double.url, timeout: 4000 });
    const same = await impatient.database('kiez-public');
    double.failNext(/_all_docs/, 'hang');
    await expect(same.get('place:a')).rejects.toMatchObject({ code: 'unavailable' });
    await impatient.close();
  });

  it('is unavailable when the answer to a write is lost, and has it or not', async () => {
    double.failNext(/_bulk_docs/, 'cut');
    const write = { id: 'place:a', base: null, doc: { _id: 'place:a' } };
    await expect(database.write([write])).rejects.toMatchObject({ code: 'unavailable' });
    expect(await database.write([write])).toEqual([{ id: 'place:a', outcome: 'conflict' }]);
  });

  it('tells a wrong password and missing rights apart from being away', async () => {
    const wrong = double.url.replace('geheim', 'falsch');
    await expect(openCouchStore({ url: wrong })).rejects.toMatchObject({ code: 'unauthorised' });
    double.failNext(/_bulk_docs/, 403);
    const write = { id: 'place:a', base: null, doc: { _id: 'place:a' } };
    await expect(database.write([write])).rejects.toMatchObject({ code: 'unauthorised' });
    await double.stop();
    await expect(openCouchStore({ url: double.url })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await double.start();
  });

  it('never has its password in the text of a failure', async () => {
    double.failNext(/_all_docs/, 500);
    const failure = await database.get('place:a').catch((error: Error) => error);
    expect(String((failure as Error).message)).not.toContain('geheim');
  });

  it('can have databases of others beside ours', async () => {
    const others = await openCouchStore({ url: double.url, prefix: 'zzz-' });
    await others.database('fremd-public');
    expect(await store.databaseNames()).toEqual(['kiez-public']);
    expect(await others.databaseNames()).toEqual(['fremd-public']);
    await others.close();
  });

  it('is told of changes that other processes make', async () => {
    const listener = vi.fn();
    database.onChange(listener);
    await eventually(() => expect(listener).toHaveBeenCalled());
    listener.mockClear();
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:other', n: 1 });
    await eventually(() => expect(listener).toHaveBeenCalledWith('changed'));
    expect(await database.get('place:other')).toMatchObject({ doc: { n: 1 } });
  });

  it('asks for one feed, however many listen, and ends it with the last', async () => {
    const polls = () => double.requests.filter((request) => request.includes('_changes')).length;
    const stops = Array.from({ length: 50 }, () => database.onChange(() => {}));
    await eventually(() => expect(polls()).toBe(2));
    for (const stop of stops) stop();
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:other' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(polls()).toBe(2);
  });

  it('finds its feed again after CouchDB was away, and says so', async () => {
    const signals: string[] = [];
    database.onChange((signal) => signals.push(signal));
    await eventually(() => expect(signals).toContain('changed'));
    await double.stop();
    await double.start();
    await eventually(() => expect(signals).toContain('reconnected'));
    signals.length = 0;
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:later' });
    await eventually(() => expect(signals).toContain('changed'));
  });

  it('keeps the clock and reason of a tombstone through a foreign deletion without either', async () => {
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:x', _deleted: true });
    expect(await database.get('place:x')).toMatchObject({
      deleted: true,
      clock: {},
      reason: 'user',
    });
  });

  it('no longer knows a version after it was set back', async () => {
    const copy = await double.copy('vor-ort-kiez-public');
    const [outcome] = await database.write([
      { id: 'place:lost', base: null, doc: { _id: 'place:lost' } },
    ]);
    const rev = outcome?.outcome === 'written' ? outcome.rev : '';
    expect(await database.missing([{ id: 'place:lost', rev }])).toEqual([]);
    double.putBack('vor-ort-kiez-public', copy);
    expect(await database.missing([{ id: 'place:lost', rev }])).toHaveLength(1);
  });

  it('shows every document although others are deleted while pages are read', async () => {
    const ids = Array.from({ length: 1500 }, (_, n) => `place:${String(n).padStart(4, '0')}`);
    await database.write(ids.map((id) => ({ id, base: null, doc: { _id: id } })));
    const last = await database.get('place:0999');
    double.failNext(/_all_docs/, async () => {});
    double.failNext(/_all_docs/, () =>
      double.putBehindTheBack('vor-ort-kiez-public', {
        _id: 'place:0999',
        _rev: last?.rev,
        _deleted: true,
      }),
    );
    const { documents } = await database.all();
    const shown = new Set(documents.map(({ id }) => id));
    expect(ids.filter((id) => id !== 'place:0999' && !shown.has(id))).toEqual([]);
    expect(documents).toHaveLength(shown.size);
  });

  it('does not show its own design documents', async () => {
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: '_design/stats', views: {} });
    expect((await database.all()).documents).toEqual([]);
    expect((await database.changes({ limit: 9 })).changes).toEqual([]);
  });
});

async function removeAll(store: Store, url: string, prefix: string): Promise<void> {
  const names = await store.databaseNames();
  await store.close();
  const { origin, username, password, pathname } = new URL(url);
  const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
  for (const name of names) {
    const root = origin + pathname.replace(/\/$/, '');
    await fetch(`${root}/${prefix}${name}`, { method: 'DELETE', headers: { authorization } });
  }
}
