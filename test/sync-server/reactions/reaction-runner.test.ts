import { afterEach, describe, expect, it } from 'vitest';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import type { Reaction } from '../../../sync-server/reactions/reaction.ts';
import {
  ReactionRunner,
  type ReactionRunnerOptions,
} from '../../../sync-server/reactions/reaction-runner.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import type { Store, StoreWrite } from '../../../sync-server/stores/store.ts';
import { aNotice, aPlace, aQuarter } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { countedStore } from '../../support/counted-store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const NOW = new Date('2026-12-01T14:00:00.000Z');
const noLeaves = { conflictsOf: async () => [], close: async () => {} };

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aStore(kind: 'pouchdb' | 'couchdb' = 'pouchdb'): Promise<Store> {
  let store = aMemoryStore();
  if (kind === 'couchdb') {
    const double = await new CouchDouble().start();
    cleanUp.push(() => double.stop());
    store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
  }
  cleanUp.push(() => store.close());
  return store;
}

async function aRunner(
  store: Store,
  reactions: Reaction[],
  others: Partial<ReactionRunnerOptions> = {},
) {
  const identity = await identityOf(store);
  const takeNumbers = numbersOf(store, identity.writer, Date.now);
  const faults: string[] = [];
  const runner = new ReactionRunner({
    store,
    identity,
    takeNumbers,
    reactions,
    now: () => NOW,
    leaves: noLeaves,
    fault: (reaction) => faults.push(reaction),
    leaseMs: 200,
    roundEvery: 50,
    ...others,
  });
  const end = () => runner.end();
  cleanUp.push(end);
  runner.start();
  return { identity, faults, end };
}

async function put(store: Store, name: string, doc: { _id: string }, base: string | null = null) {
  const write: StoreWrite = { id: doc._id, base, doc: { ...doc } };
  const [outcome] = await (await store.database(name)).write([write]);
  return outcome?.outcome === 'written' ? outcome.rev : expect.fail(`${doc._id} was not written`);
}

async function get(store: Store, name: string, id: string) {
  const stored = await (await store.database(name)).get(id);
  return stored && !stored.deleted ? stored.doc : undefined;
}

/** Counts places in a document of the team, as a decision that many changes want to make. */
const counting: Reaction = {
  name: 'counting',
  async react(change, read) {
    if (!change.id.startsWith('place:')) return [];
    const id = 'lendable:places';
    const [known] = await read.getMany([id]);
    const seen = known && !known.deleted ? (known.doc.seen as string[]) : [];
    if (seen.includes(change.id)) return [];
    return [{ id, base: known?.rev ?? null, doc: { _id: id, seen: [...seen, change.id].sort() } }];
  },
};
const seenIn = async (store: Store) =>
  (await get(store, 'kiez-team', 'lendable:places'))?.seen as string[] | undefined;

describe.each(['pouchdb', 'couchdb'] as const)('the reactions (%s)', (kind) => {
  it('follow every change, from before the start and after it', async () => {
    const store = await aStore(kind);
    await put(store, 'kiez-public', aQuarter({ _id: 'quarter:kiez' }));
    await put(store, 'kiez-public', aPlace({ _id: 'place:before' }));
    await aRunner(store, [counting]);
    await expect.poll(() => seenIn(store)).toEqual(['place:before']);
    await put(store, 'kiez-public', aPlace({ _id: 'place:after' }));
    await expect.poll(() => seenIn(store)).toEqual(['place:after', 'place:before']);
  });

  it('go on where they stopped, and begin anew where the database was set back', async () => {
    const store = await aStore(kind);
    await put(store, 'kiez-public', aQuarter({ _id: 'quarter:kiez' }));
    await put(store, 'kiez-public', aPlace({ _id: 'place:a' }));
    const reacted: string[] = [];
    const noting: Reaction = {
      name: 'noting',
      async react({ id }) {
        reacted.push(id);
        return [];
      },
    };
    const first = await aRunner(store, [noting]);
    await expect.poll(() => reacted).toEqual(['quarter:kiez', 'place:a']);
    await first.end();
    await put(store, 'kiez-public', aPlace({ _id: 'place:b' }));
    const second = await aRunner(store, [noting]);
    await expect.poll(() => reacted.slice(2)).toEqual(['place:b']);
    await second.end();
    const registry = await store.database('registry');
    const id = 'checkpoint:reactions~kiez-public';
    const checkpoint = await registry.get(id);
    if (!checkpoint || checkpoint.deleted) return expect.fail('there is no checkpoint');
    const lost = { id: 'place:lost', rev: `1-${'c'.repeat(32)}` };
    const doc = { ...checkpoint.doc, last: lost };
    await registry.write([{ id, base: checkpoint.rev, doc }]);
    await aRunner(store, [noting]);
    await expect.poll(() => reacted.slice(3)).toEqual(['quarter:kiez', 'place:a', 'place:b']);
  });

  it('decide again when somebody wrote between their reading and their writing', async () => {
    const store = await aStore(kind);
    await put(store, 'kiez-public', aQuarter({ _id: 'quarter:kiez' }));
    let disturbed = 0;
    const disturbedCounting: Reaction = {
      name: 'counting',
      async react(change, read) {
        const writes = await counting.react(change, read);
        if (writes.length > 0 && disturbed < 3) {
          disturbed += 1;
          const [known] = await read.getMany(['lendable:places']);
          const seen = known && !known.deleted ? (known.doc.seen as string[]) : [];
          const doc = { _id: 'lendable:places', seen: [...seen, `other:${disturbed}`] };
          await put(store, 'kiez-team', doc, known?.rev ?? null);
        }
        return writes;
      },
    };
    await aRunner(store, [disturbedCounting]);
    await put(store, 'kiez-public', aPlace({ _id: 'place:a' }));
    await expect.poll(() => seenIn(store)).toEqual(['other:1', 'other:2', 'other:3', 'place:a']);
  });
});

describe('the reactions', () => {
  it('pass over a change on which one of them fails, and go on', async () => {
    const store = await aStore();
    await put(store, 'kiez-public', aQuarter({ _id: 'quarter:kiez' }));
    const failing: Reaction = {
      name: 'failing',
      async react({ id }) {
        if (id === 'place:bad') throw new TypeError('a mistake');
        return [];
      },
    };
    const { faults } = await aRunner(store, [failing, counting]);
    await put(store, 'kiez-public', aPlace({ _id: 'place:bad' }));
    await put(store, 'kiez-public', aPlace({ _id: 'place:good' }));
    await expect.poll(() => seenIn(store)).toEqual(['place:bad', 'place:good']);
    expect(faults).toEqual(['failing']);
  });

  it('happen at the quarter’s home alone', async () => {
    // Quarters are worked through by name: what is to be left alone would come first.
    const store = await aStore();
    const { writer } = await identityOf(store);
    const homes = { here: writer, elsewhere: 's0', kiez: undefined };
    for (const [id, homeServer] of Object.entries(homes)) {
      const quarter = {
        ...aQuarter({ _id: `quarter:${id}` }),
        ...(homeServer ? { homeServer } : {}),
      };
      await put(store, `${id}-public`, quarter);
      await put(store, `${id}-public`, aPlace({ _id: 'place:a' }));
    }
    await aRunner(store, [counting]);
    await expect.poll(() => get(store, 'here-team', 'lendable:places')).toBeDefined();
    await expect.poll(() => get(store, 'kiez-team', 'lendable:places')).toBeDefined();
    expect(await store.databaseNames()).not.toContain('elsewhere-team');
  });

  it('rest while nothing changes', async () => {
    const { store, calls } = countedStore(await aStore());
    await put(store, 'kiez-public', aQuarter({ _id: 'quarter:kiez' }));
    await put(store, 'kiez-public', aPlace({ _id: 'place:a' }));
    await aRunner(store, [counting]);
    await expect.poll(() => seenIn(store)).toEqual(['place:a']);
    await expect
      .poll(() => {
        const before = calls.length;
        return new Promise((resolve) => setTimeout(() => resolve(calls.slice(before)), 200));
      })
      .toSatisfy((asked: string[]) => asked.every((call) => call.startsWith('registry')));
  });
});

describe('what has expired', () => {
  it('is deleted as the server, on the day after its last, and what is not stays', async () => {
    const store = await aStore();
    await put(store, 'kiez-public', aQuarter({ _id: 'quarter:kiez' }));
    const clock = { d1: 4 };
    await put(
      store,
      'kiez-public',
      aNotice({ _id: 'notice:over', deleteAfter: '2026-11-30', clock }),
    );
    await put(
      store,
      'kiez-public',
      aNotice({ _id: 'notice:last', deleteAfter: '2026-12-01', clock }),
    );
    await put(store, 'kiez-public', aNotice({ _id: 'notice:good' }));
    let now = NOW;
    const { identity } = await aRunner(store, [], { now: () => now });
    const stored = async (id: string) => (await store.database('kiez-public')).get(id);
    await expect.poll(async () => (await stored('notice:over'))?.deleted).toBe(true);
    expect(await stored('notice:over')).toMatchObject({
      reason: 'retention',
      clock: { d1: 4, [identity.writer]: expect.any(Number) },
    });
    expect((await stored('notice:last'))?.deleted).toBeUndefined();
    now = new Date('2026-12-02T00:30:00+01:00');
    await expect.poll(async () => (await stored('notice:last'))?.deleted).toBe(true);
    expect((await stored('notice:good'))?.deleted).toBeUndefined();
  });
});
