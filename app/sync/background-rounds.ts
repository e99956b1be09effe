import { adoptSession } from '../data/adopt-session.ts';
import { LocalDatabase } from '../data/database.ts';
import { readSession } from '../data/device.ts';
import { noteIncident } from '../data/incidents.ts';
import { addressOfLatestNews } from '../data/latest-news.ts';
import { lockedVaultOf } from '../data/vaults.ts';
import { deviceRound } from './device-rounds.ts';
import { HttpQuarterServer } from './quarter-server.ts';
import { fetchSession } from './session.ts';
import { syncLockName } from './sync-lock.ts';

/** Under this tag the browser is asked to wake the service worker. */
export const OUTBOX_TAG = 'vor-ort-outbox';

const LONGEST_MS = 60_000;

/** Where it works, in tests. */
interface BackgroundParts {
  database?: LocalDatabase;
  origin?: string;
}

/**
 * Sends what waits, without a page: for the service worker. A quarter that an open tab is busy with
 * is left to the tab. Rejects where something still waits afterwards, so that the browser wakes the
 * worker again.
 */
export async function sendInBackground(
  locks: LockManager,
  parts: BackgroundParts = {},
): Promise<void> {
  await withDatabase(parts, async (database, origin) => {
    await roundsFor(database, locks, await waitingQuarters(database), origin);
    if ((await waitingQuarters(database)).length > 0) throw new Error('something still waits');
  });
}

/** What a browser is to show of news that were fetched without a page. */
export interface FetchedNews {
  /** Code of the text set in which the device's user reads. */
  language?: unknown;
  /** Where the newest of it is read. */
  address?: string;
}

/** Fetches what is new for this device's person, without a page. Resolves whether or not it could be
 *  fetched: the browser wants something shown. */
export async function fetchInBackground(
  locks: LockManager,
  parts: BackgroundParts = {},
): Promise<FetchedNews> {
  const fetched: FetchedNews = {};
  await withDatabase(parts, async (database, origin) => {
    fetched.language = (await database.settings.get('language'))?.value;
    const { quarters } = await readSession(database);
    await roundsFor(database, locks, quarters, origin).catch(() => undefined);
    fetched.address = await addressOfLatestNews(database);
  }).catch(() => undefined);
  return fetched;
}

async function withDatabase(
  { database = new LocalDatabase(), origin = '' }: BackgroundParts,
  work: (database: LocalDatabase, origin: string) => Promise<void>,
): Promise<void> {
  try {
    await database.open();
    const asked = await readSession(database);
    const session = await fetchSession({ origin });
    if (session.ok) await adoptSession(database, session.value, asked);
    await work(database, origin);
  } finally {
    database.close();
  }
}

async function roundsFor(
  database: LocalDatabase,
  locks: LockManager,
  quarters: readonly string[],
  origin: string,
): Promise<void> {
  for (const quarter of quarters) {
    const name = syncLockName(database, quarter);
    await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await roundFor(database, quarter, origin);
    });
  }
}

async function roundFor(database: LocalDatabase, quarter: string, origin: string): Promise<void> {
  const server = new HttpQuarterServer(quarter, { origin });
  const now = () => new Date();
  const round = await deviceRound(
    { database, quarter, server, now, pairing: { origin }, vault: lockedVaultOf },
    AbortSignal.timeout(LONGEST_MS),
  );
  // Nobody looks on: whoever helps on the telephone finds it afterwards.
  if (!round.ok) await noteIncident(database, round.error.code, now());
}

async function waitingQuarters(database: LocalDatabase): Promise<string[]> {
  const waiting = await database.outbox.filter(({ status }) => status === 'pending').toArray();
  return [...new Set(waiting.map(({ quarter }) => quarter))];
}
