import { describe, expect, it } from 'vitest';
import type { Version } from '#domain/version.ts';
import { mergeConflicts } from '../../../sync-server/reactions/merge-conflicts.ts';
import type { StoredDocument } from '../../../sync-server/stores/store.ts';
import { aPlace } from '../../support/builders.ts';

const NOW = new Date('2026-12-01T14:00:00.000Z');
const ID = 'place:treff';

/** A leaf: what is not said of it is as on the others. */
function aLeaf(rev: string, version: Version): StoredDocument {
  return { id: ID, rev, ...version };
}
const aDocument = (rev: string, fields: object) =>
  aLeaf(rev, { doc: aPlace({ _id: ID, updatedAt: '2026-11-20T09:00:00.000Z', ...fields }) });

/** What follows where the first leaf stands and the others are beside it. */
async function reactedTo([standing, ...beside]: StoredDocument[], inbox: StoredDocument[] = []) {
  const all = [...(standing ? [standing] : []), ...inbox];
  return mergeConflicts.react(standing ?? expect.fail('nothing stands'), {
    now: NOW,
    quarterId: 'kiez',
    range: async () => [],
    getMany: async (ids) => ids.map((id) => all.find((stored) => stored.id === id)),
    conflictsOf: async () => beside,
  });
}

describe('what replication left side by side', () => {
  it('is nothing where there is one version', async () => {
    expect(await reactedTo([aDocument('1-a', {})])).toEqual([]);
  });

  it('comes together field by field, with both clocks, and the other leaf is ended', async () => {
    const writes = await reactedTo([
      aDocument('3-b', { clock: { box: 1, d1: 2 }, summary: 'Vom Büro', topics: ['Handy'] }),
      aDocument('3-a', { clock: { box: 1, d2: 1 }, description: 'Vom Tablet', topics: ['Tee'] }),
    ]);
    const clock = { box: 1, d1: 2, d2: 1 };
    expect(writes).toEqual([
      {
        id: ID,
        base: '3-b',
        doc: expect.objectContaining({
          summary: 'Vom Büro',
          description: 'Vom Tablet',
          topics: ['Handy', 'Tee'],
          clock,
          by: { role: 'server' },
          updatedAt: NOW.toISOString(),
        }),
      },
      { id: ID, closes: '3-a' },
    ]);
  });

  it('keeps the later value of a field and sends the other to the inbox, before the winner', async () => {
    const leaves = [
      aDocument('2-b', { clock: { d1: 1 }, summary: 'Früher', updatedAt: '2026-11-20T09:00:00Z' }),
      aDocument('2-a', { clock: { d2: 1 }, summary: 'Später', updatedAt: '2026-11-21T09:00:00Z' }),
    ];
    const writes = await reactedTo(leaves);
    expect(writes).toMatchObject([
      { base: null, doc: { type: 'superseded', about: ID, field: 'summary', value: 'Früher' } },
      { id: ID, base: '2-b', doc: { summary: 'Später' } },
      { closes: '2-a' },
    ]);
    const [entry] = writes;
    if (!entry || !('doc' in entry)) return expect.fail('no entry');
    const inbox = [{ id: entry.id, rev: '1-x', doc: entry.doc }];
    expect((await reactedTo(leaves, inbox)).map(({ id }) => id)).toEqual([ID, ID]);
    expect(await reactedTo(leaves)).toEqual(writes);
    // Whichever of them happens to stand.
    const reversed = await reactedTo(leaves.toReversed());
    expect(reversed[0]).toEqual(writes[0]);
    expect(reversed[1]).toMatchObject({ id: ID, base: '2-a', doc: { summary: 'Später' } });
  });

  it('is only ended where the version that stands has seen it', async () => {
    const standing = aDocument('5-a', { clock: { d1: 2, d2: 1 }, summary: 'Neu' });
    const writes = await reactedTo([standing, aDocument('4-a', { clock: { d1: 1 } })]);
    expect(writes).toEqual([{ id: ID, closes: '4-a' }]);
  });

  it('gives way to one that has seen what stands, stamp and all', async () => {
    const newer = aDocument('2-a', { clock: { d1: 2 }, summary: 'Neu', by: { role: 'team' } });
    const writes = await reactedTo([aDocument('3-a', { clock: { d1: 1 } }), newer]);
    expect(writes).toEqual([
      { id: ID, base: '3-a', doc: newer.deleted ? {} : newer.doc },
      { id: ID, closes: '2-a' },
    ]);
  });

  it('gives way to a delete that no edit may undo', async () => {
    const gone = aLeaf('2-b', { deleted: true, clock: { s1: 9 }, reason: 'erased' });
    const writes = await reactedTo([aDocument('7-a', { clock: { d1: 5 } }), gone]);
    const clock = { s1: 9, d1: 5 };
    expect(writes).toEqual([{ id: ID, base: '7-a', deleted: true, clock, reason: 'erased' }]);
    const after = aLeaf('8-a', { deleted: true, clock, reason: 'erased' });
    expect(await reactedTo([after, gone])).toEqual([]);
    const late = aDocument('2-z', { clock: { d3: 7 } });
    expect(await reactedTo([after, late])).toEqual([{ id: ID, closes: '2-z' }]);
  });

  it('of three is one afterwards', async () => {
    const writes = await reactedTo([
      aDocument('2-c', { clock: { d1: 1 }, topics: ['a'] }),
      aDocument('2-b', { clock: { d2: 1 }, topics: ['b'] }),
      aDocument('2-a', { clock: { d3: 1 }, topics: ['c'] }),
    ]);
    expect(writes[0]).toMatchObject({ doc: { clock: { d1: 1, d2: 1, d3: 1 } } });
    const [write] = writes;
    const topics = write && 'doc' in write ? (write.doc.topics as string[]) : [];
    expect([...topics].sort()).toEqual(['a', 'b', 'c']);
    expect(writes.slice(1)).toMatchObject([{ closes: '2-a' }, { closes: '2-b' }]);
  });
});
