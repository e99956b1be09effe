import { failure, type Result, success } from '#domain/result.ts';
import type { Version } from '#domain/version.ts';
import type { Surroundings } from '../data/copies.ts';
import { settleMovedCounters } from '../data/moved-counters.ts';
import type { SentWrite } from '../data/next-batch.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import type { QuarterServer } from './quarter-server.ts';
import { type SyncFailure, storageFailure } from './sync-failure.ts';

/** What a round works with. */
export interface RoundParts {
  around: Surroundings;
  server: QuarterServer;
  /** The scopes this device reads, in the order in which they are wanted. */
  scopes: readonly string[];
  mayHeal?: (id: string, version: Version) => boolean;
  actor?: string;
  mustWait?: (write: SentWrite) => boolean;
  device?: string | null;
  /** Nothing is sent: the server would refuse it, as it does not know who this is any more. */
  isMute?: boolean;
}

/** What a round came to. */
export interface RoundNews {
  /** Seconds after which the server wants to be asked again; 0 where it does not say. */
  after: number;
}

const NOTHING_SENT = success({ sent: 0, after: 0 });

/** A device and a server that give each other new work for longer are left to the next round. */
const TURNS = 5;

/**
 * One round of device and server: what was written here goes first (it may be a request for help on
 * a connection that lasts for seconds), then every scope is pulled, then what the pull made new is
 * sent and its arrival seen.
 */
export async function syncRound(
  parts: RoundParts,
  signal: AbortSignal,
): Promise<Result<RoundNews, SyncFailure>> {
  let after = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const pushed = parts.isMute ? NOTHING_SENT : await push(parts, signal);
    if (!pushed.ok) return pushed;
    after = Math.max(after, pushed.value.after);
    if (turn > 0 && pushed.value.sent === 0) break;
    for (const scope of parts.scopes) {
      const pulled = await pull({ ...parts, scope }, signal);
      if (!pulled.ok) return pulled;
    }
    if (signal.aborted) return failure({ code: 'noContact' });
    const settled = await settle(parts);
    if (!settled.ok) return settled;
  }
  return success({ after });
}

async function settle({ around, device }: RoundParts): Promise<Result<void, SyncFailure>> {
  try {
    return success(await settleMovedCounters(around, device));
  } catch (error) {
    return failure(storageFailure(error));
  }
}
