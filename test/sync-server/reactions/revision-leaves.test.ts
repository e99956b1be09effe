import { afterEach, describe, expect, it } from 'vitest';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import { mergeConflicts } from '../../../sync-server/reactions/merge-conflicts.ts';
import { ReactionRunner } from '../../../sync-server/reactions/reaction-runner.ts';
import { revisionLeaves } from '../../../sync-server/reactions/revision-leaves.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { aPlace, aQuarter } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const NAME = 'kiez-public';
const ID = 'place:treff';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aStore(kind: 'pouchdb' | 'couchdb'): Promise<Store> {
  let store = aMemoryStore();
  if (kind === 'couchdb') {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
  }
  cleanUp.push(() => store.close());
  const database = await store.database(NAME);
  const quarter = aQuarter({ _id: 'quarter:kiez' });
  await database.write([{ id: quarter._id, base: null, doc: { ...quarter } }]);
  return store;
}

/** A version that another server made, as replication brings it. */
async function replicate(store: Store, hash: string, fields: object) {
  const body = { ...aPlace({ _id: ID }), ...fields, _rev: `1-${hash.repeat(32)}` };
  await (await store.database(NAME)).revisions.put([body]);
}

async function aRunner(store: Store) {
  const identity = await identityOf(store);
  const runner = new ReactionRunner({
    store,
    identity,
    takeNumbers: numbersOf(store, identity.writer, Date.now),
    reactions: [mergeConflicts],
    leaves: revisionLeaves,
    now: () => new Date('2026-12-01T14:00:00.000Z'),
    fault: (_, error) => {
      throw error;
    },
    leaseMs: 200,
    roundEvery: 50,
  });
  cleanUp.push(() => runner.end());
  runner.start();
}

describe.each(['pouchdb', 'couchdb'] as const)('conflicts of a store (%s)', (kind) => {
  it('are merged once, whatever is replicated again, and the loser is in the inbox', async () => {
    const store = await aStore(kind);
    const database = await store.database(NAME);
    const early = { clock: { d1: 1 }, summary: 'Früher', updatedAt: '2026-11-20T09:00:00Z' };
    const late = { clock: { d2: 1 }, summary: 'Später', updatedAt: '2026-11-21T09:00:00Z' };
    await replicate(store, 'a', early);
    await aRunner(store);
    await replicate(store, 'b', late);
    const merged = { doc: { summary: 'Später', clock: { d1: 1, d2: 1 } } };
    await expect.poll(() => database.get(ID)).toMatchObject(merged);
    await expect.poll(() => revisionLeaves.conflictsOf(database, ID)).toEqual([]);
    const { rev } = (await database.get(ID)) ?? {};
    await replicate(store, 'a', early);
    await database.write([{ id: 'place:next', base: null, doc: { _id: 'place:next' } }]);
    const registry = await store.database('registry');
    await expect
      .poll(async () => JSON.stringify(await registry.get('checkpoint:reactions~kiez-public')))
      .toContain('place:next');
    expect(await database.get(ID)).toMatchObject({ rev });
    const inbox = (await (await store.database('kiez-private')).all()).documents;
    expect(inbox.map(({ doc }) => doc.value)).toEqual(['Früher']);
  });

  it('end with the delete that no edit may undo', async () => {
    const store = await aStore(kind);
    const database = await store.database(NAME);
    await replicate(store, 'b', { clock: { d1: 1 } });
    const gone = { _id: ID, _rev: `1-${'a'.repeat(32)}`, _deleted: true, clock: { s1: 3 } };
    await database.revisions.put([{ ...gone, reason: 'retention' }]);
    await aRunner(store);
    await expect
      .poll(() => database.get(ID))
      .toMatchObject({ deleted: true, reason: 'retention', clock: { d1: 1, s1: 3 } });
    await expect.poll(() => revisionLeaves.conflictsOf(database, ID)).toEqual([]);
  });
});
