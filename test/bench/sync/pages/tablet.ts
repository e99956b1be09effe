import { liveQuery } from 'dexie';
import type { Body } from '#domain/version.ts';
import { adoptSession } from '../../../../app/data/adopt-session.ts';
import { LocalDatabase } from '../../../../app/data/database.ts';
import { readSession } from '../../../../app/data/device.ts';
import { changeDocument } from '../../../../app/data/local-writes.ts';
import { startSync } from '../../../../app/shell/start-sync.ts';
import { deviceRound, surroundingsOf } from '../../../../app/sync/device-rounds.ts';
import { HttpQuarterServer, type QuarterServer } from '../../../../app/sync/quarter-server.ts';
import { fetchSession } from '../../../../app/sync/session.ts';
import { StatusBoard } from '../../../../app/sync/status.ts';

/* A tablet without screens that enters visits, sees those of others, and has been offline. */

const database = new LocalDatabase('tablet');
const seenAt = new Map<string, number>();
const signal = new AbortController().signal;
const now = () => new Date();

/** How long pending writes took: until all were accepted, and until the feed had shown them. */
export interface Delivery {
  accepted: number;
  shown: number;
}

async function open(): Promise<void> {
  await database.open();
  const session = await fetchSession();
  if (session.ok) await adoptSession(database, session.value);
}

/** Runs the engine as the app does, and notes when each visit can be read. */
function start(quarter: string): void {
  startSync(database, quarter, new StatusBoard());
  liveQuery(() =>
    database.documents.where('[quarter+type]').equals([quarter, 'visit']).primaryKeys(),
  ).subscribe((keys) => {
    const at = instant();
    for (const [, id] of keys) if (!seenAt.has(id)) seenAt.set(id, at);
  });
}

/** Enters a document; when the device had it. */
async function enter(quarter: string, doc: Body): Promise<number> {
  const session = await readSession(database);
  const around = surroundingsOf({ database, quarter, now }, session);
  const written = await changeDocument(around, doc._id, () => doc);
  if (!written.ok) throw new Error(`not entered: ${written.error.code}`);
  return instant();
}

/** Enters many, as a week without a network does. */
async function enterAll(quarter: string, docs: readonly Body[]): Promise<void> {
  for (const doc of docs) await enter(quarter, doc);
}

async function sync(quarter: string): Promise<Delivery> {
  const server = new HttpQuarterServer(quarter);
  let lastAccepted = Number.NaN;
  const noting: QuarterServer = {
    get serverAt() {
      return server.serverAt;
    },
    snapshot: (...asked) => server.snapshot(...asked),
    changes: (...asked) => server.changes(...asked),
    diff: (...asked) => server.diff(...asked),
    live: (...asked) => server.live(...asked),
    push: async (...asked) => {
      const answer = await server.push(...asked);
      lastAccepted = performance.now();
      return answer;
    },
  };
  const begun = performance.now();
  const round = await deviceRound({ database, quarter, server: noting, now }, signal);
  const shown = performance.now() - begun;
  if (!round.ok) throw new Error(`the round failed: ${round.error.code}`);
  const left = await database.outbox.count();
  if (left > 0) throw new Error(`${left} writes were not delivered`);
  return { accepted: lastAccepted - begun, shown };
}

/** Milliseconds of one small question and its answer. */
async function roundTrip(): Promise<number> {
  const begun = performance.now();
  await (await fetch('/api/health', { cache: 'no-store' })).text();
  return performance.now() - begun;
}

/** A time that two pages of one machine agree on. */
function instant(): number {
  return performance.timeOrigin + performance.now();
}

const bench = {
  open,
  start,
  enter,
  enterAll,
  sync,
  roundTrip,
  seenAt: (id: string) => seenAt.get(id),
};

export type TabletPage = typeof bench;

Object.assign(window, { bench });
