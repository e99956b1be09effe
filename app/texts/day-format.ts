import type { LocalDate } from '#domain/local-time.ts';

/**
 * Writes days in a language. The browser's formatter is made when the first day is written: each
 * takes an old phone some 10 ms, and few screens need more than one.
 */
export function dayFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (date: LocalDate) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (date) => {
    format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return format.format(new Date(`${date}T12:00Z`));
  };
}
