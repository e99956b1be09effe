import { type Call, callId } from './call.ts';
import type { LocalDate } from './local-time.ts';

const BEGINNING = 'loan-';

/** The key of the call that reminds of a loan: one for each day that it was due, whoever makes it. A
 *  loan that is extended is reminded of anew. */
export function loanReminderKey({ loanId, dueOn }: { loanId: string; dueOn?: LocalDate }): string {
  return `${BEGINNING}${loanId}-${dueOn}`;
}

/** Whether a call was made to remind of a loan. */
export function isLoanReminder({ _id, why }: Pick<Call, '_id' | 'why'>): boolean {
  return why === 'loan' && _id.startsWith(callId(BEGINNING));
}
