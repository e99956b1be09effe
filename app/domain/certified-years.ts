import type { LocalDate } from './local-time.ts';

/** What the hours of a volunteer are counted from. */
const CERTIFIED_TYPES = ['shift', 'session', 'response'] as const;

/**
 * Whether all that was done in a year is still there, so that its hours can be certified: as long as the
 * quarter's retention (months by type) keeps what arrived at the beginning of the year before. A shift may
 * be entered that early.
 */
export function isCertifiable(
  year: string,
  today: LocalDate,
  retention: Readonly<Record<string, number>> = {},
): boolean {
  const kept = CERTIFIED_TYPES.flatMap((type) => retention[type] ?? []);
  if (kept.length === 0) return true;
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number);
  return (thisYear - Number(year) + 1) * 12 + thisMonth - 1 <= Math.min(...kept);
}
