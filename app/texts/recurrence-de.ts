import type { LocalDate } from '#domain/local-time.ts';
import { dayFormat } from './day-format.ts';

const monthAlone = dayFormat('de-DE', { month: 'long' });

/** When an event recurs: words for the sentences of recurrence-lines.ts. */
export const recurrenceDe = {
  /** Monday first, inside a sentence. */
  weekdays: [
    'montags',
    'dienstags',
    'mittwochs',
    'donnerstags',
    'freitags',
    'samstags',
    'sonntags',
  ],
  weekday: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  /** Which one of a month; -1 is the last. */
  nth: {
    1: 'ersten',
    2: 'zweiten',
    3: 'dritten',
    4: 'vierten',
    5: 'fünften',
    [-1]: 'letzten',
  } as Record<number, string>,
  /** "dienstags, mittwochs und freitags". */
  and: (words: string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' und $1'),
  fromTo: (from: string, to: string): string => `${from} bis ${to}`,
  daily: (every: number): string => (every === 1 ? 'täglich' : `alle ${every} Tage`),
  weekly: (days: string, every: number): string =>
    every === 1 ? days : `alle ${every} Wochen ${days}`,
  calendarWeeks: (days: string): { odd: string; even: string } => ({
    odd: `${days} in ungeraden Kalenderwochen`,
    even: `${days} in geraden Kalenderwochen`,
  }),
  nthOfMonth: (nth: string, weekday: string, every: number): string =>
    every === 1 ? `jeden ${nth} ${weekday} im Monat` : `alle ${every} Monate am ${nth} ${weekday}`,
  dayOfMonth: (day: number, every: number): string =>
    every === 1 ? `am ${day}. jedes Monats` : `alle ${every} Monate am ${day}. des Monats`,
  yearly: (day: string): string => `jedes Jahr am ${day}`,
  /** Lines: the days, and the time of day. */
  at: (days: string, time: string): string[] => [`${days}, ${time}`],
  month: (date: LocalDate): string => monthAlone(date),
  season: (from: string, to: string): string =>
    from === to ? `nur im ${from}` : `von ${from} bis ${to}`,
  until: (day: string): string => `bis ${day}`,
  notInSchoolHolidays: 'nicht in den Schulferien',
  notOnPublicHolidays: 'nicht an Feiertagen',
  byAppointment: 'nach Anmeldung',
};

export type RecurrenceWords = typeof recurrenceDe;
