import * as v from 'valibot';
import { documentFields, Instant, LocalDateText, text } from './document.ts';
import { LendablePart } from './lendable.ts';
import type { LocalDate } from './local-time.ts';
import { PersonId } from './person-id.ts';
import { Key, LendableReference } from './references.ts';
import { Signature } from './signature.ts';

/**
 * One step of a loan: lent, extended, returned. Steps are only added, so that two tablets that lend
 * the same thing without a network lose nothing: both loans are there, and the office is told.
 */
export const Loan = v.pipe(
  v.looseObject({
    _id: v.string(),
    type: v.literal('loan'),
    ...documentFields,
    /** One lending from lent to returned. */
    loanId: Key,
    lendableId: LendableReference,
    /** The borrower. A thing may come back where nobody knew that it was lent, or to whom. */
    personId: v.optional(PersonId),
    step: v.picklist(['lent', 'extended', 'returned']),
    at: Instant,
    /** The volunteer who did it. */
    doneBy: v.optional(PersonId),
    /** What was handed out, or came back. */
    parts: v.optional(v.array(LendablePart)),
    /** On the thing, never on the person. */
    note: v.optional(text(300)),
    dueOn: v.optional(LocalDateText),
    /** How the borrower signed: on the tablet, or on the printed agreement. */
    signed: v.optional(v.picklist(['tablet', 'paper'])),
    signature: v.optional(Signature),
    /** The version of the agreement that was signed. */
    agreement: v.optional(text(40)),
    /** The office says that this loan does not count: two tablets had lent the same thing. */
    cleared: v.optional(v.literal(true)),
  }),
  v.check((step) => isSomebodys(step), 'a return alone may name nobody, and nobody signs it then'),
);
export type Loan = v.InferOutput<typeof Loan>;

/** A signature is somebody's: where no borrower is named, erasing them would not find it. */
function isSomebodys(step: { personId?: string; step: string; signature?: unknown }): boolean {
  return step.personId !== undefined || (step.step === 'returned' && step.signature === undefined);
}

/** The id of a step of a loan; `key` is drawn by the device that makes it. */
export function loanStepId(loanId: string, key: string): string {
  return `loan:${loanId}~${key}`;
}

/** How a loan stands after its steps, in whatever order they came. */
export interface LoanStanding {
  /** The last day to bring it back: what was said last. */
  dueOn?: LocalDate;
  returned?: Loan;
}

/** The standing of one loan by all its steps. A return at a third tablet may come before the rest. Who
 *  extended a loan did so after it was lent, whatever the tablets' clocks say. */
export function loanStanding(steps: readonly Loan[]): LoanStanding {
  const inOrder = [...steps].sort((a, b) => (a.at + a._id < b.at + b._id ? -1 : 1));
  const said = (kind: Loan['step']) =>
    inOrder.findLast(({ step, dueOn }) => step === kind && dueOn !== undefined)?.dueOn;
  return {
    dueOn: said('extended') ?? said('lent'),
    returned: inOrder.findLast((step) => step.step === 'returned'),
  };
}
