import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { positionOf, seqText } from '../../../sync-server/replication/position.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const identity = { epoch: 'e', writer: 's1', key: 'k' };

describe('where a peer stands', () => {
  let store: Store;
  let database: Database;
  let rev = '';
  beforeAll(async () => {
    store = aMemoryStore();
    database = await store.database('kiez-public');
    const doc = { _id: 'place:a' };
    const [outcome] = await database.write([{ id: 'place:a', base: null, doc }]);
    rev = outcome?.outcome === 'written' ? outcome.rev : '';
  });
  afterAll(() => store.close());

  const at = (last: { id: string; rev: string }) => seqText(identity, database, { seq: '1', last });
  const read = (since: string | undefined) => positionOf(identity, database, since);

  it('is what it was given, plain or as JSON', async () => {
    const last = { id: 'place:a', rev };
    for (const since of [at(last), JSON.stringify(at(last))]) {
      expect(await read(since)).toEqual({ ok: true, value: { seq: '1', last } });
    }
  });

  it.each([undefined, '', '0', '"0"'])('is the beginning for %j', async (since) => {
    expect(await read(since)).toEqual({ ok: true, value: {} });
  });

  it('is the end for "now"', async () => {
    expect(await read('now')).toEqual({ ok: true, value: { seq: '1' } });
  });

  it('is the beginning where the store no longer knows what it showed, as after a rollback', async () => {
    const lost = { id: 'place:a', rev: `2-${'b'.repeat(32)}` };
    expect(await read(at(lost))).toEqual({ ok: true, value: {} });
  });

  it('is the beginning in another epoch', async () => {
    const since = seqText({ ...identity, epoch: 'before' }, database, { seq: '1' });
    expect(await read(since)).toEqual({ ok: true, value: {} });
  });

  it('is no place at all for what this server never gave', async () => {
    const forged = seqText({ ...identity, key: 'guessed' }, database, { seq: '1' });
    for (const since of ['nonsense', '7', forged]) {
      expect(await read(since)).toMatchObject({ ok: false, error: { code: 'malformed' } });
    }
  });
});
