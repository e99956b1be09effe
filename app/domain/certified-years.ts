import type { LocalDate } from './local-time.ts';

/** What the hours of a volunteer are counted from. */
export const CERTIFIED_TYPES = ['shift', 'session', 'response'] as const;

/** For so many years after the one in which it arrived the server keeps it, however short a quarter's
 *  retention is. */
export const CERTIFIED_YEARS = 2;

/**
 * Whether all that was done in a year is still there, so that its hours can be certified: always for this
 * year and the last, and for others as long as the quarter's retention (months by type) keeps them.
 */
export function isCertifiable(
  year: string,
  today: LocalDate,
  retention: Readonly<Record<string, number>> = {},
): boolean {
  const kept = CERTIFIED_TYPES.flatMap((type) => retention[type] ?? []);
  if (kept.length === 0) return true;
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number);
  if (thisYear - Number(year) < CERTIFIED_YEARS) return true;
  // A shift of January may have been entered months before: a year is taken off.
  return (thisYear - Number(year) + 1) * 12 + thisMonth - 1 <= Math.min(...kept);
}
