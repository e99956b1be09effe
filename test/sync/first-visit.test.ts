import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { takeFirstCopy } from '../../app/sync/first-visit.ts';
import { QuarterRequests } from '../../app/sync/quarter-requests.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { StatusBoard } from '../../app/sync/status.ts';
import { aPlace, aQuarter } from '../support/builders.ts';
import { surroundings } from '../support/device-data.ts';
import { captivePortal, FeedServer, json } from '../support/feed-server.ts';
import { aDatabase } from '../support/memory-database.ts';

const QUARTER = 'lichtenberg';
const never = new AbortController().signal;

let server: FeedServer;
let database: LocalDatabase;
let board: StatusBoard;
let requests: QuarterRequests;

beforeEach(async () => {
  server = await FeedServer.start();
  server.put(aQuarter(), ...places(150));
  database = aDatabase();
  board = new StatusBoard();
  requests = new QuarterRequests(QUARTER, { origin: server.origin, patienceMs: 2_000 });
});

afterEach(async () => {
  database.close();
  await server.stop();
});

function places(count: number) {
  return Array.from({ length: count }, (_, n) => aPlace({ _id: `place:p${n}` }));
}

function visit(locks?: LockManager) {
  const now = () => new Date('2026-11-24T09:40:00Z');
  return takeFirstCopy({ database, quarter: QUARTER, requests, board, now, locks }, never);
}

const held = () => database.documents.count();
const checkpoint = () => database.checkpoints.get([QUARTER, 'public']);

describe('a first visit', () => {
  it('brings the whole quarter, with the checkpoint that the engine goes on from', async () => {
    await visit();
    expect(await held()).toBe(151);
    expect(await checkpoint()).toMatchObject({ epoch: 'e1', since: 'e1@151', complete: true });
    expect(board.current).toMatchObject({ isTalking: false, trouble: undefined });
  });

  it('keeps what had arrived when it was cut, for the engine to begin again over it', async () => {
    const half = Math.floor(server.snapshotBody.length / 2);
    server.cutSnapshotAt = { bytes: half, abruptly: false };
    await visit();
    expect(await checkpoint()).toMatchObject({ complete: false, count: 151 });
    expect(await held()).toBe((await checkpoint())?.received);
    expect(await held()).toBeGreaterThan(60);
    expect(board.current.trouble).toBe('unreachable');
  });

  it('touches nothing where a copy was begun before', async () => {
    await visit();
    server.put(aPlace({ _id: 'place:p1', name: 'Neu' }));
    await visit();
    expect((await database.documents.get([QUARTER, 'place:p1']))?.doc.name).not.toBe('Neu');
    expect(server.asked.filter((name) => name === 'snapshot')).toHaveLength(1);
  });

  it('leaves it to the engine to let a copy meet what is written here meanwhile', async () => {
    const around = surroundings(database);
    const mine = aPlace({ _id: 'place:p149', name: 'Hier geschrieben' });
    server.duringSnapshot = async () => {
      await expect.poll(checkpoint).toBeDefined();
      await changeDocument(around, mine._id, () => mine);
    };
    await visit();
    const row = await database.documents.get([QUARTER, mine._id]);
    expect(row?.doc).toMatchObject({ name: 'Hier geschrieben' });
    expect(await database.outbox.count()).toBe(1);
    expect(await checkpoint()).toMatchObject({ complete: false });
  });

  it('does nothing where another tab is at it', async () => {
    const taken = {
      request: async (_: string, __: object, run: (lock: null) => void) => run(null),
    };
    await visit(taken as unknown as LockManager);
    expect(server.asked).toEqual([]);
  });

  it('tells of no contact, and of a quarter that is unknown', async () => {
    server.instead = captivePortal;
    await visit();
    expect(board.current.phase).toBe('unreachable');
    server.instead = (response) => json(response, 404, { code: 'unknown-quarter' });
    await visit();
    expect(board.current.phase).toBe('unknownQuarter');
  });

  it('keeps its place in the queue for the engine that comes after it', async () => {
    const tickets: unknown[] = [];
    server.instead = (response) => {
      tickets.push(response.req.headers['x-ticket']);
      json(response, 429, {}, { 'retry-after': '1', 'x-ticket': 't7' });
    };
    await visit();
    await new HttpQuarterServer(QUARTER, requests).snapshot('public', never);
    expect(tickets).toEqual([undefined, 't7']);
  });
});
