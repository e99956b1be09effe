import { isQuarterId } from '#domain/ids.ts';
import { localDatabase } from '../data/local-store.ts';
import { wasSaved } from '../data/persistence.ts';
import { syncStatus } from '../sync/status.ts';
import { idle } from '../ui/idle.ts';

/** Where the engine's file cannot be fetched, it is asked for again after so long. */
const RETRY_MS = 5_000;

type StartSync = typeof import('./start-sync.ts');
type VisitFirst = typeof import('./visit-first.ts');

let followed: { quarter: string; stop: () => void } | undefined;
let engine: Promise<StartSync | undefined> | undefined;
let visit: Promise<VisitFirst | undefined> | undefined;

/** Keeps the copy of this quarter up to date from now on, and of no other; asked again for the same
 *  one, nothing happens. `undefined`, or what can be no quarter: none. */
export function followQuarter(quarter: string | undefined): void {
  const wanted = quarter !== undefined && isQuarterId(quarter) ? quarter : undefined;
  if (followed?.quarter === wanted) return;
  followed?.stop();
  syncStatus.forgetCopy();
  followed = wanted === undefined ? undefined : { quarter: wanted, stop: startLate(wanted) };
}

/** Fetches what brings a first copy: a first visit shows nothing before. */
export function loadFirstVisit(): Promise<VisitFirst | undefined> {
  visit ??= import('./visit-first.ts').catch(() => {
    visit = undefined;
    return undefined;
  });
  return visit;
}

/** Fetches the engine, which no screen needs to be drawn: all documents' schemas come with it. */
function loadEngine(): Promise<StartSync | undefined> {
  engine ??= import('./start-sync.ts').catch(() => {
    engine = undefined;
    return undefined;
  });
  return engine;
}

function startLate(quarter: string): () => void {
  const ended = new AbortController();
  let stop = () => {};
  const start = async () => {
    // Whatever it fails at is left to the engine, which comes after it in any case.
    const visited = wasSaved(quarter)
      ? undefined
      : await firstVisit(quarter, ended.signal).catch(() => undefined);
    // A device that has the quarter shows it before it asks for news of it.
    await idle();
    let sync = await loadEngine();
    while (!sync && !ended.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      sync = await loadEngine();
    }
    if (sync && !ended.signal.aborted) {
      stop = sync.startSync(localDatabase(), quarter, syncStatus, visited?.requests);
    }
    visited?.stop();
  };
  void start();
  return () => {
    ended.abort();
    stop();
  };
}

async function firstVisit(quarter: string, signal: AbortSignal) {
  const code = await loadFirstVisit();
  return code?.visitFirst(localDatabase(), quarter, syncStatus, signal);
}
