import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveHub } from '../../../sync-server/feed/live-hub.ts';
import type { Database, Store } from '../../../sync-server/stores/store.ts';
import { eventually } from '../../support/eventually.ts';
import { aMemoryStore } from '../../support/memory-store.ts';

/** The part of a response that the hub uses. */
class FakeResponse extends EventEmitter {
  writableLength = 0;
  texts: string[] = [];
  destroyed = false;
  write(text: string) {
    this.texts.push(text);
  }
  end() {
    this.emit('close');
  }
  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}

const CHANGE = 'event: change\ndata: {"scope":"public"}\n\n';

describe('the live hub', () => {
  let store: Store;
  let database: Database;
  let hub: LiveHub;
  beforeEach(async () => {
    store = aMemoryStore();
    database = await store.database('kiez-public');
    hub = new LiveHub({ commentEvery: 20, pauseBetween: 5 });
  });
  afterEach(async () => {
    vi.useRealTimers();
    hub.end();
    await store.close();
  });
  const add = () => {
    const response = new FakeResponse();
    hub.add(response as unknown as ServerResponse, [{ scope: 'public', database }]);
    return response;
  };
  const write = (n: number) =>
    database.write([{ id: `place:n${n}`, base: null, doc: { _id: `place:n${n}` } }]);
  const changes = (response: FakeResponse) =>
    response.texts.filter((text) => text === CHANGE).length;

  it('tells at once, then with every change', async () => {
    const response = add();
    expect(response.texts).toEqual([CHANGE]);
    await write(1);
    expect(changes(response)).toBe(2);
  });

  it('follows a database once for 2,000 listeners, and no longer than they listen', async () => {
    const onChange = vi.spyOn(database, 'onChange');
    const responses = Array.from({ length: 2000 }, add);
    expect(onChange).toHaveBeenCalledTimes(1);
    await write(1);
    expect(responses.every((response) => changes(response) === 2)).toBe(true);
    for (const response of responses) response.emit('close');
    expect(hub.size).toBe(0);
    add();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('wakes twice for a burst: at its beginning and after its end', async () => {
    // However long this machine takes to write so much.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const quiet = new LiveHub({ pauseBetween: 200 });
    const response = new FakeResponse();
    quiet.add(response as unknown as ServerResponse, [{ scope: 'public', database }]);
    for (let n = 0; n < 20; n += 1) await write(n);
    expect(changes(response)).toBe(2);
    vi.advanceTimersByTime(200);
    expect(changes(response)).toBe(3);
    vi.advanceTimersByTime(1_000);
    expect(changes(response)).toBe(3);
    quiet.end();
  });

  it('cuts off a reader that takes nothing, and goes on with the others', async () => {
    const [stuck, other] = [add(), add()];
    stuck.writableLength = 100_000;
    await write(1);
    expect(stuck.destroyed).toBe(true);
    expect(changes(stuck)).toBe(1);
    expect(changes(other)).toBe(2);
    expect(hub.size).toBe(1);
  });

  it('forgets a listener that was gone before it was added', () => {
    const response = new FakeResponse();
    response.destroy();
    hub.add(response as unknown as ServerResponse, [{ scope: 'public', database }]);
    expect(hub.size).toBe(0);
    expect(response.texts).toEqual([]);
  });

  it('keeps quiet connections open with comments', async () => {
    const response = add();
    await eventually(() => expect(response.texts).toContain(': here\n\n'));
    expect(changes(response)).toBe(1);
  });
});
