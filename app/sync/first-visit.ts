import { failure, type Result, success } from '#domain/result.ts';
import { readCheckpoint } from '../data/checkpoints.ts';
import type { LocalDatabase } from '../data/database.ts';
import type { CanRead } from '../data/document-rows.ts';
import type { QuarterRequests } from './quarter-requests.ts';
import { factsOf } from './round-facts.ts';
import { takeSnapshot } from './snapshot.ts';
import { requestSnapshot } from './snapshot-request.ts';
import type { StatusBoard } from './status.ts';
import { type SyncFailure, storageFailure } from './sync-failure.ts';
import { syncLockName } from './sync-lock.ts';

/** What a first visit works with. */
export interface FirstVisit {
  database: LocalDatabase;
  quarter: string;
  requests: QuarterRequests;
  board: StatusBoard;
  now: () => Date;
  locks?: LockManager;
}

const NOTHING_WAITS = success({ after: 0 });

/**
 * Brings the first copy of a quarter to a device that has nothing of it, with no more code than that
 * needs. Whatever is more than this (a copy begun before, something written here, another tab at it,
 * any failure) is left to the engine, which comes after it in any case.
 */
export async function takeFirstCopy(visit: FirstVisit, signal: AbortSignal): Promise<void> {
  const { database, quarter, board, locks } = visit;
  const take = async () => {
    board.learn({ isTalking: true });
    const taken = await firstCopy(visit, signal);
    if (signal.aborted) return;
    board.learn({ isTalking: false, ...factsOf(taken.ok ? NOTHING_WAITS : taken) });
  };
  if (!locks) return take();
  const name = syncLockName(database, quarter);
  await locks.request(name, { ifAvailable: true }, (lock) => (lock ? take() : undefined));
}

async function firstCopy(
  { database, quarter, requests, now }: FirstVisit,
  signal: AbortSignal,
): Promise<Result<void, SyncFailure>> {
  const server = {
    get serverAt() {
      return requests.serverAt;
    },
    snapshot: (scope: string) => requestSnapshot(requests, scope, signal),
  };
  const parts = { place: { database, quarter, now }, server, scope: 'public', reader };
  try {
    if (await readCheckpoint(database, quarter, 'public')) return failure({ code: 'overtaken' });
    const taken = await takeSnapshot(parts, undefined, signal);
    return taken.ok ? success(undefined) : taken;
  } catch (error) {
    return failure(storageFailure(error));
  }
}

/** All documents' schemas: a server that has read its documents by the same rules spares them. */
async function reader(): Promise<CanRead | undefined> {
  const schemas = await import('#domain/any-document.ts').catch(() => undefined);
  return schemas && ((doc) => schemas.parseDocument(doc).ok);
}
