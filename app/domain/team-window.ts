import { lendingsOf } from './lendings.ts';
import type { Loan } from './loan.ts';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from './local-time.ts';
import type { Body } from './version.ts';

/*
 * A team's device holds visits, counts and loans that are over for so many days only: a tablet that is
 * lost tells of weeks, not of years, and stays quick. Sessions, names, what is out and what is asked for
 * stay. The office holds all.
 */

const WINDOW_DAYS = 60;

/** The first day that a team's device still holds, at an instant of the server's clock. */
export function windowStart(now: Date): LocalDate {
  return addDays(dateOf(localDateTimeAt(now)), -WINDOW_DAYS);
}

/**
 * The ids of what ended before the first day: visits and counts by the day of their session or event, a month's
 * count by the month, a loan with all its steps by the day on which it came back.
 */
export function idsBefore(start: LocalDate, docs: Iterable<Body>): Set<string> {
  const before = new Set<string>();
  const steps: Loan[] = [];
  for (const doc of docs) {
    if (doc.type === 'loan') steps.push(doc as unknown as Loan);
    else if (isBefore(doc, start)) before.add(doc._id);
  }
  for (const { returned, steps: ofLoan } of lendingsOf(steps)) {
    if (returned && ofLoan.every(({ at }) => dayOf(at) < start)) {
      for (const { _id } of ofLoan) before.add(_id);
    }
  }
  return before;
}

function isBefore({ type, sessionId, month, date }: Body, start: LocalDate): boolean {
  if (type !== 'visit' && type !== 'tally') return false;
  if (typeof month === 'string') return month < start.slice(0, 'yyyy-mm'.length);
  if (typeof sessionId !== 'string') return typeof date === 'string' && date < start;
  return sessionId.slice(sessionId.lastIndexOf('~') + 1) < start;
}

function dayOf(instant: string): LocalDate {
  return dateOf(localDateTimeAt(new Date(instant)));
}
