import type { Clock } from './document.ts';

/** Whether `clock` has seen everything that `other` has: no entry of `other` is higher. */
export function covers(clock: Clock, other: Clock): boolean {
  return Object.entries(other).every(([writer, count]) => (clock[writer] ?? 0) >= count);
}

/** How two clocks stand to each other; `beside` means that each has seen what the other has not. */
export function compareClocks(a: Clock, b: Clock): 'equal' | 'newer' | 'older' | 'beside' {
  const aCovers = covers(a, b);
  const bCovers = covers(b, a);
  if (aCovers && bCovers) return 'equal';
  if (aCovers) return 'newer';
  return bCovers ? 'older' : 'beside';
}

/** The clock that has seen what either has: the higher number of every writer. */
export function mergedClock(a: Clock, b: Clock): Clock {
  const merged = { ...a };
  for (const [writer, count] of Object.entries(b)) {
    if (count > (merged[writer] ?? 0)) merged[writer] = count;
  }
  return merged;
}

/**
 * The clock after an edit. `number` is the next of one counter for the whole device, never of one
 * for the document: a number that is used twice lets a lost edit look like one that arrived.
 */
export function raisedClock(clock: Clock | undefined, writer: string, number: number): Clock {
  return { ...clock, [writer]: number };
}

/** Whether a clock is higher than another in an entry that is not the device's own. */
export function raisesAnother(clock: Clock, over: Clock, deviceId: string): boolean {
  return Object.entries(clock).some(
    ([name, count]) => !isOwnWriter(name, deviceId) && count > (over[name] ?? 0),
  );
}

/**
 * The name under which a device goes on in clocks after it let go of what it had written: by the number
 * that it has come to, so that none is given twice under which something was written.
 */
export function furtherWriter(deviceId: string, edits: number): string {
  return `${deviceId}.${edits.toString(16).padStart(6, '0')}`;
}

/**
 * Whether a clock entry belongs to a device: its id, or, after it lost its database and the count
 * with it, its id with a suffix of its own.
 */
export function isOwnWriter(writer: string, deviceId: string): boolean {
  return writer === deviceId || writer.startsWith(`${deviceId}.`);
}
