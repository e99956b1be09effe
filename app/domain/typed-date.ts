import { isLocalDate, type LocalDate } from './local-time.ts';

/** Two digits of a year mean this century. */
const CENTURY = '20';

/**
 * A day as people type it ("1.12.2026", "01. 12. 26", "1/12/2026", "2026-12-01"); `undefined` where it
 * is none.
 */
export function dateFromTyped(typed: string): LocalDate | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const german = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : german ? german.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const whole = year.length === 2 ? CENTURY + year : year;
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** A day as it stands in a field to be corrected: "1.12.2026". */
export function typedDate(date: LocalDate | undefined): string {
  if (date === undefined) return '';
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}
