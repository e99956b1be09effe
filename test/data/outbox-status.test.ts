import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Surroundings } from '../../app/data/copies.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { readDelivery, readWaiting } from '../../app/data/outbox-status.ts';
import { watchDelivery } from '../../app/sync/delivery-status.ts';
import { StatusBoard } from '../../app/sync/status.ts';
import { aPlace } from '../support/builders.ts';
import { anEntry, answerAll, surroundings, writeOwn } from '../support/device-data.ts';
import { until } from '../support/eventually.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;
let around: Surroundings;

beforeEach(() => {
  database = aDatabase();
  around = surroundings(database);
});

const place = (key: string) => ({ ...aPlace({ _id: `place:${key}` }) });
const delivery = () => readDelivery(database, 'lichtenberg');
const accepted = (id: string) => ({ id, outcome: 'accepted', rev: '1-a', stamp: {} }) as const;

describe('what was written on this device', () => {
  it('is nothing at first', async () => {
    expect(await delivery()).toEqual({ waiting: 0, refused: 0, hasArrived: false });
  });

  it('waits, counted from the oldest', async () => {
    await writeOwn(around, place('a'));
    await writeOwn({ ...around, now: () => new Date('2026-11-23T09:00:00Z') }, place('b'));
    expect(await delivery()).toEqual({
      waiting: 2,
      waitingSince: '2026-11-23T09:00:00.000Z',
      refused: 0,
      hasArrived: false,
    });
  });

  it('is at the office once it is accepted, before the feed has shown it', async () => {
    await writeOwn(around, place('a'));
    await answerAll(around, accepted);
    expect(await database.outbox.count()).toBe(1);
    expect(await delivery()).toMatchObject({ waiting: 0, hasArrived: true });
  });

  it('is refused where the server will never take it, and waits no more', async () => {
    await writeOwn(around, place('a'));
    await answerAll(around, (id) => ({ id, outcome: 'rejected', code: 'invalid', message: 'no' }));
    expect(await delivery()).toMatchObject({ waiting: 0, refused: 1, hasArrived: false });
  });

  it('is counted for its quarter alone, and without what only brings back another one’s', async () => {
    await database.outbox.bulkPut([
      anEntry({ quarter: 'elsewhere' }),
      anEntry({ id: 'place:b', clean: true, heal: true }),
    ]);
    expect(await delivery()).toMatchObject({ waiting: 0 });
  });

  it('is told to the board as it changes', async () => {
    const board = new StatusBoard();
    const stop = watchDelivery(database, 'lichtenberg', board);
    await until(() => board.current.delivery?.waiting === 0);
    await writeOwn(around, place('a'));
    await until(() => board.current.delivery?.waiting === 1);
    await answerAll(around, accepted);
    await until(() => board.current.delivery?.hasArrived);
    stop();
  });

  it('is listed oldest first with its content, deletes without', async () => {
    await writeOwn(around, place('a'));
    await database.tombstones.put({
      quarter: 'lichtenberg',
      id: 'place:b',
      rev: '1-b',
      scope: 'public',
      deleted: true,
      clock: {},
      reason: 'user',
    });
    await database.outbox.put(anEntry({ id: 'place:b', order: 9 }));
    const waiting = await readWaiting(database, 'lichtenberg');
    expect(waiting.map(({ id, doc }) => [id, doc?.name])).toEqual([
      ['place:a', aPlace().name],
      ['place:b', undefined],
    ]);
    expect(await readWaiting(database, 'lichtenberg', 1)).toHaveLength(1);
  });
});

it('the first own content asks the browser to keep it', async () => {
  const persist = vi.fn(async () => true);
  vi.stubGlobal('navigator', { storage: { persist, persisted: async () => false } });
  await writeOwn(around, place('a'));
  await until(() => persist.mock.calls.length === 1);
  vi.unstubAllGlobals();
});
