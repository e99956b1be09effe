import { databaseOf, partsOf } from '#domain/ids.ts';
import { hasSeen, type Intent } from './intents.ts';
import { deleteAfterOf } from './quarter-settings.ts';
import type { World } from './world.ts';

/** Weeks that a team's device holds what it may let go of (app/domain/team-window.ts). */
const HELD_MS = 60 * 24 * 3_600_000;
/** After so long without its server a device brings back only what it had not sent. */
const UNHEARD_MS = 90 * 24 * 3_600_000;

/** What a server that was set back has lost, a device does not bring back after the days for which it may hold
 *  what is the team's: sixty of a team's device, ninety without the server of any; nor what is over since. */
export function mayBeLetGo({ counts, tasks, intents }: World, intent: Intent): boolean {
  if (counts.rollback === undefined && counts.restore === undefined) return false;
  const { id, madeAt } = intent;
  const heldMs = databaseOf(id) === 'team' ? HELD_MS : UNHEARD_MS;
  const begunAt = beginOf(intent, intents.of(id));
  const last = deleteAfterOf(partsOf(id)?.type, new Date(begunAt).toISOString());
  const isOver = last !== undefined && last < new Date(tasks.now).toISOString();
  return isOver || tasks.now - madeAt > heldMs;
}

/** When the life of the document began that was edited: its last day is counted from there. */
function beginOf(intent: Intent, ofId: readonly Intent[]): number {
  const seen = ofId.filter((one) => one === intent || hasSeen(intent.seen, one));
  const ended = seen.filter(({ what }) => what === 'delete').map(({ madeAt }) => madeAt);
  const since = Math.max(0, ...ended);
  return Math.min(...seen.map(({ madeAt }) => madeAt).filter((at) => at >= since));
}
