import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { watchCopy } from '../../app/sync/copy-status.ts';
import { deviceRound } from '../../app/sync/device-rounds.ts';
import { SyncEngine } from '../../app/sync/engine.ts';
import { fetchQuarterList } from '../../app/sync/quarter-list.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { StatusBoard } from '../../app/sync/status.ts';
import { aNotice, anEvent, aPlace } from '../support/builders.ts';
import { aDatabase } from '../support/memory-database.ts';
import { PageDouble } from '../support/page-double.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const QUARTER = 'lichtenberg';

let server: TestServer;
let database: LocalDatabase;
let board: StatusBoard;
const endings: (() => Promise<void> | void)[] = [];

beforeEach(async () => {
  const places = Array.from({ length: 200 }, (_, n) => aPlace({ _id: `place:p${n}` }));
  server = await startTestServer({ documents: [...places, anEvent(), aNotice()] });
  database = aDatabase();
  board = new StatusBoard();
  endings.push(watchCopy(database, QUARTER, board));
});

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
  database.close();
  await server.stop();
});

function startEngine(quarter = QUARTER): void {
  const http = new HttpQuarterServer(quarter, { origin: server.url, patienceMs: 5_000 });
  const now = () => new Date();
  const engine = new SyncEngine({
    name: `sync ${quarter}`,
    round: (signal) => deviceRound({ database, quarter, server: http, now }, signal),
    board,
    page: new PageDouble(),
    server: http,
    random: Math.random,
    rest: () => 50,
  });
  endings.unshift(() => engine.stop());
}

async function nameOf(id: string): Promise<unknown> {
  return (await database.documents.get([QUARTER, id]))?.doc.name;
}

describe('against the real server', () => {
  it('a quarter arrives whole, and changes and deletes follow by themselves', async () => {
    startEngine();
    await expect.poll(() => board.current.phase).toBe('here');
    expect(await database.documents.count()).toBe(203);
    await server.put(aPlace({ _id: 'place:p7', name: 'Umbenannt' }));
    await expect.poll(() => nameOf('place:p7')).toBe('Umbenannt');
    await server.remove('place:p7');
    await expect.poll(() => nameOf('place:p7')).toBeUndefined();
  });

  it('what a first screen shows arrives before the long directory', async () => {
    const http = new HttpQuarterServer(QUARTER, { origin: server.url });
    const opened = await http.snapshot('public', new AbortController().signal);
    if (!opened.ok) throw new Error(opened.error.code);
    const ids: string[] = [];
    for await (const piece of opened.value.pieces) ids.push(...piece.map(({ id }) => id));
    const types = ids.slice(0, 4).map((id) => id.split(':')[0]);
    expect(types).toEqual(['quarter', 'notice', 'event', 'place']);
  });

  it('a quarter that is not there is said to be unknown', async () => {
    startEngine('atlantis');
    await expect.poll(() => board.current.phase).toBe('unknownQuarter');
  });

  it('the quarters to choose from are listed', async () => {
    const list = await fetchQuarterList(server.url);
    expect(list.ok && list.value.map(({ id, city }) => `${id}, ${city}`)).toEqual([
      'lichtenberg, Berlin',
    ]);
    await expect(fetchQuarterList('http://127.0.0.1:1')).resolves.toMatchObject({ ok: false });
  });
});
