import { isOwnWriter, mergedClock } from './clock.ts';
import type { Clock } from './document.ts';
import type { Held } from './local-copy.ts';
import { clockOf, type Version } from './version.ts';

/**
 * The clock entries of a device under its new name, as far as they are its edits of what no server has seen
 * yet. What it wrote on, `bases`, keeps its numbers, or the edit would not say that it had seen that.
 */
export function renamedWriter(
  version: Version,
  bases: readonly Held[],
  from: string,
  to: string,
): Version {
  const seen = bases.map((held) => clockOf(held.version)).reduce(mergedClock, {});
  const clock: Clock = {};
  for (const [name, count] of Object.entries(clockOf(version))) {
    const known = isOwnWriter(name, from) ? Math.min(count, seen[name] ?? 0) : count;
    if (known > 0) clock[name] = known;
    if (count > known) clock[to] = Math.max(clock[to] ?? 0, count);
  }
  return version.deleted ? { ...version, clock } : { doc: { ...version.doc, clock } };
}

/** A version that goes on from what was sent of it: under another name, where the device got one meanwhile. */
export function havingSeen(version: Version, sent: Version): Version {
  const clock = mergedClock(clockOf(version), clockOf(sent));
  return version.deleted ? { ...version, clock } : { doc: { ...version.doc, clock } };
}
