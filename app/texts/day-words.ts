import type { LocalDate, LocalDateTime } from '#domain/local-time.ts';
import { addDays } from '#domain/local-time.ts';
import type { Texts } from './de.ts';

/** A day as it is spoken: "Dienstag, 1. Dezember"; with its year where that is another one. */
export function dayWords(texts: Texts, date: LocalDate, today: LocalDate): string {
  if (date.slice(0, 4) === today.slice(0, 4)) return texts.dates.day(date);
  return texts.events.moment(texts.dates.weekday(date), texts.dates.dayWithYear(date));
}

/** A heading's day: "Heute, Dienstag, 1. Dezember". */
export function dayHeading(texts: Texts, date: LocalDate, today: LocalDate): string {
  const spoken = dayWords(texts, date, today);
  if (date === today) return texts.events.moment(texts.dates.today, spoken);
  if (date === addDays(today, 1)) return texts.events.moment(texts.dates.tomorrow, spoken);
  return spoken;
}

/** A day to choose in a line as narrow as a phone's: "Heute, 1. Dezember", "Mittwoch, 2. Dezember". */
export function dayOption(texts: Texts, date: LocalDate, today: LocalDate): string {
  const isTomorrow = date === addDays(today, 1);
  const near = date === today ? texts.dates.today : isTomorrow && texts.dates.tomorrow;
  if (!near) return dayWords(texts, date, today);
  return texts.events.moment(near, texts.events.dayAndMonth(date));
}

/** A day, with its time where it has one: "Dienstag, 1. Dezember, 15 Uhr". */
export function momentWords(
  texts: Texts,
  local: LocalDateTime | LocalDate,
  today: LocalDate,
): string {
  const day = dayWords(texts, local.slice(0, 10), today);
  return local.length > 10 ? texts.events.moment(day, texts.dates.time(local.slice(11))) : day;
}

/** When something was last so, near days by their name: "heute, 9:40 Uhr". */
export function recentWords(texts: Texts, local: LocalDateTime, today: LocalDate): string {
  const date = local.slice(0, 10);
  const day = nearDay(texts, date, today) ?? dayWords(texts, date, today);
  return texts.events.moment(day, texts.dates.time(local.slice(11)));
}

/** The same after "seit": "gestern 15 Uhr", "Freitag, 27. November, 18 Uhr". */
export function sinceDayWords(texts: Texts, local: LocalDateTime, today: LocalDate): string {
  const near = nearDay(texts, local.slice(0, 10), today);
  return near ? `${near} ${texts.dates.time(local.slice(11))}` : recentWords(texts, local, today);
}

function nearDay(texts: Texts, date: LocalDate, today: LocalDate): string | undefined {
  if (date === today) return texts.dates.todayInSentence;
  return date === addDays(today, -1) ? texts.dates.yesterdayInSentence : undefined;
}

/** The day, month or year that data describe: "1. Dezember 2026", "Mai 2014", "2014". */
export function asOfWords(texts: Texts, asOf: string): string {
  if (asOf.length === 4) return asOf;
  return asOf.length === 7 ? texts.dates.month(`${asOf}-01`) : texts.dates.dayWithYear(asOf);
}
