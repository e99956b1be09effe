/** The local fields of a `Date` that have a UTC sister. */
const METHODS = [
  'getFullYear',
  'getMonth',
  'getDate',
  'getDay',
  'getHours',
  'getMinutes',
  'getSeconds',
  'setFullYear',
  'setMonth',
  'setDate',
  'setHours',
  'setMinutes',
  'setSeconds',
] as const;

/**
 * Makes every `Date` of this worker one whose local time is UTC: no zone, no clock changes. To be
 * called in a worker of its own, before the first date.
 *
 * The hours library reckons with local fields throughout. On a phone in Cairo or Beirut, where a
 * clock change skips midnight, or anywhere the clocks change on other days than in Berlin, its
 * answers would be wrong by an hour; with these dates they are wall clock, in any zone.
 */
export function useWallClockDates(): void {
  for (const name of METHODS) {
    const inUtc = name.replace(/^(get|set)/, '$1UTC') as typeof name;
    Object.defineProperty(WallClockDate.prototype, name, { value: Date.prototype[inUtc] });
  }
  globalThis.Date = WallClockDate as DateConstructor;
}

class WallClockDate extends Date {
  constructor(...parts: unknown[]) {
    if (parts.length > 1) super(Date.UTC(...(parts as [number, number])));
    else super(...(parts as []));
  }

  override getTimezoneOffset(): number {
    return 0;
  }
}
