import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint, LocalDatabase } from '../../app/data/database.ts';
import {
  readCheckpoint,
  replayParked,
  storeBatch,
  storeChanges,
  storeLastBatch,
} from '../../app/data/replica.ts';
import { aPlace } from '../support/builders.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
});

afterEach(() => database.close());

function aCheckpoint(fields: Partial<Checkpoint> = {}): Checkpoint {
  return {
    quarter: 'lichtenberg',
    scope: 'public',
    epoch: 'e1',
    since: 's1',
    complete: true,
    contactAt: '2026-11-24T09:40:00Z',
    ...fields,
  };
}

function pulled(key: string, name = 'Bäckerei') {
  const doc = aPlace({ _id: `place:${key}`, name });
  return { id: doc._id, rev: '1-x', doc };
}

async function names(): Promise<string[]> {
  const rows = await database.documents.toArray();
  return rows.map((row) => `${row.id} ${row.doc.name}`);
}

describe('the copy and its checkpoint', () => {
  it('move together', async () => {
    const first = aCheckpoint({ complete: false });
    await storeBatch(database, undefined, first, [pulled('a')]);
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toEqual(first);
    expect(await names()).toEqual(['place:a Bäckerei']);
  });

  it('stay as they are when another tab was faster, for batches, ends and changes', async () => {
    const [s1, s2, s3] = ['s1', 's2', 's3'].map((since) => aCheckpoint({ since }));
    await storeLastBatch(
      database,
      undefined,
      s1 as Checkpoint,
      [pulled('a')],
      new Set(['place:a']),
    );
    await storeChanges(database, s1 as Checkpoint, s2 as Checkpoint, [pulled('a', 'Neu')], []);
    const overtaken = { ok: false, error: { code: 'overtaken' } };
    const late = [pulled('a', 'Alt'), pulled('b', 'Alt')];
    const stale = [undefined, s1, aCheckpoint({ since: 's2', complete: false })];
    for (const held of stale) {
      expect(await storeBatch(database, held, s3 as Checkpoint, late)).toEqual(overtaken);
      expect(await storeLastBatch(database, held, s3 as Checkpoint, late, new Set())).toEqual(
        overtaken,
      );
    }
    expect(await storeChanges(database, s1 as Checkpoint, s3 as Checkpoint, late, [])).toEqual(
      overtaken,
    );
    expect(await names()).toEqual(['place:a Neu']);
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toEqual(s2);
  });

  it('are both unwritten when the writing fails half-way', async () => {
    const unstorable = { ...pulled('b'), doc: { name: () => 'a function cannot be stored' } };
    const next = aCheckpoint();
    await expect(
      storeBatch(database, undefined, next, [pulled('a'), unstorable as never]),
    ).rejects.toThrow();
    expect(await names()).toEqual([]);
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toBeUndefined();
  });
});

describe('the end of a snapshot', () => {
  it('removes what it did not bring, and only of its quarter and scope', async () => {
    const other = aCheckpoint({ quarter: 'weitling' });
    const team = aCheckpoint({ scope: 'team' });
    await storeBatch(database, undefined, other, [pulled('elsewhere')]);
    await storeBatch(database, undefined, team, [pulled('of-the-team')]);
    const first = aCheckpoint({ complete: false });
    await storeBatch(database, undefined, first, [pulled('stays'), pulled('gone')]);
    await storeLastBatch(database, first, aCheckpoint(), [], new Set(['place:stays']));
    const ids = (await database.documents.toArray()).map((row) => row.id).sort();
    expect(ids).toEqual(['place:elsewhere', 'place:of-the-team', 'place:stays']);
  });
});

describe('parked documents', () => {
  it('are found again by a version that can read them', async () => {
    await storeBatch(database, undefined, aCheckpoint(), [pulled('a')]);
    await database.documents.update(['lichtenberg', 'place:a'], { type: 'parked:place' });
    await replayParked(database, 'lichtenberg');
    expect((await database.documents.toArray()).map((row) => row.type)).toEqual(['place']);
  });
});
