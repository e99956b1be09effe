import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase, LocalTombstone } from '../../app/data/database.ts';
import { deleteById, rowsById } from '../../app/data/rows-by-id.ts';
import { aDatabase } from '../support/memory-database.ts';
import { randomFrom } from '../support/random.ts';

const QUARTER = 'lichtenberg';
/** Names that order differently by letters, by bytes and by UTF-16 units. */
const NAMES = ['a', 'Z', 'ä', 'z~', '~', '\u{1f600}', '\uffee', '0', '00', 'a~', 'A:'];

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
});

afterEach(() => database.close());

function tombstone(id: string, quarter = QUARTER): LocalTombstone {
  return { quarter, id, scope: 'public', rev: '1-x', deleted: true, clock: {}, reason: 'user' };
}

async function fill(ids: readonly string[]): Promise<void> {
  await database.tombstones.bulkPut(ids.map((id) => tombstone(id)));
  await database.tombstones.bulkPut(ids.map((id) => tombstone(id, 'nachbarort')));
}

const left = async () =>
  (await database.tombstones.where('quarter').equals(QUARTER).toArray()).map(({ id }) => id).sort();

describe('rows by id', () => {
  it.each([1, 2, 3, 4, 5, 6])('are those that one by one would give, seed %d', async (seed) => {
    const random = randomFrom(seed);
    const all = Array.from({ length: 300 }, (_, n) => `place:${NAMES[n % NAMES.length]}${n}`);
    await fill(all.filter(() => random() < 0.8));
    const from = Math.floor(random() * 200);
    const close = all.slice(from, from + 60).filter(() => random() < 0.9);
    const wide = all.filter(() => random() < 0.1);
    for (const ids of [close, wide, all, all.slice(0, 3), [], ['place:none']]) {
      const keys = ids.map((id): [string, string] => [QUARTER, id]);
      const expected = (await database.tombstones.bulkGet(keys)).filter(Boolean);
      const found = await rowsById(database.tombstones, QUARTER, ids);
      expect(ids.map((id) => found.get(id)).filter(Boolean)).toEqual(expected);
      expect(found.size).toBe(expected.length);
    }
  });

  it.each([1, 2, 3, 4])('go, and no others of either quarter, seed %d', async (seed) => {
    const random = randomFrom(seed);
    const all = Array.from({ length: 100 }, (_, n) => `place:${NAMES[n % NAMES.length]}${n}`);
    await fill(all);
    const gone = seed === 1 ? all : all.filter(() => random() < 0.5);
    await deleteById(database.tombstones, QUARTER, gone);
    expect(await left()).toEqual(all.filter((id) => !gone.includes(id)).sort());
    const together = [...(await left())];
    await deleteById(database.tombstones, QUARTER, [...together, 'place:never']);
    expect(await left()).toEqual([]);
    expect(await database.tombstones.count()).toBe(100);
  });
});
