import { isOwnWriter } from './clock.ts';
import { clockOf, type Version } from './version.ts';

/** The clock entries of a device under its new name; for what no server has seen yet. */
export function renamedWriter(version: Version, from: string, to: string): Version {
  const rename = (clock: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(clock).map(([name, count]) => [isOwnWriter(name, from) ? to : name, count]),
    );
  return version.deleted
    ? { ...version, clock: rename(version.clock) }
    : { doc: { ...version.doc, clock: rename(clockOf(version)) } };
}
