import { failure, type Result, success } from '#domain/result.ts';
import type { Checkpoint, LocalDatabase } from '../data/database.ts';
import { noteContact, readCheckpoint, storeChanges } from '../data/replica.ts';
import { isStorageFull, type PullFailure } from './pull-failure.ts';
import type { QuarterFeed } from './quarter-feed.ts';
import { takeSnapshot } from './snapshot.ts';

/** What a pull works with. */
export interface PullParts {
  database: LocalDatabase;
  feed: QuarterFeed;
  quarter: string;
  scope: string;
  now: () => Date;
}

/** How often in one pull another tab may be faster before it is left to that tab. */
const TRIES = 5;

/**
 * Brings the copy of a scope up to date: a snapshot where there is no whole copy, then changes until
 * there are no more. Where the server's history is another (409), a fresh snapshot is laid over the
 * copy. What was stored stays stored, whatever fails after it.
 */
export async function pull(
  parts: PullParts,
  signal: AbortSignal,
): Promise<Result<void, PullFailure>> {
  let lastFailure: PullFailure = { code: 'overtaken' };
  for (let tries = 0; tries < TRIES && !signal.aborted; tries += 1) {
    const pulled = await pullOnce(parts, signal);
    if (pulled.ok || pulled.error.code !== 'overtaken') return pulled;
    lastFailure = pulled.error;
  }
  return failure(lastFailure);
}

async function pullOnce(parts: PullParts, signal: AbortSignal): Promise<Result<void, PullFailure>> {
  try {
    const held = await readCheckpoint(parts.database, parts.quarter, parts.scope);
    if (!held?.complete) {
      const taken = await takeSnapshot(parts, held, signal);
      return taken.ok ? pullChanges(parts, taken.value, signal) : taken;
    }
    const pulled = await pullChanges(parts, held, signal);
    if (pulled.ok || pulled.error.code !== 'epochChanged') return pulled;
    const taken = await takeSnapshot(parts, held, signal);
    return taken.ok ? success(undefined) : taken;
  } catch (error) {
    return failure(storageFailure(error));
  }
}

async function pullChanges(
  parts: PullParts,
  from: Checkpoint,
  signal: AbortSignal,
): Promise<Result<void, PullFailure>> {
  const { database, feed, scope, now } = parts;
  let held = from;
  for (;;) {
    const page = await feed.changes(scope, held.since, signal);
    if (!page.ok) return page;
    const { since, more, changes, erased } = page.value;
    const next = { ...held, since, contactAt: now().toISOString() };
    if (changes.length === 0 && erased.length === 0 && since === held.since) {
      await noteContact(database, held, next.contactAt);
    } else {
      const stored = await storeChanges(database, held, next, changes, erased);
      if (!stored.ok) return stored;
    }
    if (!more) return success(undefined);
    held = next;
  }
}

/** Errors of the browser's database are the device's state, not a bug; everything else is. */
function storageFailure(error: unknown): PullFailure {
  if (isStorageFull(error)) return { code: 'storageFull' };
  const { name } = error as { name?: string };
  if (name !== undefined && STORAGE_ERRORS.has(name)) return { code: 'storageFailed' };
  throw error;
}

/** Names that Dexie gives to what a browser's database can do to us. */
const STORAGE_ERRORS = new Set([
  'AbortError',
  'BulkError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'TransactionInactiveError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
]);
