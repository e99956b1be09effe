import { type LocalTime, timeOf, type Weekday } from '#domain/local-time.ts';
import type { HoursPhrase, OpeningInterval } from '#domain/opening.ts';
import { type DayHours, spokenEnd } from '#domain/opening-days.ts';

/** What a language says in the sentence of the hours. Pieces begin small; sentences do not. */
export interface SentenceWords {
  /** "von April bis Oktober", "in ungeraden Kalenderwochen"; or nothing. */
  season(phrase: HoursPhrase): string;
  days(days: HoursPhrase['days'], afterSeason: boolean): string;
  otherwise: string;
  /** One piece, or more where the further ones are sentences of their own. */
  hours(hours: HoursPhrase['hours'], afterSeason: boolean): string[];
  note(comment: string): string;
  /** Between season and days, and between days and hours. */
  joints: { season: string; hours(days: HoursPhrase['days']): string };
}

/** The hours of a place as sentences, one clause after the other. */
export function hoursSentences(phrases: readonly HoursPhrase[], words: SentenceWords): string {
  return phrases.flatMap((phrase) => sentencesOf(phrase, words)).join(' ');
}

function sentencesOf(phrase: HoursPhrase, words: SentenceWords): string[] {
  const season = words.season(phrase);
  const days = phrase.otherwise ? words.otherwise : daysOf(phrase, season !== '', words);
  const [first = '', ...further] = words.hours(phrase.hours, season !== '');
  const rest = days && first ? days + words.joints.hours(phrase.days) + first : days || first;
  const sentences = [season && rest ? season + words.joints.season + rest : season || rest];
  const note = phrase.comment ? [words.note(phrase.comment)] : [];
  return [...sentences, ...further, ...note].map(asSentence);
}

/** "Every day" goes without saying where no times follow: "closed", "by appointment". */
function daysOf(phrase: HoursPhrase, afterSeason: boolean, words: SentenceWords): string {
  const { days, hours } = phrase;
  const saysTimes = hours.kind === 'roundTheClock' || ('times' in hours && hours.times);
  return days.kind === 'everyDay' && !saysTimes ? '' : words.days(days, afterSeason);
}

function asSentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?؟]$/.test(begun) ? begun : `${begun}.`;
}

/** What a language says in a row of the week. */
export interface RowWords {
  unknown: string;
  closed: string;
  closedFor(reason: string): string;
  roundTheClock: string;
  range(from: LocalTime, to: LocalTime): string;
  openEnd(from: LocalTime): string;
  /** After a range whose end is not the end. */
  longer: string;
  maybe(range: string): string;
  onHoliday(name: string): string;
  byAppointment: string;
  rangeByAppointment(range: string): string;
  otherwiseByAppointment: string;
  withNote(text: string, note: string): string;
  and(texts: string[]): string;
}

/** The hours of one day as a row of the week says them. */
export function dayRow(day: DayHours, words: RowWords): string {
  if (!day.known) return words.unknown;
  if (day.intervals.length === 0)
    return day.closedReason ? words.closedFor(day.closedReason) : words.closed;
  const holiday = day.intervals.find((interval) => interval.holiday)?.holiday;
  if (holiday) return words.onHoliday(holiday);
  const fixed = day.intervals.filter((interval) => !isFiller(interval));
  const texts = fixed.map((interval) => rangeText(interval, fixed, words)).filter(Boolean);
  const hasFiller = fixed.length < day.intervals.length;
  if (texts.length === 0) return words.byAppointment;
  const all = words.and(texts) + (hasFiller ? words.otherwiseByAppointment : '');
  return day.changedReason ? words.withNote(all, day.changedReason) : all;
}

/** What is by appointment whenever nothing else is: it reaches midnight. */
function isFiller({ state, start, end }: OpeningInterval): boolean {
  const reachesMidnight = timeOf(start) === '00:00' || start.slice(0, 10) !== end.slice(0, 10);
  return state === 'byAppointment' && reachesMidnight;
}

function rangeText(interval: OpeningInterval, day: OpeningInterval[], words: RowWords): string {
  const [from, to] = [timeOf(interval.start), spokenEnd(interval.end).time];
  if (interval.openEnd) {
    const goesOn = day.some((one) => one.end === interval.start);
    return goesOn ? '' : words.openEnd(from);
  }
  const isWhole = from === '00:00' && to === '24:00';
  const range = isWhole ? words.roundTheClock : words.range(from, to);
  const isLonger = day.some((one) => one.openEnd && one.start === interval.end);
  const text = isLonger ? range + words.longer : range;
  if (interval.state === 'byAppointment') return words.rangeByAppointment(text);
  if (interval.comment) return words.withNote(text, interval.comment);
  return interval.state === 'unknown' ? words.maybe(text) : text;
}

/** Weekdays in runs: Monday to Wednesday and Friday are `[[1, 3], [5, 5]]`. Two are no run. */
export function weekdayRuns(weekdays: readonly Weekday[]): [Weekday, Weekday][] {
  const runs: [Weekday, Weekday][] = [];
  for (const weekday of weekdays) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === weekday) last[1] = weekday;
    else runs.push([weekday, weekday]);
  }
  return runs.flatMap(([from, to]): [Weekday, Weekday][] =>
    to - from === 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  );
}
