import { isQuarterId } from '#domain/ids.ts';
import { localDatabase } from '../data/local-store.ts';
import { wasSaved } from '../data/persistence.ts';
import { syncStatus } from '../sync/status.ts';
import { idle } from '../ui/idle.ts';

/** Where the engine's file cannot be fetched, it is asked for again after so long. */
const RETRY_MS = 5_000;

type StartSync = typeof import('./start-sync.ts');

let followed: { quarter: string; stop: () => void } | undefined;
let loading: Promise<StartSync | undefined> | undefined;

/** Keeps the copy of this quarter up to date from now on, and of no other; asked again for the same
 *  one, nothing happens. `undefined`, or what can be no quarter: none. */
export function followQuarter(quarter: string | undefined): void {
  const wanted = quarter !== undefined && isQuarterId(quarter) ? quarter : undefined;
  if (followed?.quarter === wanted) return;
  followed?.stop();
  syncStatus.forgetCopy();
  followed = wanted === undefined ? undefined : { quarter: wanted, stop: startLate(wanted) };
}

/** Fetches the engine, which no screen needs to be drawn: all documents' schemas come with it. */
export function loadSync(): Promise<StartSync | undefined> {
  loading ??= import('./start-sync.ts').catch(() => {
    loading = undefined;
    return undefined;
  });
  return loading;
}

function startLate(quarter: string): () => void {
  let isWanted = true;
  let stop = () => {};
  const start = async () => {
    // A device that has the quarter shows it before it asks for news of it.
    if (wasSaved(quarter)) await idle();
    const engine = await loadSync();
    if (!isWanted) return;
    if (engine) stop = engine.startSync(localDatabase(), quarter, syncStatus);
    else setTimeout(start, RETRY_MS);
  };
  void start();
  return () => {
    isWanted = false;
    stop();
  };
}
