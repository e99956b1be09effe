import { type Call, isPending } from './call.ts';
import { ownerOf } from './ids.ts';
import { isOfficesMatter, type Lendable } from './lendable.ts';
import { lendingsOf } from './lendings.ts';
import type { Loan } from './loan.ts';
import type { LocalDate } from './local-time.ts';
import { isReachable, type Person } from './person.ts';
import { mergedPerson, type Visitor } from './visitor.ts';

/*
 * Whom anybody may still ring, write to or remind. Who died, moved away or asked for it is left in
 * peace by every list there is: whatever lists persons to turn to asks here, and nowhere else.
 */

/** Whether a person may be turned to. Somebody who is no person (a caretaker) always may. */
export type MayReach = (personId: string | undefined) => boolean;

/**
 * Who may be turned to, by what the office knows of persons. Who turned out to be the same person
 * as somebody that is left in peace is left in peace too. A device that holds no persons (a Treff's
 * tablet) knows of nobody's end, and reminds nobody by itself.
 */
export function reachAmong(
  persons: readonly Pick<Person, '_id' | 'ended'>[],
  visitors: readonly Pick<Visitor, 'personId' | 'mergedInto'>[] = [],
): MayReach {
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const oneOf = (personId: string) => mergedPerson(personId, byPerson);
  const ended = new Set<string>();
  for (const person of persons) {
    const personId = ownerOf(person._id);
    if (personId !== undefined && !isReachable(person)) ended.add(oneOf(personId));
  }
  return (personId) => personId === undefined || !ended.has(oneOf(personId));
}

/** Whether a call or letter is still to be made. */
export function isToMake(call: Call, mayReach: MayReach): boolean {
  return isPending(call) && mayReach(call.whom.personId);
}

/** The calls and letters that are to be made: what is due first comes first, without a day last. */
export function callsToMake(calls: readonly Call[], mayReach: MayReach): Call[] {
  return calls
    .filter((call) => isToMake(call, mayReach))
    .sort((a, b) => compare(a.byWhen ?? '9', b.byWhen ?? '9') || compare(a._id, b._id));
}

/** One lending that is out and past its day. */
export interface OverdueLoan {
  loanId: string;
  lendableId: string;
  personId: string;
  dueOn: LocalDate;
}

/** What decides whether somebody may be reminded to bring a thing back. */
export interface Reminding {
  mayReach: MayReach;
  lendables: readonly Pick<Lendable, '_id' | 'state'>[];
}

/** Of which lendings somebody may be reminded: not of a thing that the office finds out about. */
export function remindable({
  mayReach,
  lendables,
}: Reminding): (lending: { lendableId: string; personId?: string }) => boolean {
  const left = new Set(
    lendables.filter(({ state }) => isOfficesMatter(state)).map(({ _id }) => _id),
  );
  return ({ lendableId, personId }) => mayReach(personId) && !left.has(lendableId);
}

/**
 * Loans past their last day by all their steps, longest overdue first: whom to remind, and those
 * of which nobody is reminded, so that the office clarifies where the thing is.
 */
export function overdueLoans(
  steps: readonly Loan[],
  today: LocalDate,
  reminding: Reminding,
): { remind: OverdueLoan[]; clarify: OverdueLoan[] } {
  const overdue = lendingsOf(steps)
    .flatMap(({ loanId, lendableId, personId, dueOn, returned }): OverdueLoan[] => {
      const isOver = !returned && dueOn !== undefined && dueOn < today;
      return isOver && personId !== undefined ? [{ loanId, lendableId, personId, dueOn }] : [];
    })
    .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.loanId, b.loanId));
  const isRemindable = remindable(reminding);
  return {
    remind: overdue.filter(isRemindable),
    clarify: overdue.filter((loan) => !isRemindable(loan)),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
