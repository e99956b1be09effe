import { BERLIN, instantOf, type LocalDateTime, localDateTimeAt } from './local-time.ts';

const known = new Map<string, boolean>([
  [BERLIN, true],
  ['UTC', true],
]);

/** Whether this device knows the zone by its IANA name, as `Europe/Berlin` or `UTC`. */
export function isZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    answer = canFormat(name);
    known.set(name, answer);
  }
  return answer;
}

/** The wall clock of one zone as that of another at the same instant. A zone that nobody knows, or
 *  none, means the wall clock here (a "floating" time, RFC 5545, 3.3.5). */
export function inZone(
  local: LocalDateTime,
  from: string | undefined,
  to: string = BERLIN,
): LocalDateTime {
  if (from === undefined || from === to || !isZone(from)) return local;
  return localDateTimeAt(instantOf(local, from), to);
}

function canFormat(name: string): boolean {
  try {
    // An offset such as "+01:00" is no zone: it knows no summer time.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
