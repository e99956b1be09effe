import type { Intent } from './intents.ts';
import { mayBeLetGo } from './let-go.ts';
import type { Copy } from './replicas.ts';
import type { World } from './world.ts';

/** Promise 4: counts add up. */
export function checkCounts(
  world: World,
  intents: readonly Intent[],
  stored: Copy | undefined,
): void {
  const counts = intents.filter(({ what }) => what === 'count');
  if (counts.length === 0) return;
  const most = Math.max(...counts.map(({ count = 0 }) => count));
  const least = Math.max(
    0,
    ...counts
      .filter((one) => !one.isExcused && !mayBeLetGo(world, one))
      .map(({ count = 0 }) => count),
  );
  const version = stored?.version;
  const { adult = 0 } = (version && !version.deleted ? version.doc.counts : {}) as {
    adult?: number;
  };
  if (adult >= least && adult <= most) return;
  world.violated('MISCOUNT', `${adult} of ${least} to ${most}`, counts[0]?.id);
}

/** The same where a device may count on under another name: all of a session's together. */
export function checkAllCounts(world: World, server: Map<string, Copy>): void {
  const counted = new Map<string, number>();
  for (const { what, id } of world.intents.all) {
    if (what === 'count') counted.set(sessionOf(id), (counted.get(sessionOf(id)) ?? 0) + 1);
  }
  for (const [session, count] of counted) {
    const told = [...server.values()].flatMap(({ id, version }) => {
      return sessionOf(id) === session && !version.deleted ? [version.doc.counts as Counts] : [];
    });
    const sum = told.reduce((all, counts) => all + (counts?.adult ?? 0), 0);
    if (sum !== count) world.violated('MISCOUNT', `${sum} of ${count}`, session);
  }
}

type Counts = { adult?: number } | undefined;

/** What a tally is of, whoever counted. */
function sessionOf(tallyId: string): string {
  return tallyId.slice(0, tallyId.lastIndexOf('~'));
}
