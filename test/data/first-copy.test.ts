import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../app/data/checkpoints.ts';
import { meetingIn } from '../../app/data/copy-meeting.ts';
import type { Checkpoint, LocalDatabase } from '../../app/data/database.ts';
import { GUEST_SESSION } from '../../app/data/device.ts';
import { replayParked } from '../../app/data/document-rows.ts';
import { storeBatch, storeLastBatch } from '../../app/data/first-copy.ts';
import type { PulledDocument } from '../../app/data/pulled.ts';
import { takePage } from '../../app/data/taking-in.ts';
import { surroundingsOf } from '../../app/sync/device-rounds.ts';
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

function around(quarter = 'lichtenberg') {
  return surroundingsOf({ database, quarter, now: () => new Date(0) }, GUEST_SESSION);
}

type Batch = [Checkpoint | undefined, Checkpoint, PulledDocument[]];

function store(...[held, next, documents]: Batch) {
  return storeBatch(around(next.quarter), { held, next, documents }, laying(held, next));
}

function storeLast(ids: string[], ...[held, next, documents]: Batch) {
  const batch = { held, next, documents };
  return storeLastBatch(around(next.quarter), batch, laying(held, next), new Set(ids));
}

function laying(held: Checkpoint | undefined, { quarter }: Checkpoint) {
  const { canRead } = around(quarter);
  return { canRead, meetsNothing: held === undefined, meet: meetingIn(around(quarter)) };
}

function storeChanges(held: Checkpoint, next: Checkpoint, changes: PulledDocument[]) {
  return takePage(around(), held, next, { changes, erased: [], more: false }, 0);
}

async function names(): Promise<string[]> {
  const rows = await database.documents.toArray();
  return rows.map((row) => `${row.id} ${row.doc.name}`);
}

describe('the copy and its checkpoint', () => {
  it('move together', async () => {
    const first = aCheckpoint({ complete: false });
    await store(undefined, first, [pulled('a')]);
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toEqual(first);
    expect(await names()).toEqual(['place:a Bäckerei']);
  });

  it('stay as they are when another tab was faster, for batches, ends and changes', async () => {
    const [s1, s2, s3] = [1, 2, 3].map((n) => aCheckpoint({ since: `s${n}` })) as [
      Checkpoint,
      Checkpoint,
      Checkpoint,
    ];
    await storeLast(['place:a'], undefined, s1, [pulled('a')]);
    await storeChanges(s1, s2, [pulled('a', 'Neu')]);
    const overtaken = { ok: false, error: { code: 'overtaken' } };
    const late = [pulled('a', 'Alt'), pulled('b', 'Alt')];
    const wanted = aCheckpoint({ since: 's2', wanted: 'e2' });
    const stale = [undefined, s1, aCheckpoint({ since: 's2', complete: false }), wanted];
    for (const held of stale) {
      expect(await store(held, s3, late)).toEqual(overtaken);
      expect(await storeLast([], held, s3, late)).toEqual(overtaken);
    }
    expect(await storeChanges(s1, s3, late)).toEqual(overtaken);
    expect(await names()).toEqual(['place:a Neu']);
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toEqual(s2);
  });

  it('are both unwritten when the writing fails half-way', async () => {
    const unstorable = { ...pulled('b'), doc: { name: () => 'a function cannot be stored' } };
    const next = aCheckpoint();
    await expect(store(undefined, next, [pulled('a'), unstorable as never])).rejects.toThrow();
    expect(await names()).toEqual([]);
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toBeUndefined();
  });
});

describe('a snapshot begun again after the server was set back', () => {
  const clocked = (clock: Record<string, number>, fields: object = {}) => {
    const doc = { ...aPlace({ _id: 'place:a', ...fields }), clock };
    return { id: 'place:a', rev: `1-${Object.keys(clock).join('')}`, doc };
  };

  /** What a part of a copy brought, met by what the set back server shows. */
  async function met(news: PulledDocument, mayHeal: boolean) {
    const begun = aCheckpoint({ complete: false });
    await store(undefined, begun, [clocked({ e: 7 }, { name: 'Verloren', summary: 'Alt' })]);
    const meet = meetingIn(around(), () => mayHeal);
    const plan = { canRead: around().canRead, meetsNothing: false, meet };
    const next = aCheckpoint({ since: 's2', complete: false });
    const batch = { held: begun, next, documents: [news] };
    expect(await storeBatch(around(), batch, plan)).toMatchObject({ ok: true });
    return database.outbox.toArray();
  }

  it('brings back what the server lost, where it shows something beside it or older', async () => {
    const lost: Record<string, number>[] = [{ a: 6 }, { e: 2 }];
    for (const clock of lost) {
      const entries = await met(clocked(clock, { name: 'Verloren', summary: 'Neu' }), true);
      const healed = { id: 'place:a', status: 'pending', heal: true };
      expect(entries).toContainEqual(expect.objectContaining(healed));
      await database.documents.clear();
      await database.outbox.clear();
      await database.checkpoints.clear();
    }
  });

  it('brings nothing back that is newer at the server, or that this device may not heal', async () => {
    expect(await met(clocked({ e: 8 }), true)).toEqual([]);
    await database.checkpoints.clear();
    expect(await met(clocked({ a: 6 }), false)).toEqual([]);
  });
});

describe('the end of a snapshot', () => {
  it('asks what became of documents it did not bring, of its quarter and scope alone', async () => {
    await store(undefined, aCheckpoint({ quarter: 'weitling' }), [pulled('elsewhere')]);
    await store(undefined, aCheckpoint({ scope: 'team' }), [pulled('of-the-team')]);
    const first = aCheckpoint({ complete: false });
    await store(undefined, first, [pulled('stays')]);
    const whole = await storeLast(['place:stays'], first, aCheckpoint(), []);
    expect(whole).toEqual({ ok: true, value: aCheckpoint() });
    await store(aCheckpoint(), first, [pulled('gone')]);
    const doubtful = await storeLast(['place:stays'], first, aCheckpoint(), []);
    expect(doubtful).toEqual({ ok: true, value: aCheckpoint({ wanted: 'e1' }) });
    expect(await readCheckpoint(database, 'lichtenberg', 'public')).toMatchObject({ wanted: 'e1' });
    expect(await names()).toHaveLength(4);
  });
});

describe('parked documents', () => {
  it('are found again by a version that can read them', async () => {
    await store(undefined, aCheckpoint(), [pulled('a')]);
    await database.documents.update(['lichtenberg', 'place:a'], { type: 'parked:place' });
    await replayParked(database, 'lichtenberg', around().canRead);
    expect((await database.documents.toArray()).map((row) => row.type)).toEqual(['place']);
  });
});
