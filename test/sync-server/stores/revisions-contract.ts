import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeLeaf, conflictsOf } from '../../../sync-server/stores/conflict-leaves.ts';
import type { RevisionBody } from '../../../sync-server/stores/revision-body.ts';
import type { Database } from '../../../sync-server/stores/store.ts';
import { eventually } from '../../support/eventually.ts';
import type { StoreUnderTest } from './contract.ts';

/** What every store must do for replication, whatever is behind it. */
export function describeRevisions(kind: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a store as replication sees it (${kind})`, () => {
    let tested: StoreUnderTest;
    let database: Database;

    beforeAll(async () => {
      tested = await open();
      database = await aNewDatabase();
    });
    afterAll(() => tested.end());

    const aNewDatabase = () => tested.store.database(`t${randomUUID().slice(0, 8)}-public`);
    const anId = () => `place:${randomUUID().slice(0, 8)}`;

    it('takes revisions under the revs and with the history they have', async () => {
      const body = aRevision(anId(), [hash(), hash(), hash()], {
        name: 'Café 🌳',
        clock: { a: 1 },
      });
      await database.revisions.put([body]);
      expect(await database.get(body._id)).toEqual({
        id: body._id,
        rev: body._rev,
        doc: { _id: body._id, name: 'Café 🌳', clock: { a: 1 } },
      });
      expect(await database.revisions.leaves([body._id])).toEqual([[body]]);
    });

    it('takes the same again without any change, and leaves what it was given untouched', async () => {
      const fed = await aNewDatabase();
      const body = aRevision(anId(), [hash()], { n: 1 });
      const before = structuredClone(body);
      await fed.revisions.put([body]);
      const { seq } = await fed.revisions.info();
      await fed.revisions.put([body]);
      expect(await fed.revisions.changes({ seq, limit: 9 })).toMatchObject({ changes: [] });
      expect(body).toEqual(before);
    });

    it('keeps what two wrote side by side, and stands on the same one everywhere', async () => {
      const other = await aNewDatabase();
      const id = anId();
      const root = hash();
      const [low, high] = [hash('0'), hash('f')];
      const leaves = [
        aRevision(id, [low, root], { n: 'low' }),
        aRevision(id, [high, root], { n: 'high' }),
      ];
      await database.revisions.put(leaves);
      await other.revisions.put(leaves.toReversed());
      for (const store of [database, other]) {
        expect(await store.get(id)).toMatchObject({ rev: `2-${high}`, doc: { n: 'high' } });
        expect(await store.revisions.leaves([id])).toEqual([[leaves[1], leaves[0]]]);
        expect(await conflictsOf(store, id)).toEqual([
          { id, rev: `2-${low}`, doc: { _id: id, n: 'low' } },
        ]);
      }
    });

    it('says in the feed of which documents there are several versions, deletes among them', async () => {
      const fed = await aNewDatabase();
      const [alone, edited, beside, gone] = [anId(), anId(), anId(), anId()];
      const root = hash();
      const tombstone = { _deleted: true, clock: {}, reason: 'withdrawn' };
      await fed.revisions.put([
        aRevision(alone, [hash()], { n: 1 }),
        aRevision(edited, [hash(), hash()], { n: 2 }),
        aRevision(beside, [hash('0'), root], { n: 3 }),
        aRevision(beside, [hash('f'), root], { n: 4 }),
        aRevision(gone, [hash(), root], { n: 5 }),
        aRevision(gone, [hash(), root], tombstone),
      ]);
      const { forked } = await fed.changes({ limit: 9 });
      expect([...forked].sort()).toEqual([beside, gone].sort());
    });

    it('prefers a longer history to a greater hash, and life to both', async () => {
      const id = anId();
      const short = aRevision(id, [hash('f')], { n: 'short' });
      const long = aRevision(id, [hash('0'), hash()], { n: 'long' });
      const gone = aRevision(id, [hash(), hash(), hash()], { _deleted: true, reason: 'user' });
      await database.revisions.put([short, long, gone]);
      expect(await database.get(id)).toMatchObject({ rev: long._rev });
      const [leaves = []] = await database.revisions.leaves([id]);
      expect(leaves.map(({ _rev }) => _rev)).toEqual([long._rev, short._rev, gone._rev]);
      expect(await conflictsOf(database, id)).toMatchObject([{ rev: short._rev }]);
    });

    it('writes over the standing leaf of several, and over no other', async () => {
      const id = anId();
      const [low, high] = [aRevision(id, [hash('0')], {}), aRevision(id, [hash('f')], {})];
      await database.revisions.put([low, high]);
      const doc = { _id: id, n: 'mine' };
      const over = (base: string | null) => database.write([{ id, base, doc }]);
      expect(await over(low._rev ?? '')).toEqual([{ id, outcome: 'conflict' }]);
      expect(await over(null)).toEqual([{ id, outcome: 'conflict' }]);
      expect(await over(high._rev ?? '')).toMatchObject([{ outcome: 'written' }]);
      expect(await database.get(id)).toMatchObject({ doc: { n: 'mine' } });
      expect(await conflictsOf(database, id)).toMatchObject([{ rev: low._rev }]);
    });

    it('shows a closed leaf no more, and a later delete with its own clock and reason', async () => {
      for (const start of ['0', 'f']) {
        const id = anId();
        const [low, high] = [hash('0'), hash('f')];
        await database.revisions.put([aRevision(id, [low], {}), aRevision(id, [high], {})]);
        await closeLeaf(database, id, `1-${low}`);
        await closeLeaf(database, id, `1-${high}`);
        expect(await conflictsOf(database, id)).toEqual([]);
        expect(await database.get(id)).toMatchObject({ rev: `1-${high}`, doc: {} });
        const gone = { _deleted: true, clock: { a: 9 }, reason: 'withdrawn' };
        await database.revisions.put([aRevision(id, [hash(start), high], gone)]);
        const expected = { deleted: true, clock: { a: 9 }, reason: 'withdrawn' };
        expect(await database.get(id)).toMatchObject(expected);
      }
    });

    it('names a delete that no edit may undo beside a version, until one stands', async () => {
      const id = anId();
      const erased = aRevision(id, [hash(), hash()], { _deleted: true, reason: 'erased' });
      const byUser = aRevision(id, [hash('0'), hash()], { _deleted: true, reason: 'user' });
      const living = aRevision(id, [hash()], {});
      await database.revisions.put([erased, byUser, living]);
      expect(await conflictsOf(database, id)).toMatchObject([
        { rev: erased._rev, reason: 'erased' },
      ]);
      await closeLeaf(database, id, erased._rev ?? '');
      expect(await conflictsOf(database, id)).toHaveLength(1);
      await database.write([
        { id, base: living._rev ?? '', deleted: true, clock: {}, reason: 'erased' },
      ]);
      expect(await database.get(id)).toMatchObject({ deleted: true, reason: 'erased' });
      expect(await conflictsOf(database, id)).toEqual([]);
    });

    it('takes an edit of a leaf that lost, which may then stand', async () => {
      const id = anId();
      const [low, high] = [hash('0'), hash('f')];
      await database.revisions.put([aRevision(id, [low], {}), aRevision(id, [high], {})]);
      const edited = aRevision(id, [hash(), low], { n: 'edited' });
      await database.revisions.put([edited]);
      expect(await database.get(id)).toMatchObject({ rev: edited._rev });
      expect(await conflictsOf(database, id)).toMatchObject([{ rev: `1-${high}` }]);
    });

    it('keeps tombstones that come, with clock and reason, and shows them', async () => {
      const id = anId();
      const [first, second] = [hash(), hash()];
      await database.revisions.put([aRevision(id, [first], { n: 1 })]);
      const gone = { _deleted: true, clock: { a: 7 }, reason: 'retention', mark: 'x' };
      await database.revisions.put([aRevision(id, [second, first], gone)]);
      const expected = { deleted: true, clock: { a: 7 }, reason: 'retention' };
      expect(await database.get(id)).toMatchObject({ rev: `2-${second}`, ...expected });
      const [leaves] = await database.revisions.leaves([id]);
      expect(leaves).toMatchObject([{ _deleted: true, mark: 'x' }]);
    });

    it('names leaves in the feed, in pages that resume, tombstones among them', async () => {
      const fed = await aNewDatabase();
      const [a, b] = [aRevision('place:a', [hash('0')], {}), aRevision('place:a', [hash('f')], {})];
      const gone = aRevision('place:b', [hash()], { _deleted: true });
      await fed.revisions.put([a]);
      await fed.revisions.put([gone]);
      await fed.revisions.put([b]);
      const first = await fed.revisions.changes({ limit: 1 });
      expect(first).toMatchObject({ changes: [{ id: 'place:b', deleted: true }], more: true });
      expect(first.pending).toBeGreaterThan(0);
      const second = await fed.revisions.changes({ seq: first.seq, limit: 9, bodies: true });
      expect(second).toMatchObject({ changes: [{ id: 'place:a' }], more: false, pending: 0 });
      expect(new Set(second.changes[0]?.leaves)).toEqual(new Set([a._rev, b._rev]));
      expect(second.changes[0]?.body).toMatchObject({ _id: 'place:a', _rev: b._rev });
      const standing = await fed.revisions.changes({ seq: first.seq, limit: 9, standing: true });
      expect(standing.changes[0]?.leaves).toEqual([b._rev]);
      const again = await fed.revisions.changes({ seq: second.changes[0]?.seq, limit: 9 });
      expect(again.changes).toEqual([]);
      expect((await fed.revisions.info()).documents).toBe(1);
    });

    it('names the latest changes first when asked to', async () => {
      const fed = await aNewDatabase();
      const bodies = ['place:a', 'place:b', 'place:c'].map((id) => aRevision(id, [hash()], {}));
      for (const body of bodies) await fed.revisions.put([body]);
      const { changes } = await fed.revisions.changes({ limit: 2, descending: true });
      expect(changes.map(({ id }) => id)).toEqual(['place:c', 'place:b']);
    });

    it('knows what it lacks, and what that may come from', async () => {
      const id = anId();
      const [one, two, three] = [hash(), hash(), hash()];
      await database.revisions.put([aRevision(id, [two, one], {})]);
      const unknown = anId();
      const asked = new Map([
        [id, [`1-${one}`, `2-${two}`, `3-${three}`]],
        [unknown, [`1-${one}`]],
      ]);
      const differences = await database.revisions.diff(asked);
      expect(differences.get(id)).toEqual({
        missing: [`3-${three}`],
        possibleAncestors: [`2-${two}`],
      });
      expect(differences.get(unknown)).toEqual({ missing: [`1-${one}`], possibleAncestors: [] });
      expect((await database.revisions.diff(new Map([[id, [`2-${two}`]]]))).size).toBe(0);
    });

    it('still knows a version of its own whose content was replaced', async () => {
      const id = anId();
      const write = async (base: string | null, n: number) => {
        const [outcome] = await database.write([{ id, base, doc: { _id: id, n } }]);
        return outcome?.outcome === 'written' ? outcome.rev : '';
      };
      const first = await write(null, 1);
      const second = await write(first, 2);
      expect((await database.revisions.diff(new Map([[id, [first, second]]]))).size).toBe(0);
      const [leaves] = await database.revisions.leaves([id]);
      const hashes = [second, first].map((rev) => rev.slice(2));
      expect(leaves).toMatchObject([{ _rev: second, _revisions: { start: 2, ids: hashes } }]);
    });

    it('lists by id, forwards and back, and by given ids', async () => {
      const listed = await aNewDatabase();
      const ids = ['place:a', 'place:b', 'place:c'];
      const bodies = ids.map((id) => aRevision(id, [hash()], { n: id }));
      const gone = aRevision('place:d', [hash()], { _deleted: true });
      await listed.revisions.put([...bodies, gone]);
      const rows = await listed.revisions.page({ limit: 2, bodies: true });
      expect(rows.map(({ id }) => id)).toEqual(['place:a', 'place:b']);
      expect(rows[0]).toMatchObject({ rev: bodies[0]?._rev, body: { n: 'place:a' } });
      const rest = await listed.revisions.page({ from: 'place:b', limit: 9 });
      expect(rest.map(({ id }) => id)).toEqual(['place:b', 'place:c']);
      const back = await listed.revisions.page({ limit: 2, descending: true });
      expect(back.map(({ id }) => id)).toEqual(['place:c', 'place:b']);
      const given = await listed.revisions.rows(['place:d', 'place:x', 'place:a']);
      expect(given).toMatchObject([{ deleted: true }, undefined, { id: 'place:a' }]);
    });

    it('wakes those who listen for what replication brings', async () => {
      const heard = await aNewDatabase();
      const listener = vi.fn();
      const stop = heard.onChange(listener);
      await new Promise((resolve) => setImmediate(resolve));
      listener.mockClear();
      await heard.revisions.put([aRevision(anId(), [hash()], {})]);
      await eventually(() => expect(listener).toHaveBeenCalledWith('changed'));
      stop();
    });

    it('takes more than a batch holds', async () => {
      const bulk = await aNewDatabase();
      const bodies = Array.from({ length: 1200 }, (_, n) =>
        aRevision(`place:${n}`, [hash()], { n }),
      );
      await bulk.revisions.put(bodies);
      expect((await bulk.revisions.info()).documents).toBe(1200);
      const leaves = await bulk.revisions.leaves(bodies.map(({ _id }) => _id));
      expect(leaves.map(([leaf]) => leaf?._rev)).toEqual(bodies.map(({ _rev }) => _rev));
    });

    describe('local documents', () => {
      it('are kept beside the others and shown by none of these', async () => {
        const name = 'box:abc=.+_x';
        const written = await database.revisions.putLocal(name, null, {
          last_seq: '7',
          history: [],
        });
        const { rev } = written as { rev: string };
        const expected = { rev, fields: { last_seq: '7', history: [] } };
        expect(await database.revisions.local(name)).toEqual(expected);
        const { changes } = await database.revisions.changes({ limit: 1000 });
        expect(changes.filter(({ id }) => id.includes('box'))).toEqual([]);
      });

      it('are replaced and removed over their current rev alone', async () => {
        const { revisions } = await aNewDatabase();
        const first = (await revisions.putLocal('a', null, { n: 1 })) as { rev: string };
        expect(await revisions.putLocal('a', null, { n: 2 })).toEqual({ outcome: 'conflict' });
        const second = (await revisions.putLocal('a', first.rev, { n: 2 })) as { rev: string };
        expect(await revisions.putLocal('a', first.rev, { n: 3 })).toEqual({ outcome: 'conflict' });
        expect(await revisions.local('a')).toMatchObject({ rev: second.rev, fields: { n: 2 } });
        expect(await revisions.removeLocal('a', first.rev)).toEqual({ outcome: 'conflict' });
        expect(await revisions.removeLocal('a', second.rev)).toMatchObject({ outcome: 'written' });
        expect(await revisions.local('a')).toBeUndefined();
        expect(await revisions.removeLocal('a', second.rev)).toEqual({ outcome: 'conflict' });
      });
    });
  });
}

/** A revision whose newest hash comes first. */
function aRevision(id: string, hashes: string[], fields: object): RevisionBody {
  const start = hashes.length;
  return { _id: id, _rev: `${start}-${hashes[0]}`, _revisions: { start, ids: hashes }, ...fields };
}

/** A hash as stores make them, beginning as said. */
function hash(start = '7'): string {
  return start + randomBytes(16).toString('hex').slice(1);
}
