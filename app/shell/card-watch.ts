import type { LocalDatabase } from '../data/database.ts';
import { readSession } from '../data/device.ts';
import { refreshLeaveCards } from './kiosk/leave-actions.ts';
import { refreshCards } from './lock-actions.ts';

/** So often a tablet asks which Schlüsselkarten hold, ms. */
const EVERY_MS = 5 * 60_000;

/** Makes what asks the office, now and then, which cards hold: an ended one opens nothing from the next
 *  contact on. For a team's device and an info tablet alone. */
export function cardWatch(database: LocalDatabase, quarter: string): () => Promise<void> {
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    if (now - askedAt < EVERY_MS) return;
    const { role, revoked } = await readSession(database);
    if ((role !== 'team' && role !== 'kiosk') || revoked) return;
    askedAt = now;
    const refresh = role === 'kiosk' ? refreshLeaveCards : refreshCards;
    await refresh(database, quarter).catch(() => undefined);
  };
}
