import type { EmergencyNumber, Quarter } from './quarter.ts';

/** Numbers that hold all over Germany. They need no quarter and no network to be shown. */
export const EMERGENCY_NUMBERS = [
  { kind: 'rescue', number: '112' },
  { kind: 'police', number: '110' },
  { kind: 'doctor', number: '116117' },
  { kind: 'counselling', number: '116123' },
] as const;

/** What a quarter adds to the numbers that everybody has, in its own order, none twice. */
export function furtherNumbers(quarter: Pick<Quarter, 'emergency'> | undefined): EmergencyNumber[] {
  const known = new Set<string>(EMERGENCY_NUMBERS.map(({ number }) => number));
  return (quarter?.emergency?.numbers ?? []).filter(({ number }) => {
    const digits = number.replace(/[^+\d]/g, '');
    if (known.has(digits)) return false;
    known.add(digits);
    return true;
  });
}
