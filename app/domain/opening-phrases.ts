import {
  addDays,
  addMinutes,
  calendarWeekOf,
  daysBetween,
  type LocalDate,
  type LocalDateTime,
  minutesOf,
  weekdayOf,
} from './local-time.ts';
import type { HoursPhrase, OpeningInterval, SpokenTimes } from './opening.ts';

/** Which days are holidays of the Land. */
export interface HolidayCalendar {
  isPublicHoliday(date: LocalDate): boolean;
  isSchoolHoliday(date: LocalDate): boolean;
}

type Stretch = Pick<OpeningInterval, 'start' | 'end' | 'state'>;

/**
 * What a listener takes the clauses to mean from a day until another (exclusive), merged and in
 * order. On a holiday the clause about holidays holds alone, "geschlossen" beats times, several
 * clauses for one day add up. This is what makes it possible to prove a spoken sentence right.
 */
export function meaningOf(
  phrases: readonly HoursPhrase[],
  from: LocalDate,
  until: LocalDate,
  holidays: HolidayCalendar,
): Stretch[] {
  const said: Stretch[] = [];
  for (let date = addDays(from, -1); date < until; date = addDays(date, 1))
    for (const phrase of phrasesFor(phrases, date, holidays))
      said.push(...stretchesOn(phrase, date));
  const merged = mergedStretches(said);
  const otherwise = phrases.find((phrase) => phrase.otherwise);
  const window: Stretch = { start: `${from}T00:00`, end: `${until}T00:00`, state: 'byAppointment' };
  const all = otherwise ? mergedStretches([...merged, ...gapsBetween(merged, window)]) : merged;
  return within(all, window.start, window.end);
}

/** Stretches cut to the time between two moments. */
export function within<Kind extends Stretch>(
  stretches: Kind[],
  from: string,
  until: string,
): Kind[] {
  return stretches
    .map((one) => ({
      ...one,
      start: one.start > from ? one.start : from,
      end: one.end < until ? one.end : until,
    }))
    .filter((one) => one.start < one.end);
}

/** Sorted, and joined where the same state goes on without a break. */
export function mergedStretches<Kind extends Stretch>(stretches: Kind[]): Kind[] {
  const sorted = [...stretches].sort((a, b) => (a.start < b.start ? -1 : 1));
  const merged: Kind[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last && last.state === next.state && next.start <= last.end)
      merged[merged.length - 1] = { ...last, end: later(next.end, last.end) };
    else merged.push(next);
  }
  return merged;
}

function later(a: LocalDateTime, b: LocalDateTime): LocalDateTime {
  return a.localeCompare(b) > 0 ? a : b;
}

function phrasesFor(
  phrases: readonly HoursPhrase[],
  date: LocalDate,
  holidays: HolidayCalendar,
): HoursPhrase[] {
  const inSeason = phrases.filter((phrase) => !phrase.otherwise && isInSeason(phrase, date));
  const ofKind = (kind: HoursPhrase['days']['kind']) =>
    inSeason.filter((phrase) => phrase.days.kind === kind);
  const publicOnes = ofKind('publicHolidays');
  if (publicOnes.length > 0 && holidays.isPublicHoliday(date)) return publicOnes;
  const schoolOnes = ofKind('schoolHolidays');
  if (schoolOnes.length > 0 && holidays.isSchoolHoliday(date)) return schoolOnes;
  const matching = inSeason.filter((phrase) => isOnDay(phrase, date));
  return matching.some((phrase) => phrase.hours.kind === 'closed') ? [] : matching;
}

function isInSeason({ months, weeks }: HoursPhrase, date: LocalDate): boolean {
  const isOdd = calendarWeekOf(date) % 2 === 1;
  if (weeks && (weeks === 'odd') !== isOdd) return false;
  if (!months) return true;
  const month = Number(date.slice(5, 7));
  return months.from <= months.to
    ? months.from <= month && month <= months.to
    : months.from <= month || month <= months.to;
}

function isOnDay({ days }: HoursPhrase, date: LocalDate): boolean {
  if (days.kind === 'everyDay') return true;
  if (days.kind === 'weekdays') return days.weekdays.includes(weekdayOf(date));
  if (days.kind !== 'nthOfMonth' || days.weekday !== weekdayOf(date)) return false;
  const fromStart = Math.ceil(Number(date.slice(8)) / 7);
  const fromEnd = -Math.ceil(daysBetween(date, firstOfNextMonth(date)) / 7);
  return days.nth.includes(fromStart) || days.nth.includes(fromEnd);
}

function firstOfNextMonth(date: LocalDate): LocalDate {
  return `${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}

function stretchesOn(phrase: HoursPhrase, date: LocalDate): Stretch[] {
  const { hours } = phrase;
  if (hours.kind === 'closed') return [];
  const state = hours.kind === 'byAppointment' ? 'byAppointment' : 'open';
  const allDay = [{ from: '00:00', to: '24:00' }];
  const times = hours.kind === 'roundTheClock' ? allDay : (hours.times ?? allDay);
  return times.map((one) => stretchOf(one, date, state));
}

function stretchOf(
  { from, to }: SpokenTimes,
  date: LocalDate,
  state: OpeningInterval['state'],
): Stretch {
  const start = `${date}T${from}`;
  if (to === 'openEnd')
    return { start, end: addMinutes(start, guessedMinutes(from)), state: 'unknown' };
  const length = minutesOf(to) - minutesOf(from);
  return { start, end: addMinutes(start, length > 0 ? length : length + 1440), state };
}

/** How long the OSM evaluation takes a place without a closing time to stay open. */
function guessedMinutes(from: string): number {
  if (minutesOf(from) >= 22 * 60) return 8 * 60;
  return minutesOf(from) >= 17 * 60 ? 10 * 60 : 1440 - minutesOf(from);
}

function gapsBetween(stretches: Stretch[], window: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let reached = window.start;
  for (const { start, end } of stretches) {
    if (reached < start) gaps.push({ start: reached, end: start, state: window.state });
    if (end > reached) reached = end;
  }
  if (reached < window.end) gaps.push({ start: reached, end: window.end, state: window.state });
  return gaps;
}
