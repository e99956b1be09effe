import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database, Store, StoreWrite } from '../../../sync-server/stores/store.ts';
import { eventually } from '../../support/eventually.ts';

/** A store under test, and how to end it. */
export interface StoreUnderTest {
  store: Store;
  end: () => Promise<void>;
}

/** What every store must do, whatever is behind it. */
export function describeStore(kind: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a store (${kind})`, () => {
    let tested: StoreUnderTest;
    let database: Database;

    beforeAll(async () => {
      tested = await open();
      database = await tested.store.database(aName());
    });
    afterAll(() => tested.end());

    const put = async (id: string, base: string | null, fields: object = {}) => {
      const [outcome] = await database.write([{ id, base, doc: { _id: id, ...fields } }]);
      return outcome?.outcome === 'written' ? outcome.rev : undefined;
    };
    const remove = async (id: string, base: string | null, clock = { box: 1 }) => {
      const write: StoreWrite = { id, base, deleted: true, clock, reason: 'retention' };
      const [outcome] = await database.write([write]);
      return outcome?.outcome === 'written' ? outcome.rev : undefined;
    };

    describe('expunging', () => {
      it('takes away what was deleted and leaves everything else, for whoever writes meanwhile too', async () => {
        const own = await tested.store.database(aName());
        const write = async (id: string, base: string | null, words: string) => {
          const [outcome] = await own.write([{ id, base, doc: { _id: id, words } }]);
          return outcome?.outcome === 'written' ? outcome.rev : null;
        };
        const first = await write('place:gone', null, 'eins');
        const base = await write('place:gone', first, 'zwei');
        const stays = await write('place:stays', null, 'drei');
        await own.write([
          { id: 'place:gone', base, deleted: true, clock: { box: 1 }, reason: 'erased' },
        ]);
        const meanwhile = Array.from({ length: 20 }, (_, n) => write(`place:n${n}`, null, 'vier'));
        await Promise.all([tested.store.expunge(own.name, ['place:gone']), ...meanwhile]);
        const gone = await own.get('place:gone');
        expect(gone === undefined || gone.deleted).toBe(true);
        expect(await own.get('place:stays')).toMatchObject({ rev: stays });
        const { documents, seq } = await own.all();
        expect(documents).toHaveLength(21);
        await write('place:later', null, 'fünf');
        const { changes } = await own.changes({ seq, limit: 10 });
        expect(changes.map(({ id }) => id)).toEqual(['place:later']);
      });
    });

    describe('writing', () => {
      it('gives back what was written, with its rev beside it', async () => {
        const fields = {
          name: 'Café „Zur Eiche“ 🌳',
          nested: { list: [1, null, 'ä'] },
          unknown: 7,
        };
        const rev = await put('place:given-back', null, fields);
        expect(await database.get('place:given-back')).toEqual({
          id: 'place:given-back',
          rev,
          doc: { _id: 'place:given-back', ...fields },
        });
      });

      it('replaces a version that is still the current one', async () => {
        const first = await put('place:replaced', null, { n: 1 });
        const second = await put('place:replaced', first ?? '', { n: 2 });
        expect(second).not.toBe(first);
        expect(await database.get('place:replaced')).toMatchObject({ rev: second, doc: { n: 2 } });
      });

      it('refuses a version over one that is no longer current, and changes nothing', async () => {
        const first = await put('place:stale', null, { n: 1 });
        const second = await put('place:stale', first ?? '', { n: 2 });
        expect(await put('place:stale', first ?? '', { n: 3 })).toBeUndefined();
        expect(await database.get('place:stale')).toMatchObject({ rev: second, doc: { n: 2 } });
      });

      it('refuses to create what is there, and to replace what is not', async () => {
        await put('place:twice', null);
        expect(await put('place:twice', null)).toBeUndefined();
        expect(await put('place:nowhere', `1-${'a'.repeat(32)}`)).toBeUndefined();
        expect(await database.get('place:nowhere')).toBeUndefined();
      });

      it('decides each write of a batch by itself and answers in their order', async () => {
        const rev = await put('place:batch-2', null, { n: 1 });
        const outcomes = await database.write([
          { id: 'place:batch-1', base: null, doc: { _id: 'place:batch-1' } },
          { id: 'place:batch-2', base: null, doc: { _id: 'place:batch-2', n: 9 } },
          { id: 'place:batch-3', base: null, doc: { _id: 'place:batch-3' } },
          { id: 'place:batch-2', base: rev ?? '', doc: { _id: 'place:batch-2', n: 2 } },
        ]);
        expect(outcomes.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
          'place:batch-1 written',
          'place:batch-2 conflict',
          'place:batch-3 written',
          'place:batch-2 written',
        ]);
      });

      it('lets exactly one of many concurrent writes over the same version stand', async () => {
        const base = await put('place:race', null);
        const revs = await Promise.all(
          Array.from({ length: 8 }, (_, n) => put('place:race', base ?? '', { n })),
        );
        const standing = revs.filter((rev) => rev !== undefined);
        expect(standing).toHaveLength(1);
        expect(await database.get('place:race')).toMatchObject({ rev: standing[0] });
      });

      it('writes more than a batch of CouchDB holds', async () => {
        const bulk = await tested.store.database(aName());
        const ids = Array.from({ length: 2300 }, (_, n) => `place:bulk-${n}`);
        const writes = ids.map((id) => ({ id, base: null, doc: { _id: id } }));
        const outcomes = await bulk.write(writes);
        expect(outcomes.map(({ id }) => id)).toEqual(ids);
        expect((await bulk.all()).documents).toHaveLength(2300);
        expect((await bulk.getMany(ids)).every((document) => document !== undefined)).toBe(true);
        expect(await bulk.write([])).toEqual([]);
      });

      it.each([
        ['a lone surrogate', { name: 'half \ud83c' }],
        ['a lone surrogate in a list', { list: [{ word: '\udc00' }] }],
        ['a lone surrogate in a field name', { '\ud83c': 1 }],
        ['an unknown _ field', { _secret: 1 }],
        ['a rev of its own', { _rev: '1-a' }],
        ['more than 64 kB', { name: 'x'.repeat(70_000) }],
        ['a field called __proto__', JSON.parse('{"inner": {"__proto__": {"role": "office"}}}')],
        ['a hundred levels', { deep: JSON.parse('['.repeat(100) + ']'.repeat(100)) }],
      ])('throws for %s and writes nothing of the batch', async (_, fields) => {
        const id = `place:well-formed-${randomUUID()}`;
        const writes: StoreWrite[] = [
          { id, base: null, doc: { _id: id } },
          { id: 'place:malformed', base: null, doc: { _id: 'place:malformed', ...fields } },
        ];
        await expect(database.write(writes)).rejects.toThrow(/malformed/);
        expect(await database.get(id)).toBeUndefined();
      });
    });

    describe('tombstones', () => {
      it('keep their clock and reason and nothing of the content', async () => {
        const rev = await put('notice:gone', null, { text: 'secret' });
        const tombstone = await remove('notice:gone', rev ?? '', { box: 4711 });
        const expected = {
          id: 'notice:gone',
          rev: tombstone,
          deleted: true,
          clock: { box: 4711 },
          reason: 'retention',
        };
        expect(await database.get('notice:gone')).toEqual(expected);
        expect(await database.getMany(['notice:gone', 'notice:never'])).toEqual([
          expected,
          undefined,
        ]);
      });

      it('can stand where nothing was, and over another tombstone', async () => {
        const first = await remove('notice:never-there', null, { box: 1 });
        const second = await remove('notice:never-there', null, { box: 2 });
        expect(first).toBeDefined();
        expect(second).toBeDefined();
        expect(await database.get('notice:never-there')).toMatchObject({ clock: { box: 2 } });
      });

      it('do not stand over a version that is not named', async () => {
        await put('notice:kept', null, { n: 1 });
        expect(await remove('notice:kept', null)).toBeUndefined();
        expect(await database.get('notice:kept')).toMatchObject({ doc: { n: 1 } });
      });

      it('yield to a document made again, with or without their rev', async () => {
        const rev = await put('notice:again', null, { n: 1 });
        const tombstone = await remove('notice:again', rev ?? '');
        const again = await put('notice:again', null, { n: 2 });
        expect(await database.get('notice:again')).toMatchObject({ rev: again, doc: { n: 2 } });
        const second = await remove('notice:again', again ?? '');
        expect(await put('notice:again', tombstone ?? '', { n: 3 })).toBeUndefined();
        expect(await put('notice:again', second ?? '', { n: 3 })).toBeDefined();
      });

      it('of the same delete over the same version never have the same rev', async () => {
        const elsewhere = await tested.store.database(aName());
        const write: StoreWrite = {
          id: 'notice:same',
          base: null,
          deleted: true,
          clock: { phone: 3 },
          reason: 'user',
        };
        const [here] = await database.write([write]);
        const [there] = await elsewhere.write([write]);
        expect(here).toMatchObject({ outcome: 'written' });
        expect(there).not.toEqual(here);
      });
    });

    describe('the feed', () => {
      it('shows each document once, at its latest version, in order, and resumes', async () => {
        const fed = await tested.store.database(aName());
        const write = async (id: string, base: string | null, n: number) => {
          const [outcome] = await fed.write([{ id, base, doc: { _id: id, n } }]);
          return outcome?.outcome === 'written' ? outcome.rev : '';
        };
        const a = await write('place:a', null, 1);
        await write('place:b', null, 1);
        await write('place:c', null, 1);
        await write('place:a', a, 2);
        const first = await fed.changes({ limit: 2 });
        expect(first.changes.map(({ id }) => id)).toEqual(['place:b', 'place:c']);
        expect(first.more).toBe(true);
        const afterB = await fed.changes({ seq: first.seqs[0], limit: 2 });
        expect(afterB.changes.map(({ id }) => id)).toEqual(['place:c', 'place:a']);
        const second = await fed.changes({ seq: first.seq, limit: 2 });
        expect(second).toMatchObject({ changes: [{ id: 'place:a', doc: { n: 2 } }], more: false });
        const nothing = await fed.changes({ seq: second.seq, limit: 2 });
        expect(nothing).toMatchObject({ changes: [], more: false });
        await write('place:d', null, 1);
        const later = await fed.changes({ seq: nothing.seq, limit: 2 });
        expect(later.changes.map(({ id }) => id)).toEqual(['place:d']);
      });

      it('says there is no more when a page ends exactly at the end', async () => {
        const fed = await tested.store.database(aName());
        await fed.write(['place:a', 'place:b'].map((id) => ({ id, base: null, doc: { _id: id } })));
        expect(await fed.changes({ limit: 2 })).toMatchObject({ more: false });
        expect((await fed.changes({ limit: 1 })).more).toBe(true);
      });

      it('shows tombstones with clock and reason', async () => {
        const fed = await tested.store.database(aName());
        await fed.write([
          { id: 'place:x', base: null, deleted: true, clock: { box: 9 }, reason: 'erased' },
        ]);
        expect((await fed.changes({ limit: 9 })).changes).toMatchObject([
          { id: 'place:x', deleted: true, clock: { box: 9 }, reason: 'erased' },
        ]);
      });

      it('goes on from where everything was read, and misses nothing written meanwhile', async () => {
        const fed = await tested.store.database(aName());
        expect(await fed.all()).toMatchObject({ documents: [], last: undefined });
        await fed.write(
          ['place:a', 'place:b', 'place:c'].map((id) => ({ id, base: null, doc: { _id: id } })),
        );
        const [, b] = await fed.getMany(['place:a', 'place:b']);
        await fed.write([
          { id: 'place:b', base: b?.rev ?? '', deleted: true, clock: {}, reason: 'user' },
        ]);
        const [all] = await Promise.all([
          fed.all(),
          fed.write([{ id: 'place:d', base: null, doc: { _id: 'place:d' } }]),
        ]);
        const after = await fed.changes({ seq: all.seq, limit: 9 });
        const seen = new Set([...all.documents, ...after.changes].map(({ id }) => id));
        expect([...seen].sort()).toEqual(['place:a', 'place:c', 'place:d']);
        expect(await fed.missing(all.last ? [all.last] : [])).toEqual([]);
        expect(all.last).toBeDefined();
      });
    });

    describe('a range', () => {
      const idsIn = async (prefix: string) =>
        (await database.range(prefix)).map(({ id }) => id.slice(0, 12));

      it('holds the living documents whose ids begin so, and reads no others', async () => {
        const ids = [
          'rangea:1',
          'rangeb:',
          'rangeb:1',
          'rangeb:2',
          'rangeb:🌳',
          'rangeb;',
          'rangebb:1',
        ];
        for (const id of ids) await put(id, null, { n: id });
        const gone = await put('rangeb:gone', null);
        await remove('rangeb:gone', gone ?? '');
        expect(await idsIn('rangeb:')).toEqual(['rangeb:', 'rangeb:1', 'rangeb:2', 'rangeb:🌳']);
        expect(await idsIn('rangec:')).toEqual([]);
        const [one] = await database.range('rangea:');
        expect(one).toEqual(await database.get('rangea:1'));
      });

      it('may be larger than a page', async () => {
        const many = Array.from({ length: 1200 }, (_, n) => `many:${String(n).padStart(4, '0')}`);
        await database.write(many.map((id) => ({ id, base: null, doc: { _id: id } })));
        await put('many;', null);
        expect((await database.range('many:')).map(({ id }) => id)).toEqual(many);
      });

      it('is not everything', async () => {
        await expect(async () => database.range('')).rejects.toThrow(/no prefix/);
      });
    });

    it('knows a seq from which the feed shows only what comes', async () => {
      const fed = await tested.store.database(aName());
      await fed.write([{ id: 'place:a', base: null, doc: { _id: 'place:a' } }]);
      const seq = await fed.currentSeq();
      expect(await fed.changes({ seq, limit: 9 })).toMatchObject({ changes: [], more: false });
      await fed.write([{ id: 'place:b', base: null, doc: { _id: 'place:b' } }]);
      expect((await fed.changes({ seq, limit: 9 })).changes.map(({ id }) => id)).toEqual([
        'place:b',
      ]);
    });

    describe('what it has held', () => {
      it('are the current and all earlier versions, tombstones included', async () => {
        const first = (await put('place:held', null, { n: 1 })) ?? '';
        const second = (await put('place:held', first, { n: 2 })) ?? '';
        const third = (await remove('place:held', second)) ?? '';
        const fourth = (await put('place:held', null, { n: 4 })) ?? '';
        const held = [first, second, third, fourth].map((rev) => ({ id: 'place:held', rev }));
        expect(await database.missing(held)).toEqual([]);
      });

      it('are no versions of others, no invented ones, and no nonsense', async () => {
        const rev = (await put('place:mine', null)) ?? '';
        const foreign = [
          { id: 'place:other', rev },
          { id: 'place:mine', rev: `1-${'b'.repeat(32)}` },
          { id: 'place:mine', rev: 'nonsense' },
          { id: '', rev },
          { id: '_design/x', rev },
          { id: '__proto__', rev },
          { id: 'half \ud83c', rev },
        ];
        expect(await database.missing([{ id: 'place:mine', rev }, ...foreign])).toEqual(foreign);
        expect(await database.missing([])).toEqual([]);
      });

      it('is asked for ids that no document can have, and answers calmly', async () => {
        const ids = ['', '_design/x', '__proto__', 'half \ud83c', 'x'.repeat(500)];
        expect(await database.getMany(ids)).toEqual(ids.map(() => undefined));
      });
    });

    describe('listening', () => {
      it('is called after a change, when the feed shows it already', async () => {
        const heard = await tested.store.database(aName());
        const seen: number[] = [];
        const stop = heard.onChange(async () => {
          seen.push((await heard.changes({ limit: 9 })).changes.length);
        });
        await heard.write([{ id: 'place:a', base: null, doc: { _id: 'place:a' } }]);
        await eventually(() => expect(seen.at(-1)).toBe(1));
        stop();
      });

      it('ends for one listener and goes on for the other', async () => {
        const heard = await tested.store.database(aName());
        const one = vi.fn();
        const other = vi.fn();
        const stopOne = heard.onChange(one);
        const stopOther = heard.onChange(other);
        stopOne();
        one.mockClear();
        await heard.write([{ id: 'place:a', base: null, doc: { _id: 'place:a' } }]);
        await eventually(() => expect(other).toHaveBeenCalledWith('changed'));
        expect(one).not.toHaveBeenCalled();
        stopOther();
      });
    });

    describe('databases', () => {
      it('are made where they are missing, are the same when asked again, and are listed', async () => {
        const name = aName();
        expect(await tested.store.databaseNames()).not.toContain(name);
        const [one, same] = await Promise.all([
          tested.store.database(name),
          tested.store.database(name),
        ]);
        expect(one).toBe(same);
        expect(await tested.store.databaseNames()).toContain(name);
      });

      it.each(['', 'Großes', '../etc', 'a/b', '-a', 'a'.repeat(61), 'a%2fb', '_users'])(
        'cannot be called %j',
        async (name) => {
          await expect(async () => tested.store.database(name)).rejects.toThrow(/no database name/);
        },
      );
    });
  });
}

function aName(): string {
  return `t${randomUUID().slice(0, 8)}-public`;
}
