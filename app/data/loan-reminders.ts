import { liveQuery, type Observable } from 'dexie';
import { type Call, callId } from '#domain/call.ts';
import type { Lendable } from '#domain/lendable.ts';
import { needsOffice } from '#domain/lendings.ts';
import { isLoanReminder, loanReminderKey } from '#domain/loan-reminder.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type OverdueLoan, overdueLoans } from '#domain/reach.ts';
import { type Result, success } from '#domain/result.ts';
import { addCall, undoCall } from './call-list.ts';
import type { CommandFailure } from './checked-writes.ts';
import type { Surroundings } from './copies.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfType } from './document-range.ts';
import { readLendables, readLoanSteps } from './loan-steps.ts';
import { localDatabase } from './local-store.ts';
import { readReach } from './reach.ts';

/** What the office does about loans past their day. */
export interface Overdue {
  /** Whom to ring, the longest overdue first. */
  remind: OverdueLoan[];
  /** Those of them who are on the Anrufliste, or were rung, by loan. */
  reminded: ReadonlySet<string>;
  /** Whose borrower nobody turns to any more, and what was given to the office or is missing: the office
   *  clarifies where the thing is. */
  clarify: OverdueLoan[];
}

/** Loans past their day, now and after every change. */
export function observeOverdue(quarter: string, today: LocalDate): Observable<Overdue> {
  return liveQuery(() => readOverdue(localDatabase(), quarter, today));
}

/** The same, once. */
export async function readOverdue(
  database: LocalDatabase,
  quarter: string,
  today: LocalDate,
): Promise<Overdue> {
  const steps = await readLoanSteps(database, quarter);
  const lendables = await documentsOfType<Lendable>(database, quarter, 'lendable');
  const mayReach = await readReach(database, quarter);
  const overdue = overdueLoans(steps, today, { mayReach, lendables });
  const calls = (await documentsOfType<Call>(database, quarter, 'call')).filter(isLoanReminder);
  const made = new Set(calls.map(({ _id }) => _id));
  const isMade = (loan: OverdueLoan) => made.has(callId(loanReminderKey(loan)));
  return { ...overdue, reminded: new Set(overdue.remind.filter(isMade).map(idOf)) };
}

/** How many things the office has to find out about; now and after every change. */
export function observeLendingToClear(quarter: string, today: LocalDate): Observable<number> {
  return liveQuery(async () => {
    const database = localDatabase();
    const { clarify } = await readOverdue(database, quarter, today);
    const inPeace = new Set(clarify.map(idOf));
    const views = await readLendables(database, quarter);
    return views.filter(({ standing }) => needsOffice(standing, inPeace)).length;
  });
}

/** Puts reminders on the Anrufliste: nobody twice for the same day, nobody who has ended, and
 *  nobody of what the office clarifies. Gives the calls that are new. */
export async function remindOf(
  around: Surroundings,
  loanIds: readonly string[],
  today: LocalDate,
): Promise<Result<string[], CommandFailure>> {
  const { remind, reminded } = await readOverdue(around.database, around.quarter, today);
  const wanted = remind.filter(
    (loan) => loanIds.includes(loan.loanId) && !reminded.has(loan.loanId),
  );
  const added: string[] = [];
  for (const loan of wanted) {
    const { personId, lendableId } = loan;
    const call = { whom: { personId }, why: 'loan', about: lendableId, byWhen: today } as const;
    const made = await addCall(around, call, loanReminderKey(loan));
    if (!made.ok) return made;
    added.push(made.value.callId);
  }
  return success(added);
}

/** Takes reminders off the list again ("Rückgängig"). */
export async function undoReminders(
  around: Surroundings,
  callIds: readonly string[],
): Promise<void> {
  for (const id of callIds) await undoCall(around, id);
}

function idOf({ loanId }: OverdueLoan): string {
  return loanId;
}
