import { isQuarterId } from '#domain/ids.ts';
import { localDatabase } from '../data/local-store.ts';
import { syncStatus } from '../sync/status.ts';
import { startSync } from './start-sync.ts';

let followed: { quarter: string; stop: () => void } | undefined;

/** Keeps the copy of this quarter up to date from now on, and of no other; asked again for the same
 *  one, nothing happens. `undefined`, or what can be no quarter: none. */
export function followQuarter(quarter: string | undefined): void {
  const wanted = quarter !== undefined && isQuarterId(quarter) ? quarter : undefined;
  if (followed?.quarter === wanted) return;
  followed?.stop();
  followed =
    wanted === undefined
      ? undefined
      : { quarter: wanted, stop: startSync(localDatabase(), wanted, syncStatus) };
}
