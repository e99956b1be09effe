import type { LocalDate, LocalDateTime, LocalTime } from '#domain/local-time.ts';
import { addDays, dateOf, isLocalDate, isLocalDateTime } from '#domain/local-time.ts';

/** Begin and end as text says them: with times local, a day alone where it names no time. */
export interface Span {
  start: LocalDateTime | LocalDate;
  end?: LocalDateTime;
}

const ISO_DATE = /\b(\d{4})-(\d\d)-(\d\d)/;
const GERMAN_DATE = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/;
const TIME = String.raw`(\d{1,2})(?:[:.](\d\d))?`;
const FROM_TO = new RegExp(String.raw`${TIME}\s*(?:Uhr)?\s*(?:-|–|bis)\s*${TIME}\s*Uhr`, 'i');
const FROM = new RegExp(String.raw`${TIME}\s*Uhr|\b(\d{1,2})[:.](\d\d)\b`, 'i');

/** The first day in a text: "2014-05-04", "4.5.2014". Two-digit years are not guessed. */
export function dateIn(text: string): LocalDate | undefined {
  const iso = ISO_DATE.exec(text);
  const german = GERMAN_DATE.exec(text);
  const [year, month, day] = iso
    ? iso.slice(1)
    : [german?.[3], german?.[2]?.padStart(2, '0'), german?.[1]?.padStart(2, '0')];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : undefined;
}

/** Begin and end from a day and a text of times: "14:00-18:00 Uhr", "14.30 Uhr", "ab 14 Uhr".
 *  An end before the begin is on the next day. `undefined` without a day. */
export function spanIn(dateText: string, timeText: string): Span | undefined {
  const date = dateIn(dateText);
  if (!date) return undefined;
  const times = FROM_TO.exec(timeText);
  if (!times) {
    const time = FROM.exec(timeText);
    const start = `${date}T${timeOf(time?.[1] ?? time?.[3], time?.[2] ?? time?.[4])}`;
    return { start: isLocalDateTime(start) ? start : date };
  }
  const start = `${date}T${timeOf(times[1], times[2])}`;
  const sameDay = `${date}T${timeOf(times[3], times[4])}`;
  const end = sameDay > start ? sameDay : `${addDays(dateOf(start), 1)}${sameDay.slice(10)}`;
  if (!isLocalDateTime(start)) return { start: date };
  return isLocalDateTime(end) ? { start, end } : { start };
}

function timeOf(hours: string | undefined, minutes: string | undefined): LocalTime {
  return `${hours?.padStart(2, '0')}:${minutes ?? '00'}`;
}
