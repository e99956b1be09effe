import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Mirror } from '../../../sync-server/feed/mirror.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const document = (id: string, n = 1) => ({ id, base: null, doc: { _id: id, n } });

describe('a mirror of a database', () => {
  let store: Store;
  let database: Database;
  let mirror: Mirror;
  beforeEach(async () => {
    store = aMemoryStore();
    database = await store.database('kiez-public');
    mirror = new Mirror(database);
  });
  afterEach(async () => {
    mirror.end();
    await store.close();
  });

  it('shows what is there, what came, changed and went, and where the feed stands', async () => {
    await database.write([document('place:a'), document('place:b')]);
    expect([...(await mirror.current()).documents.keys()]).toEqual(['place:a', 'place:b']);
    const b = await database.get('place:b');
    await database.write([
      { id: 'place:b', base: b?.rev ?? '', deleted: true, clock: {}, reason: 'user' },
      document('place:c'),
    ]);
    const state = await mirror.current();
    expect([...state.documents.keys()]).toEqual(['place:a', 'place:c']);
    expect(state.last).toEqual({ id: 'place:c', rev: state.documents.get('place:c')?.rev });
    expect(await database.changes({ seq: state.seq, limit: 9 })).toMatchObject({ changes: [] });
    expect(JSON.parse(state.documents.get('place:c')?.line ?? '')).toMatchObject({
      id: 'place:c',
      doc: { _id: 'place:c', n: 1 },
    });
  });

  it('leaves a state that somebody still reads as it was', async () => {
    await database.write([document('place:a')]);
    const before = await mirror.current();
    await database.write([document('place:b')]);
    expect((await mirror.current()).documents.size).toBe(2);
    expect(before.documents.size).toBe(1);
  });

  it('is the same state while nothing changes, and reads the store once', async () => {
    await database.write([document('place:a')]);
    const all = vi.spyOn(database, 'all');
    const states = await Promise.all([1, 2, 3].map(() => mirror.current()));
    expect(new Set(states).size).toBe(1);
    expect(await mirror.current()).toBe(states[0]);
    expect(all).toHaveBeenCalledTimes(1);
  });

  it('follows 3,000 documents that come at once', async () => {
    await mirror.current();
    await database.write(Array.from({ length: 3000 }, (_, n) => document(`place:n${n}`)));
    expect((await mirror.current()).documents.size).toBe(3000);
  });
});

describe('a mirror of a CouchDB', () => {
  let double: CouchDouble;
  let store: Store;
  let database: Database;
  let mirror: Mirror;
  beforeEach(async () => {
    double = await new CouchDouble().start();
    store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
    database = await store.database('kiez-public');
    mirror = new Mirror(database);
  });
  afterEach(async () => {
    mirror.end();
    await store.close();
    await double.stop();
  });
  const ids = async () => [...(await mirror.current()).documents.keys()].sort();

  it('follows what other processes write', async () => {
    await database.write([document('place:a')]);
    expect(await ids()).toEqual(['place:a']);
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:b' });
    await expect.poll(ids).toEqual(['place:a', 'place:b']);
  });

  it('throws while CouchDB is away and no one knows more, and recovers by itself', async () => {
    await database.write([document('place:a')]);
    double.failNext(/_all_docs/, 503);
    await expect(mirror.current()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await ids()).toEqual(['place:a']);
    double.failNext(/_changes/, 503);
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:b' });
    await expect.poll(() => ids().catch(() => [])).toEqual(['place:a', 'place:b']);
  });

  it('does not read everything again after a short break, but all that came in it', async () => {
    await database.write([document('place:a')]);
    await ids();
    const reads = () => double.requests.filter((request) => request.endsWith('_all_docs')).length;
    const before = reads();
    await double.stop();
    await double.start();
    await double.putBehindTheBack('vor-ort-kiez-public', { _id: 'place:b' });
    await expect.poll(ids).toEqual(['place:a', 'place:b']);
    expect(reads()).toBe(before);
  });

  it('forgets what a CouchDB that was set back has lost', async () => {
    await database.write([document('place:a')]);
    const copy = await double.copy('vor-ort-kiez-public');
    await database.write([document('place:lost')]);
    expect(await ids()).toEqual(['place:a', 'place:lost']);
    await double.stop();
    double.putBack('vor-ort-kiez-public', copy);
    await double.start();
    await expect.poll(ids).toEqual(['place:a']);
  });
});
