import type { Weekday } from '#domain/local-time.ts';
import type { RecurrenceDays, RecurrencePhrase } from '#domain/recurrence-phrase.ts';
import type { Texts } from './de.ts';
import { recurrenceOf } from './recurrence-texts.ts';

/**
 * When an event recurs, one line a sentence, without full stops: "Dienstags in ungeraden
 * Kalenderwochen, 15 bis 17 Uhr", "Nicht in den Schulferien". Nothing is said about a rule that
 * nobody would speak; without anything to say the list is empty.
 */
export function recurrenceLines(texts: Texts, phrase: RecurrencePhrase): string[] {
  const { days, months, until } = phrase;
  const said = recurrenceOf(texts);
  const month = (number: number) => said.month(firstOf(number));
  return [
    ...(days ? dayLines(texts, days, phrase.time) : []),
    ...(months ? [said.season(month(months.from), month(months.to))] : []),
    ...(until ? [said.until(texts.dates.dayWithYear(until))] : []),
    ...(phrase.notInSchoolHolidays ? [said.notInSchoolHolidays] : []),
    ...(phrase.notOnPublicHolidays ? [said.notOnPublicHolidays] : []),
    ...(phrase.byAppointment ? [said.byAppointment] : []),
  ].map((line) => line.charAt(0).toUpperCase() + line.slice(1));
}

function dayLines(texts: Texts, days: RecurrenceDays, time: RecurrencePhrase['time']): string[] {
  const words = dayWords(texts, days);
  if (!time) return [words];
  const { dates } = texts;
  const hours = time.to ? dates.timeRange(time.from, time.to) : dates.time(time.from);
  return recurrenceOf(texts).at(words, hours);
}

function dayWords(texts: Texts, days: RecurrenceDays): string {
  const said = recurrenceOf(texts);
  switch (days.kind) {
    case 'daily':
      return said.daily(days.every);
    case 'weekly':
      return said.weekly(weekdayWords(texts, days.weekdays), days.every);
    case 'calendarWeeks':
      return said.calendarWeeks(weekdayWords(texts, days.weekdays))[days.weeks];
    case 'nthOfMonth': {
      const nth = said.and(days.nth.map((one) => said.nth[one] ?? String(one)));
      return said.nthOfMonth(nth, said.weekday[days.weekday - 1] ?? '', days.every);
    }
    case 'dayOfMonth':
      return said.dayOfMonth(days.day, days.every);
    case 'yearly':
      return said.yearly(
        texts.events.dayAndMonth(`${firstOf(days.month).slice(0, 8)}${twoDigits(days.day)}`),
      );
  }
}

/** "dienstags und donnerstags"; three or more in a row as "montags bis freitags". */
function weekdayWords(texts: Texts, weekdays: readonly Weekday[]): string {
  const said = recurrenceOf(texts);
  const words = weekdays.map((weekday) => said.weekdays[weekday - 1] ?? '');
  const [first = 1, last = 1] = [weekdays[0], weekdays.at(-1)];
  const inRow = weekdays.length > 2 && last - first === weekdays.length - 1;
  return inRow ? said.fromTo(words[0] ?? '', words.at(-1) ?? '') : said.and(words);
}

/** The first day of a month in a leap year, which has every day. */
function firstOf(month: number): string {
  return `2024-${twoDigits(month)}-01`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
