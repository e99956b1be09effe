import { beforeEach, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { cleanRegistry } from '../../../sync-server/erase/clean-registry.ts';
import { SealKeys } from '../../../sync-server/sealing/seal-keys.ts';
import { REGISTRY } from '../../../sync-server/stores/database-name.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { aRequest, RESIDENT_ID, STRANGER_ID } from '../../support/sample-documents.ts';
import { aVisit } from '../../support/visits.ts';
import { sealerFor } from '../../support/walled-quarter.ts';

const GONE = RESIDENT_ID;
const view = {
  isErased: (id: string) => id.includes(GONE),
  isErasedPerson: (id: string) => id === GONE,
};

let store: Store;
const registry = () => store.database(REGISTRY);
const entries = async () => (await (await registry()).range('quarantine:')).map(({ id }) => id);
const entry = (n: number, write: object, others: object = {}): Body => ({
  _id: `quarantine:d1~${n}`,
  ...{ type: 'quarantine', device: 'd1', quarter: 'lichtenberg', write, ...others },
});
const of = (doc: Body) => ({ id: doc._id, base: null, doc });

beforeEach(() => {
  store = aMemoryStore();
});

it('nothing of an erased person stays in the quarantine: sealed, decided on, or beside others', async () => {
  const seal = await sealerFor(store, 'lichtenberg');
  const others = aVisit(STRANGER_ID, '2026-12-01');
  const stored = { id: others._id, rev: '2-a', before: { doc: { ...others, helper: GONE } } };
  const decided = { what: 'accepted', at: '2026-12-01T10:00:00Z' };
  const kept = [
    entry(1, of(aVisit(GONE, '2026-12-01'))),
    entry(2, seal(aRequest(GONE, { words: 'Bitte' }))),
    entry(3, of(others), { decided: { ...decided, stored } }),
    entry(4, seal(others), { decided: { ...decided, stored } }),
    entry(5, of(others), { decided }),
    entry(6, seal(others)),
  ];
  await (await registry()).write(kept.map((doc) => ({ id: doc._id, base: null, doc })));
  await cleanRegistry(await registry(), view as never, new SealKeys(store), new Date());
  expect(await entries()).toEqual(['quarantine:d1~5', 'quarantine:d1~6']);
});
