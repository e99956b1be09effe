import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { watchCopy } from '../../app/sync/copy-status.ts';
import { deviceRound } from '../../app/sync/device-rounds.ts';
import { type EngineParts, SyncEngine } from '../../app/sync/engine.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { StatusBoard } from '../../app/sync/status.ts';
import { aPlace, aQuarter } from '../support/builders.ts';
import { captivePortal, FeedServer, json } from '../support/feed-server.ts';
import { TestLocks } from '../support/lock-manager.ts';
import { aDatabase } from '../support/memory-database.ts';
import { PageDouble } from '../support/page-double.ts';

const QUARTER = 'lichtenberg';
const LONG = 600_000;

interface Tab {
  database: LocalDatabase;
  page: PageDouble;
  board: StatusBoard;
  engine: SyncEngine;
  close(): Promise<void>;
}

let server: FeedServer;
let indexedDB: IDBFactory;
let tabs: Tab[];

beforeEach(async () => {
  server = await FeedServer.start();
  server.put(aQuarter(), aPlace());
  indexedDB = new IDBFactory();
  tabs = [];
});

afterEach(async () => {
  for (const tab of tabs) await tab.close();
  await server.stop();
});

/** Opens a tab. Rests are long, so that what a test sees did not come by waiting. */
function openTab(fields: Partial<EngineParts> & { database?: LocalDatabase } = {}): Tab {
  const { database = aDatabase(indexedDB), ...others } = fields;
  const http = new HttpQuarterServer(QUARTER, { origin: server.origin, patienceMs: 5_000 });
  const now = () => new Date('2026-11-24T09:40:00Z');
  const page = new PageDouble();
  const board = new StatusBoard();
  board.learn({ appStored: true });
  const unwatch = watchCopy(database, QUARTER, board);
  const engine = new SyncEngine({
    name: `sync ${QUARTER}`,
    round: (signal) => deviceRound({ database, quarter: QUARTER, server: http, now }, signal),
    page,
    board,
    server: http,
    random: () => 0,
    rest: () => LONG,
    ...others,
  });
  const tab: Tab = {
    database,
    page,
    board,
    engine,
    async close() {
      unwatch();
      await engine.stop();
      database.close();
    },
  };
  tabs.push(tab);
  return tab;
}

async function nameOf(tab: Tab): Promise<unknown> {
  return (await tab.database.documents.get([QUARTER, aPlace()._id]))?.doc.name;
}

const asked = (what: string) => server.asked.filter((name) => name === what).length;

describe('the engine', () => {
  it('saves the quarter and then follows what changes', async () => {
    const tab = openTab();
    await expect.poll(() => tab.board.current.phase).toBe('saved');
    await expect.poll(() => server.liveDevices).toBe(1);
    server.put(aPlace({ name: 'Umbenannt' }));
    await expect.poll(() => nameOf(tab)).toBe('Umbenannt');
    server.remove(aPlace()._id);
    await expect.poll(() => nameOf(tab)).toBeUndefined();
  });

  it('takes news that comes twice, or without reason, once', async () => {
    const tab = openTab();
    await expect.poll(() => server.liveDevices).toBe(1);
    for (let n = 0; n < 5; n += 1) server.tellNews();
    server.put(aPlace({ name: 'Umbenannt' }));
    server.tellNews();
    await expect.poll(() => nameOf(tab)).toBe('Umbenannt');
    expect(await tab.database.documents.count()).toBe(2);
    expect(asked('snapshot')).toBe(1);
  });

  it('asks once for news that comes close together', async () => {
    const tab = openTab();
    await expect.poll(() => server.liveDevices).toBe(1);
    await expect.poll(() => tab.board.current.phase).toBe('saved');
    const before = asked('changes');
    const begun = performance.now();
    for (let n = 0; n < 20; n += 1) {
      server.put(aPlace({ name: `Name ${n}` }));
      server.tellNews();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => nameOf(tab)).toBe('Name 19');
    // One at once, and then one each quarter of a second, however slow this machine is today.
    const most = 2 + Math.ceil((performance.now() - begun) / 250);
    expect(asked('changes') - before).toBeLessThanOrEqual(most);
  });

  it('asks at once when the page is shown again', async () => {
    const tab = openTab();
    await expect.poll(() => server.liveDevices).toBe(1);
    tab.page.hide();
    await expect.poll(() => server.liveDevices).toBe(0);
    server.put(aPlace({ name: 'Umbenannt' }));
    tab.page.show();
    await expect.poll(() => nameOf(tab)).toBe('Umbenannt');
  });

  it('asks at once when a network comes, however long it meant to rest', async () => {
    server.instead = captivePortal;
    const tab = openTab();
    await expect.poll(() => tab.board.current.phase).toBe('unreachable');
    server.instead = undefined;
    tab.page.moment();
    await expect.poll(() => tab.board.current.phase).toBe('saved');
  });

  it('connects the live feed again when it was cut', async () => {
    const tab = openTab({ rest: () => 10 });
    await expect.poll(() => server.liveDevices).toBe(1);
    server.cutLive();
    await expect.poll(() => server.liveDevices).toBe(1);
    server.put(aPlace({ name: 'Umbenannt' }));
    await expect.poll(() => nameOf(tab)).toBe('Umbenannt');
  });

  it('rests as long as a busy server asks, whatever the page does meanwhile', async () => {
    server.instead = (response) => json(response, 429, {}, { 'retry-after': '600' });
    const tab = openTab({ rest: () => 1 });
    await expect.poll(() => asked('snapshot')).toBe(1);
    tab.page.moment();
    tab.page.hide();
    tab.page.show();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked('snapshot')).toBe(1);
  });

  it('goes on after a round that threw what nobody thought of, and tells what it was', async () => {
    let rounds = 0;
    const bugs: unknown[] = [];
    const bug = new TypeError('nobody thought of it');
    const tab = openTab({
      rest: () => 10,
      onBug: (error) => bugs.push(error),
      round: async () => {
        rounds += 1;
        if (rounds === 1) throw bug;
        return { ok: true, value: { after: 0 } };
      },
    });
    await expect.poll(() => rounds).toBeGreaterThan(1);
    await expect.poll(() => tab.board.current.isTalking).toBe(false);
    expect(bugs).toEqual([bug]);
    await expect.poll(() => server.liveDevices).toBe(1);
  });

  it('says so when the server knows no such quarter, and when it does after all', async () => {
    server.instead = (response) => json(response, 404, { code: 'unknown-quarter' });
    const tab = openTab();
    await expect.poll(() => tab.board.current.phase).toBe('unknownQuarter');
    server.instead = undefined;
    tab.page.moment();
    await expect.poll(() => tab.board.current.phase).toBe('saved');
  });
});

describe('the engines of two tabs', () => {
  it('speak with the server one at a time, and the next takes over when one closes', async () => {
    const locks = new TestLocks() as unknown as LockManager;
    const first = openTab({ locks });
    await expect.poll(() => first.board.current.phase).toBe('saved');
    const second = openTab({ locks });
    await expect.poll(() => second.board.current.phase).toBe('saved');
    expect(asked('snapshot')).toBe(1);
    await expect.poll(() => server.liveDevices).toBe(1);
    await first.close();
    await expect.poll(() => server.liveDevices).toBe(1);
    server.put(aPlace({ name: 'Umbenannt' }));
    await expect.poll(() => nameOf(second)).toBe('Umbenannt');
  });

  it('hand over when the one that leads is hidden', async () => {
    const locks = new TestLocks() as unknown as LockManager;
    const first = openTab({ locks });
    await expect.poll(() => server.liveDevices).toBe(1);
    const second = openTab({ locks });
    first.page.hide();
    const before = server.asked.length;
    await expect.poll(() => server.asked.length).toBeGreaterThan(before);
    await expect.poll(() => server.liveDevices).toBe(1);
    server.put(aPlace({ name: 'Umbenannt' }));
    await expect.poll(() => nameOf(second)).toBe('Umbenannt');
  });

  it('agree without locks, as on an origin that has none', async () => {
    const both = [openTab(), openTab()];
    for (const tab of both) await expect.poll(() => tab.board.current.phase).toBe('saved');
    await expect.poll(() => server.liveDevices).toBe(2);
    server.put(aPlace({ name: 'Umbenannt' }));
    for (const tab of both) await expect.poll(() => nameOf(tab)).toBe('Umbenannt');
  });
});

describe('a tab whose browser refuses locks, as with all storage switched off', () => {
  it('leads without one, and asks for none without end', async () => {
    let asked = 0;
    const request = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve));
      throw new DOMException('Access to the Locks API is denied.', 'SecurityError');
    };
    const tab = openTab({ locks: { request } as unknown as LockManager });
    await expect.poll(() => tab.board.current.phase).toBe('saved');
    expect(asked).toBe(1);
  });
});

describe('a device that is full', () => {
  it('keeps what fits, says so, and is whole once there is room', async () => {
    server.put(...Array.from({ length: 300 }, (_, n) => aPlace({ _id: `place:p${n}` })));
    const database = aDatabase(indexedDB);
    let room = 100;
    database.documents.hook('creating', () => {
      room -= 1;
      if (room < 0) throw new DOMException('no room', 'QuotaExceededError');
    });
    const tab = openTab({ database, rest: () => 20 });
    await expect.poll(() => tab.board.current.notSaved).toBe('full');
    expect(tab.board.current.phase).toBe('arriving');
    expect((await tab.database.checkpoints.toArray()).every((held) => !held.complete)).toBe(true);
    expect(await tab.database.documents.count()).toBe(60);
    room = 10_000;
    await expect
      .poll(() => tab.board.current)
      .toMatchObject({ phase: 'saved', notSaved: undefined });
    expect(await tab.database.documents.count()).toBe(302);
  });
});
