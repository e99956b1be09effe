import type { Browser } from 'playwright-core';
import { type Figure, median, ratio } from '../figures.ts';
import { throttle } from '../slowing.ts';
import { type BenchQuarter, startBenchQuarter } from './bench-quarter.ts';
import type { EnginePage, SyncTook } from './pages/engine.ts';
import { type Profile, QUARTER } from './profiles.ts';
import { newSyncDevice, openSyncPage, type SyncPage } from './sync-pages.ts';

/** Slower than this, and three runs must do: the whole table has to end some day. */
const LONG_RUN_MS = 20_000;
const SLOWED = 4;

/** How much faster than each peer a first sync is to be. */
export interface PeerGoals {
  pouchDefault: number;
  pouchBest: number;
  rxdb: number;
}

/** One thing that is measured: a page, and what it is asked to do. */
interface Contender {
  page: SyncPage;
  name: string;
  cookie?: string;
  argument: unknown;
}

/** First sync of a profile: the engine, without screens, against the limit and, where goals are
 *  given, against PouchDB and RxDB. Each run on an empty device, in turn. */
export async function measureFirstSyncOf(
  browser: Browser,
  profile: Profile,
  runs: number,
  goals?: PeerGoals,
): Promise<Figure[]> {
  const server = await startBenchQuarter(profile);
  const expected = profile.public.length + profile.team.length;
  const cookie = profile.team.length > 0 ? server.devices[0]?.cookie : undefined;
  const scopes = cookie ? ['public', 'team'] : ['public'];
  const ours: Contender = { page: 'engine', name: 'runEngine', cookie, argument: undefined };
  const limit: Contender = { page: 'engine', name: 'runLimit', cookie, argument: scopes };
  const run = (contender: Contender) => runOnce(browser, server, contender, expected);
  try {
    // The server reads its documents for the first who asks: nobody's figure shall hold that.
    await run(limit);
    const figures = [await againstLimit(run, ours, limit, profile, runs)];
    if (goals) figures.push(...(await againstPeers(run, ours, profile, runs, goals)));
    return figures;
  } finally {
    await server.remove();
  }
}

type Run = (contender: Contender) => Promise<number>;

async function againstLimit(
  run: Run,
  ours: Contender,
  limit: Contender,
  profile: Profile,
  runs: number,
): Promise<Figure> {
  const [mine, least] = await inTurn(run, [ours, limit], runs);
  const isEncrypted = profile.team.length > 0;
  const encrypted = isEncrypted ? '; names encrypted' : '';
  return ratio(
    `first sync of ${profile.name} against the limit`,
    mine ?? [],
    least ?? [],
    'ms',
    isEncrypted ? 1.6 : 1.3,
    `engine without screens, main thread ÷${SLOWED}, median of ${runs}${encrypted}`,
  );
}

async function againstPeers(
  run: Run,
  ours: Contender,
  profile: Profile,
  runs: number,
  goals: PeerGoals,
): Promise<Figure[]> {
  const pouch = (batch?: number): Contender => ({
    page: 'pouch',
    name: 'runPouch',
    argument: batch,
  });
  const rxdb = (batch?: number): Contender => ({ page: 'rxdb', name: 'runRxdb', argument: batch });
  const bestPouch = await best(run, [pouch(500), pouch(1_000), pouch(2_500)]);
  const bestRxdb = await best(run, [rxdb(), rxdb(500), rxdb(1_000)]);
  const slowest = await run(pouch());
  const times = slowest > LONG_RUN_MS ? Math.min(3, runs) : runs;
  const taken = await inTurn(run, [ours, pouch(), bestPouch, bestRxdb], times);
  const [mine = [], byDefault = [], atBest = [], other = []] = taken;
  const faster = (peer: string, theirs: number[], goal: number) =>
    fasterThan(`first sync of ${profile.name}, times faster than ${peer}`, mine, theirs, goal);
  return [
    faster('PouchDB 9 at its default batch (100)', byDefault, goals.pouchDefault),
    faster(`PouchDB 9 at its best batch (${bestPouch.argument})`, atBest, goals.pouchBest),
    faster(`RxDB 17 over Dexie (batch ${bestRxdb.argument ?? 'default'})`, other, goals.rxdb),
  ];
}

/** How many times the others take; more is better. */
function fasterThan(what: string, mine: number[], theirs: number[], goal: number): Figure {
  const [ours, against] = [median(mine), median(theirs)];
  const note = `main thread ÷${SLOWED}, median of ${mine.length}`;
  return { what, ours, against, unit: 'ms', value: against / ours, goal, atLeast: true, note };
}

async function inTurn(run: Run, contenders: Contender[], runs: number): Promise<number[][]> {
  const taken = contenders.map((): number[] => []);
  for (let nr = 0; nr < runs; nr += 1) {
    for (const [index, contender] of contenders.entries()) {
      taken[index]?.push(await run(contender));
    }
  }
  return taken;
}

async function best(run: Run, contenders: Contender[]): Promise<Contender> {
  const taken: { contender: Contender; took: number }[] = [];
  for (const contender of contenders) taken.push({ contender, took: await run(contender) });
  const [first] = taken.sort((a, b) => a.took - b.took);
  if (!first) throw new Error('nobody to choose from');
  return first.contender;
}

async function runOnce(
  browser: Browser,
  server: BenchQuarter,
  { page: pageName, name, cookie, argument }: Contender,
  expected: number,
): Promise<number> {
  const context = await newSyncDevice(browser, server.url, cookie);
  const page = await openSyncPage(context, server.url, pageName);
  await throttle(page, SLOWED);
  const { took, documents } = await page.evaluate(
    ([called, quarter, given]) => {
      const { bench } = window as unknown as {
        bench: Record<string, (...a: unknown[]) => unknown>;
      };
      return bench[called as keyof EnginePage]?.(quarter, given) as Promise<SyncTook>;
    },
    [name, QUARTER, argument] as const,
  );
  await context.close();
  if (documents !== expected) throw new Error(`${name}: ${documents} of ${expected} documents`);
  return took;
}
