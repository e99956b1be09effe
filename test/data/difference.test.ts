import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteEpoch, readCheckpoint } from '../../app/data/checkpoints.ts';
import { meetingIn } from '../../app/data/copy-meeting.ts';
import type { Checkpoint, LocalDatabase } from '../../app/data/database.ts';
import { storeLastBatch } from '../../app/data/first-copy.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { nextBatch } from '../../app/data/next-batch.ts';
import { takeOutcomes } from '../../app/data/outbox.ts';
import { type DiffQuestion, takeDifference } from '../../app/data/taking-in.ts';
import { aPlace } from '../support/builders.ts';
import { surroundings } from '../support/device-data.ts';
import { aDatabase } from '../support/memory-database.ts';

const QUARTER = 'lichtenberg';
const SUPERSEDED = 'office:superseded:a';

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
});

afterEach(() => database.close());

function aCheckpoint(fields: Partial<Checkpoint> = {}): Checkpoint {
  const contactAt = '2026-11-24T09:40:00Z';
  return {
    quarter: QUARTER,
    scope: 'public',
    epoch: 'e1',
    since: 's1',
    complete: true,
    contactAt,
    ...fields,
  };
}

function aQuestion(fields: Partial<DiffQuestion> = {}): DiffQuestion {
  return { have: new Map(), acceptances: 0, wasAway: false, mayHeal: () => true, ...fields };
}

function pulled(key: string, count: number, writer = 'other') {
  const doc = aPlace({ _id: `place:${key}`, clock: { [writer]: count } });
  return { id: doc._id, rev: `${count}-x`, doc };
}

/** A copy that is whole, and then needs a `diff`. */
async function holding(...documents: ReturnType<typeof pulled>[]): Promise<Checkpoint> {
  const around = surroundings(database);
  const ids = new Set(documents.map(({ id }) => id));
  const batch = { held: undefined, next: aCheckpoint(), documents };
  await storeLastBatch(around, batch, { ...around, meetsNothing: true }, ids);
  await noteEpoch(database, aCheckpoint(), 'e2');
  return (await readCheckpoint(database, QUARTER, 'public')) as Checkpoint;
}

const nothing = { docs: [], gone: [], unknown: [] };

describe('a difference', () => {
  it('of hundreds of documents is taken in with its checkpoint, all in one', async () => {
    const held = await holding();
    const docs = Array.from({ length: 300 }, (_, n) => pulled(`p${n}`, 1));
    const next = aCheckpoint({ epoch: 'e2' });
    await takeDifference(surroundings(database), held, next, { ...nothing, docs }, aQuestion());
    expect(await database.documents.count()).toBe(300);
    expect((await readCheckpoint(database, QUARTER, 'public'))?.epoch).toBe('e2');
  });

  it('is right where this device may not bring its own version back', async () => {
    const held = await holding(pulled('a', 2));
    const difference = { ...nothing, docs: [pulled('a', 1)] };
    const question = aQuestion({ mayHeal: () => false });
    await takeDifference(
      surroundings(database),
      held,
      aCheckpoint({ epoch: 'e2' }),
      difference,
      question,
    );
    expect((await database.documents.get([QUARTER, 'place:a']))?.rev).toBe('1-x');
    expect(await database.outbox.count()).toBe(0);
  });

  it('ends the asking after what was accepted before it: a server that lost it was told', async () => {
    const held = { ...(await holding()), accepted: [{ id: 'place:a', rev: '1-lost' }] };
    await database.checkpoints.put(held);
    await takeDifference(
      surroundings(database),
      held,
      aCheckpoint({ epoch: 'e2' }),
      nothing,
      aQuestion(),
    );
    expect((await readCheckpoint(database, QUARTER, 'public'))?.accepted).toBeUndefined();
  });
});

describe('the end of a snapshot', () => {
  it('asks what became of a document that the answer to a push had brought', async () => {
    const around = surroundings(database);
    await changeDocument(around, 'place:a', () => aPlace({ _id: 'place:a' }));
    const batch = await nextBatch(around, 200, new Set());
    const [sent] = batch?.writes ?? [];
    if (!batch || !sent || !('doc' in sent)) throw new Error('nothing to send');
    const version = { doc: { ...sent.doc, clock: { ...sent.doc.clock, other: 1 } } };
    const outcome = {
      id: 'place:a',
      outcome: 'conflict' as const,
      current: { rev: '2-x', version },
    };
    await takeOutcomes(around, batch, { epoch: 'e1', outcomes: [outcome] });
    const last = { held: undefined, next: aCheckpoint(), documents: [] };
    const laying = { ...around, meetsNothing: true, meet: meetingIn(around) };
    const stored = await storeLastBatch(around, last, laying, new Set());
    expect(stored).toMatchObject({ ok: true, value: { wanted: 'e1' } });
  });
});

describe('what is kept because this device never sees it again', () => {
  const around = () =>
    surroundings(database, { scopeOfId: (id) => (id === SUPERSEDED ? undefined : 'public') });

  async function sendAll(epoch: string, most = 200): Promise<string[]> {
    const batch = await nextBatch(around(), most, new Set());
    if (!batch) return [];
    const outcomes = batch.sent.map(({ id }) => ({
      id,
      outcome: 'accepted' as const,
      rev: '1-x',
      stamp: {},
    }));
    await takeOutcomes(around(), batch, { epoch, outcomes });
    return batch.sent.map(({ id }) => id);
  }

  beforeEach(async () => {
    const doc = { _id: SUPERSEDED, type: 'superseded', about: 'place:a' };
    await changeDocument(around(), SUPERSEDED, () => doc);
    await sendAll('e1');
  });

  it('goes along with what it gave way to, for a server may have been set back between', async () => {
    expect(await sendAll('e1')).toEqual([]);
    await changeDocument(around(), 'place:a', () => aPlace({ _id: 'place:a' }));
    expect(await sendAll('e1')).toEqual([SUPERSEDED, 'place:a']);
  });

  it('waits for the next request together with it where one has no room for both', async () => {
    await changeDocument(around(), 'place:b', () => aPlace({ _id: 'place:b' }));
    await changeDocument(around(), 'place:a', () => aPlace({ _id: 'place:a' }));
    expect(await sendAll('e1', 2)).toEqual(['place:b']);
    expect(await sendAll('e1', 2)).toEqual([SUPERSEDED, 'place:a']);
    await changeDocument(around(), 'place:a', (doc) => ({ ...doc, name: 'Anders' }) as never);
    expect(await sendAll('e1', 1)).toEqual(['place:a']);
    expect(await sendAll('e1', 1)).toEqual([]);
  });

  it('is sent again to a server of another epoch, also where no copy was whole before', async () => {
    const next = aCheckpoint({ epoch: 'e2' });
    const laying = { ...around(), meetsNothing: true, meet: meetingIn(around()) };
    const end = { held: undefined, next, documents: [] };
    await storeLastBatch(around(), end, laying, new Set());
    expect(await sendAll('e2')).toEqual([SUPERSEDED]);
    expect(await sendAll('e2')).toEqual([]);
  });
});
