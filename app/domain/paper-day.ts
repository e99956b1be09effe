import { keyOf } from './ids.ts';
import { addDays, instantOf, type LocalDate } from './local-time.ts';
import type { Visit } from './visit.ts';

/*
 * A Treff without a tablet is kept on paper and keyed in later. What is keyed in belongs to the day on
 * which it was; it may be done for so many days, so that a wrong date does not write into a year long ago.
 * That is a rule for screens and commands: a server refuses no write for its time (permissions.ts).
 */

/** So many days after a Treff its sheet of paper may be keyed in. */
export const PAPER_DAYS = 14;

/** A Treff's opening on a day that is over. */
export interface PaperDay {
  placeId: string;
  date: LocalDate;
}

/** Whether a day is over, and not too long ago to be keyed in. */
export function canKeyIn(date: LocalDate, today: LocalDate): boolean {
  return date < today && date >= addDays(today, -PAPER_DAYS);
}

/** The days that can be keyed in, the newest first. */
export function daysToKeyIn(today: LocalDate): LocalDate[] {
  return Array.from({ length: PAPER_DAYS }, (_, index) => addDays(today, -1 - index));
}

/** Place and day of a session's id. */
export function paperDayOf(sessionId: string): PaperDay {
  const key = keyOf(sessionId);
  const at = key.lastIndexOf('~');
  return { placeId: `place:${key.slice(0, at)}`, date: key.slice(at + 1) };
}

/** When somebody came of whom a sheet says no more than the day: its last minute, so that whatever else
 *  knows better was earlier and stands. */
export function paperMoment(date: LocalDate): string {
  return instantOf(`${date}T23:59`).toISOString();
}

/** Whether it is known at what time somebody came. */
export function hasTime({ sessionId, at }: Pick<Visit, 'sessionId' | 'at'>): boolean {
  return at !== paperMoment(paperDayOf(sessionId).date);
}
