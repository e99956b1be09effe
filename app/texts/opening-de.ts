import {
  addDays,
  dateOf,
  daysBetween,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  timeOf,
  type Weekday,
  weekdayOf,
} from '#domain/local-time.ts';
import type { HoursPhrase, OpeningStatus, SpokenTimes } from '#domain/opening.ts';
import { type DayHours, spokenEnd } from '#domain/opening-days.ts';
import { dayRow, hoursSentences, type RowWords, weekdayRuns } from './hours-sentence.ts';

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const NTH: Record<number, string> = {
  1: 'ersten',
  2: 'zweiten',
  3: 'dritten',
  4: 'vierten',
  5: 'fünften',
  [-1]: 'letzten',
};

const clock = (time: LocalTime) => time.replace(/^0(?=\d)/, '').replace(/:00$/, '');
const and = (words: string[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' und ');
const named = (weekday: Weekday) => WEEKDAYS[weekday - 1] ?? '';
const onEvery = (weekday: Weekday) => `${named(weekday).toLowerCase()}s`;
const dayOfYear = (date: LocalDate) =>
  `${Number(date.slice(8))}. ${MONTHS[Number(date.slice(5, 7)) - 1]}`;

/** What the screens say about opening hours. */
export const openingDe = {
  /** At the door: "Jetzt geöffnet, bis 18 Uhr", "Geschlossen, öffnet morgen um 9 Uhr". */
  status: (status: OpeningStatus, now: LocalDateTime): string => statusWords(status, now),
  /** The hours in sentences: "Montag bis Freitag von 9 bis 18 Uhr. An Feiertagen geschlossen." */
  sentence: (phrases: readonly HoursPhrase[]): string => hoursSentences(phrases, sentenceWords),
  /** The hours kept for older people: "Für Ältere: Dienstag von 8 bis 9 Uhr." */
  seniors: (phrases: readonly HoursPhrase[]): string =>
    `Für Ältere: ${hoursSentences(phrases, sentenceWords)}`,
  /** A row of the week: "9 bis 12 Uhr und 14 bis 18 Uhr", "geschlossen". */
  day: (day: DayHours): string => dayRow(day, rowWords),
  /** Above hours that only stand there as their source wrote them. */
  asWritten: 'Diese Zeiten stehen so in der Quelle. Bitte rufen Sie vorher an.',
  unknown: 'Zeiten unbekannt, bitte anrufen',
};

/** What every text set says about opening hours. */
export type OpeningTexts = typeof openingDe;

function statusWords(status: OpeningStatus, now: LocalDateTime): string {
  if (status.state === 'open') {
    const open = status.seniorsOnly ? 'Jetzt geöffnet für Ältere' : 'Jetzt geöffnet';
    return status.until ? `${open}, bis ${untilWords(status.until, now)}` : open;
  }
  if (status.state === 'closesSoon') {
    const time = clock(spokenEnd(status.until).time);
    return status.seniorsOnly
      ? `Für Ältere geöffnet, schließt bald: um ${time} Uhr`
      : `Schließt bald: um ${time} Uhr`;
  }
  if (status.state === 'closed') return closedWords(status, now);
  if (status.state === 'byAppointment') return 'Nach Anmeldung';
  if (status.state !== 'unknown') throw new Error('a status that nobody knows');
  return status.holiday ? `Heute ist ${status.holiday}, bitte vorher anrufen` : openingDe.unknown;
}

function closedWords(
  { opensAt, reason }: Extract<OpeningStatus, { state: 'closed' }>,
  now: LocalDateTime,
): string {
  const opens = opensAt && `öffnet ${whenWords(opensAt, now)}`;
  if (reason) return `Geschlossen: ${reason}${opens ? `. Ö${opens.slice(1)}` : ''}`;
  return opens ? `Geschlossen, ${opens}` : 'Geschlossen';
}

/** "18 Uhr", "morgen um 2 Uhr", "Freitag um 18 Uhr". */
function untilWords(until: LocalDateTime, now: LocalDateTime): string {
  const { date, time } = spokenEnd(until);
  if (date <= dateOf(now)) return `${clock(time)} Uhr`;
  return `${dayWords(date, dateOf(now), '')} um ${clock(time)} Uhr`;
}

/** "um 15 Uhr", "morgen um 9 Uhr", "am Donnerstag um 9 Uhr", "am 14. Dezember um 9 Uhr". */
function whenWords(moment: LocalDateTime, now: LocalDateTime): string {
  const at = `um ${clock(timeOf(moment))} Uhr`;
  if (dateOf(moment) === dateOf(now)) return at;
  return `${dayWords(dateOf(moment), dateOf(now), 'am ')} ${at}`;
}

function dayWords(date: LocalDate, today: LocalDate, on: string): string {
  if (date === addDays(today, 1)) return 'morgen';
  return on + (daysBetween(today, date) < 7 ? named(weekdayOf(date)) : dayOfYear(date));
}

function timesWords(times: SpokenTimes[]): string {
  const ranges = times.map(({ from, to }) =>
    to === 'openEnd' ? `ab ${clock(from)}` : `von ${clock(from)} bis ${clock(to)}`,
  );
  return `${and(ranges)} Uhr`;
}

/** The pieces of which German sentences of hours are made. */
export const sentenceWords = {
  season: ({ months, weeks }: HoursPhrase): string => {
    const [from, to] = [MONTHS[(months?.from ?? 0) - 1], MONTHS[(months?.to ?? 0) - 1]];
    const inMonths = from === to ? `im ${from}` : `von ${from} bis ${to}`;
    const inWeeks = `in ${weeks === 'odd' ? 'ungeraden' : 'geraden'} Kalenderwochen`;
    return [months && inMonths, weeks && inWeeks].filter(Boolean).join(' ');
  },
  days: (days: HoursPhrase['days'], afterSeason: boolean): string => {
    if (days.kind === 'publicHolidays') return 'an Feiertagen';
    if (days.kind === 'schoolHolidays') return 'in den Schulferien';
    if (days.kind === 'nthOfMonth')
      return `jeden ${and(days.nth.map((nth) => NTH[nth] ?? ''))} ${named(days.weekday)} im Monat`;
    if (days.kind === 'everyDay') return 'täglich';
    const name = afterSeason ? onEvery : named;
    const runs = weekdayRuns(days.weekdays);
    return and(runs.map(([a, b]) => (a === b ? name(a) : `${name(a)} bis ${name(b)}`)));
  },
  otherwise: 'sonst',
  hours: (hours: HoursPhrase['hours'], afterSeason: boolean): string[] => {
    if (hours.kind === 'closed') return ['geschlossen'];
    if (hours.kind === 'roundTheClock') return ['rund um die Uhr'];
    const end = hours.kind === 'byAppointment' ? ' nach Anmeldung' : '';
    const [first, ...further] = hours.times ?? [];
    if (!first) return [end.trim()];
    if (!afterSeason) return [timesWords([first, ...further]) + end];
    return [timesWords([first]) + end, ...further.map((one) => `und ${timesWords([one])}${end}`)];
  },
  note: (comment: string): string => `Hinweis: ${comment}`,
  joints: { season: ' ', hours: (_days: HoursPhrase['days']): string => ' ' },
};

const rowWords: RowWords = {
  unknown: openingDe.unknown,
  closed: 'geschlossen',
  closedFor: (reason) => `geschlossen: ${reason}`,
  roundTheClock: 'rund um die Uhr',
  range: (from, to) => `${clock(from)} bis ${clock(to)} Uhr`,
  openEnd: (from) => `ab ${clock(from)} Uhr`,
  longer: ', vielleicht länger',
  maybe: (range) => `vielleicht ${range}`,
  onHoliday: (name) => `${name}, bitte vorher anrufen`,
  byAppointment: 'nach Anmeldung',
  rangeByAppointment: (range) => `${range} nach Anmeldung`,
  otherwiseByAppointment: ', sonst nach Anmeldung',
  withNote: (text, note) => `${text} (${note})`,
  and,
};
