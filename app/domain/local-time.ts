/** A day as people mean it: `2026-12-01`. */
export type LocalDate = string;
/** A time of day as people mean it: `15:00`; the end of a day is `24:00`. */
export type LocalTime = string;
/** A day and a time of it, without a zone: `2026-12-01T15:00`. */
export type LocalDateTime = string;
/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The zone of every quarter of the product. */
export const BERLIN = 'Europe/Berlin';

const DAY_MS = 86_400_000;
const LOCAL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const LOCAL_DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-4]):[0-5]\d$/;
/** Since then Berlin's clock follows the rule that our calendar files carry too. */
const RULE_SINCE = Date.UTC(1996, 0, 1);
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the text is a day of the calendar (30 February is not). */
export function isLocalDate(text: string): boolean {
  return LOCAL_DATE.test(text) && new Date(`${text}T00:00Z`).toISOString().startsWith(text);
}

/** Whether the text is a day of the calendar and a time of day. */
export function isLocalDateTime(text: string): boolean {
  return LOCAL_DATE_TIME.test(text) && isLocalDate(text.slice(0, 10));
}

/** The wall clock of a zone at an instant. */
export function localDateTimeAt(instant: Date, zone: string = BERLIN): LocalDateTime {
  if (zone === BERLIN && instant.getTime() >= RULE_SINCE) return berlinAt(instant);
  const parts: Record<string, string> = {};
  for (const part of formatFor(zone).formatToParts(instant)) parts[part.type] = part.value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The instant at which a wall clock of the zone shows the local time. A time that a spring clock
 *  change skips is moved forward by the gap; one that an autumn change repeats is its first
 *  (RFC 5545, 3.3.5). */
export function instantOf(local: LocalDateTime, zone: string = BERLIN): Date {
  const asUtc = Date.parse(`${dateOf(local)}T00:00Z`) + minutesOf(timeOf(local)) * 60_000;
  const before = asUtc - offsetAt(new Date(asUtc - DAY_MS), zone);
  if (offsetAt(new Date(before), zone) === asUtc - before) return new Date(before);
  const after = asUtc - offsetAt(new Date(asUtc + DAY_MS), zone);
  if (offsetAt(new Date(after), zone) === asUtc - after) return new Date(after);
  return new Date(before);
}

/** The day of a local date and time. */
export function dateOf(local: LocalDateTime): LocalDate {
  return local.slice(0, 10);
}

/** The time of day of a local date and time. */
export function timeOf(local: LocalDateTime): LocalTime {
  return local.slice(11, 16);
}

/** Minutes since midnight of a time of day; `24:00` is 1440. */
export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The day so many days later; negative counts go back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The wall clock so many minutes later, on a clock that nobody changes. */
export function addMinutes(local: LocalDateTime, minutes: number): LocalDateTime {
  const start = Date.parse(`${dateOf(local)}T00:00Z`) + minutesOf(timeOf(local)) * 60_000;
  return new Date(start + minutes * 60_000).toISOString().slice(0, 16);
}

/** Minutes from one wall clock to another, on a clock that nobody changes. */
export function minutesBetween(from: LocalDateTime, to: LocalDateTime): number {
  const days = daysBetween(dateOf(from), dateOf(to));
  return days * 1440 + minutesOf(timeOf(to)) - minutesOf(timeOf(from));
}

/** Whole days from one day to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
}

/** The weekday of a day, Monday 1 to Sunday 7. */
export function weekdayOf(date: LocalDate): Weekday {
  return (((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** The Monday of the day's week. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The calendar week of a day, 1 to 53 (ISO 8601: week 1 holds the year's first Thursday). */
export function calendarWeekOf(date: LocalDate): number {
  const thursday = addDays(mondayOf(date), 3);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant. */
function offsetAt(instant: Date, zone: string): number {
  const wall = Date.parse(`${localDateTimeAt(instant, zone)}Z`);
  return wall - Math.floor(instant.getTime() / 60_000) * 60_000;
}

/** The wall clock of Berlin by the rule itself: an old phone takes some 15 ms to load its own. */
function berlinAt(instant: Date): LocalDateTime {
  const time = instant.getTime();
  const year = instant.getUTCFullYear();
  const isSummer = time >= clockChange(year, 'March') && time < clockChange(year, 'October');
  const offset = (isSummer ? 2 : 1) * 3_600_000;
  return new Date(time + offset).toISOString().slice(0, 16);
}

/** One o'clock UTC on the last Sunday of the month. [Directive 2000/84/EC] */
function clockChange(year: number, month: 'March' | 'October'): number {
  const lastDay = Date.UTC(year, month === 'March' ? 2 : 9, 31);
  return lastDay - new Date(lastDay).getUTCDay() * DAY_MS + 3_600_000;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}
