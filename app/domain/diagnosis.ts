/*
 * What can be said about a device to whoever helps on the telephone. Counts, codes and times only:
 * no name, no number, no document's id or content, and no id of a person.
 */

/** What of it stands in the device's database. Instants are ISO, by the device's clock. */
export interface DataDiagnosis {
  /** Version of the database's tables. */
  schema: number;
  /** The device's id, cut short. */
  device: string;
  role: string;
  quarters: string[];
  outbox: OutboxCount[];
  refusals: { code: string; at: string; isRemoved: boolean }[];
  copies: CopyState[];
  incidents: { code: string; at: string; lastAt: string; times: number }[];
}

/** Entries of one status. */
export interface OutboxCount {
  quarter: string;
  status: string;
  count: number;
  /** Of these, how many only bring back what the server lost. */
  clean: number;
  oldestSince: string;
}

/** How far a scope of a quarter has come. */
export interface CopyState {
  quarter: string;
  scope: string;
  complete: boolean;
  /** The server's epoch, cut short. */
  epoch: string;
  contactAt: string;
  /** The server's own time at that contact, ms since 1970. */
  serverAt?: number;
  /** It waits for `diff`: the server's history is another one. */
  waitsForDiff: boolean;
  received?: number;
  count?: number;
  /** Documents held, and how many of them this version cannot read. */
  documents: number;
  parked: number;
}

/** What the browser says about itself. */
export interface BrowserDiagnosis {
  appVersion: string;
  /** What the browser calls itself. */
  browser: string;
  isOnline: boolean;
  isSecure: boolean;
  /** Whether it runs from the home screen. */
  isInstalled: boolean;
  worker: 'none' | 'installing' | 'waiting' | 'active';
  /** Whether the worker serves this very page. */
  isControlled: boolean;
  usedBytes?: number;
  quotaBytes?: number;
  isPersisted: boolean;
  textSize: number;
  textSet: string;
  /** CSS px. */
  window: string;
  /** Days and times of this device's own zone. */
  timeZone: string;
}

/** Everything, at a moment. */
export interface Diagnosis {
  at: string;
  data: DataDiagnosis;
  browser: BrowserDiagnosis;
}

/** By how many seconds the device's clock was ahead of the server's at the last contact; `undefined`
 *  where there was none that told the server's time. */
export function secondsAhead(copies: readonly CopyState[]): number | undefined {
  const last = copies
    .filter(({ serverAt }) => serverAt !== undefined)
    .sort((a, b) => a.contactAt.localeCompare(b.contactAt))
    .at(-1);
  if (last?.serverAt === undefined) return undefined;
  return Math.round((Date.parse(last.contactAt) - last.serverAt) / 1000);
}
