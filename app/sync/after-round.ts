import type { Surroundings } from '../data/copies.ts';
import type { LocalDatabase } from '../data/database.ts';
import type { DeviceSession } from '../data/device.ts';
import { evict } from '../data/eviction.ts';
import { sweepLetters } from '../data/sealed-letters.ts';
import type { CertainTime } from '../data/server-time.ts';
import type { QuarterServer } from './quarter-server.ts';
import { leaveNothing } from './revoked-device.ts';
import { isStorageError } from './sync-failure.ts';

/** What was certain when this life of the app last looked at the time, and when that was. */
const looks = new WeakMap<LocalDatabase, { certain: CertainTime; at: number }>();

/** Looking through all that is here takes a slow phone longer than the round did: not after each. */
const LOOK_EVERY_MS = 60_000;

/** What a device does after a round, whether the server was there or not: lets go of what it may not
 *  hold any longer. A device that is full, or whose database is gone, does it the next time. */
export async function afterRound(
  around: Surroundings,
  server: QuarterServer,
  session: DeviceSession,
  { wasThere, signal }: { wasThere: boolean; signal: AbortSignal },
): Promise<void> {
  const { database } = around;
  const serverAt = wasThere ? server.serverAt : undefined;
  const now = performance.now();
  const last = looks.get(database);
  const look = last && { certain: last.certain, ago: now - last.at };
  try {
    if (!look || look.ago >= LOOK_EVERY_MS) {
      const certain = await evict(database, { serverAt, look });
      if (certain) looks.set(database, { certain, at: now });
    }
    if (serverAt !== undefined) await sweepLetters(around, serverAt);
    if (wasThere && session.revoked) await leaveNothing(around, server, signal);
  } catch (error) {
    if (!isStorageError(error)) throw error;
  }
}
