const SHORTEST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to rest after so many failures in a row (1 is the first), in ms: twice as long each time
 * up to five minutes, shortened by up to half at random, so that devices that lost the same server
 * do not all come back at once. `random` is in [0, 1).
 */
export function restAfter(failures: number, random: number): number {
  const longest = Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS);
  return longest * (1 - random / 2);
}
