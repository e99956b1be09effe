import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeAlarm } from '../../../sync-server/replication/change-alarm.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

const LONG = 60_000;

describe('an alarm for changes', () => {
  let store: Store;
  let database: Database;
  let ending: AbortController;
  let alarm: ChangeAlarm;
  beforeEach(async () => {
    store = aMemoryStore();
    database = await store.database('kiez-public');
    ending = new AbortController();
    alarm = new ChangeAlarm(database, ending.signal);
  });
  afterEach(async () => {
    alarm.stop();
    await store.close();
  });

  const change = (id: string) => database.write([{ id, base: null, doc: { _id: id } }]);

  it('rings at a change, and for one that came between two waits', async () => {
    const waiting = alarm.wait(LONG);
    await change('place:a');
    expect(await waiting).toBe('changed');
    await change('place:b');
    expect(await alarm.wait(LONG)).toBe('changed');
  });

  it('rings once for all that came before the wait, and then when the time is over', async () => {
    await change('place:a');
    await change('place:b');
    expect(await alarm.wait(LONG)).toBe('changed');
    expect(await alarm.wait(5)).toBe('elapsed');
  });

  it('is over with its feed, while it waits and after', async () => {
    const waiting = alarm.wait(LONG);
    ending.abort();
    expect(await waiting).toBe('ended');
    expect(await alarm.wait(LONG)).toBe('ended');
  });
});
