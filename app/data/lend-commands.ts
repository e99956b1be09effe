import type { Lendable, LendablePart, LendableState } from '#domain/lendable.ts';
import { type LendableStanding, type Lending, lendableStanding } from '#domain/lendings.ts';
import { type Loan, loanStepId } from '#domain/loan.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Signature } from '#domain/signature.ts';
import type { Body } from '#domain/version.ts';
import { type CommandFailure, type Edit, put, remove, writeChecked } from './checked-writes.ts';
import { type Surroundings, tablesOf } from './copies.ts';
import { readSession } from './device.ts';
import { documentById } from './document-range.ts';
import { freshKey } from './fresh-keys.ts';
import { readLoanSteps } from './loan-steps.ts';
import { viewerOf } from './surroundings.ts';

/** `notAvailable`: it is out, broken or gone. `notOut`: there is no such loan. `whichLoan`: two have it,
 *  as the tablets say, and nobody said whose loan ends. */
export type LendFailure = CommandFailure | { code: 'notAvailable' | 'notOut' | 'whichLoan' };

/** What was done, for taking it back. */
export interface LendingDone {
  lendableId: string;
  stepIds: string[];
  /** The state that was said of the thing, before and after. */
  state: { from: LendableState; to: LendableState };
}

interface Signed {
  /** How the borrower signed; absent where they did not. */
  signed?: Loan['signed'];
  signature?: Signature;
  agreement?: string;
}

/** What lending needs to know. */
export interface NewLoan extends Signed {
  lendableId: string;
  personId: string;
  dueOn: LocalDate;
  parts: readonly LendablePart[];
  doneBy?: string;
}

/** Lends a thing to a known person, with and without a network. */
export function lend(
  around: Surroundings,
  { lendableId, ...said }: NewLoan,
): Promise<Result<LendingDone, LendFailure>> {
  return change(around, lendableId, ({ standing }) => {
    if (standing.state !== 'available') return failure({ code: 'notAvailable' });
    const step = stepOf(around, { loanId: freshKey(), lendableId, step: 'lent', ...said });
    return success({ steps: [step], state: 'lent' });
  });
}

/** What taking back needs to know. */
export interface TakenBack extends Omit<Signed, 'agreement'> {
  lendableId: string;
  /** Whose loan ends, where there are several. */
  loanId?: string;
  parts: readonly LendablePart[];
  /** On the thing. */
  note?: string;
  /** It goes to be repaired. */
  isBroken: boolean;
  doneBy?: string;
}

/**
 * Takes a thing back, locked or not. Of whose loan nothing is known here (another tablet lent it, and
 * has not told yet) it comes back all the same: nobody is named and nobody signs, and the loan ends
 * when it arrives.
 */
export function takeBack(
  around: Surroundings,
  { lendableId, loanId, isBroken, signed, signature, ...said }: TakenBack,
): Promise<Result<LendingDone, LendFailure>> {
  return change(around, lendableId, ({ lendable, standing: { open } }) => {
    if (loanId === undefined && open.length > 1) return failure({ code: 'whichLoan' });
    const ended = loanId === undefined ? open[0] : open.find((one) => one.loanId === loanId);
    if (!ended && loanId !== undefined) return failure({ code: 'notOut' });
    const of = ended
      ? { loanId: ended.loanId, personId: ended.personId, signed, signature }
      : { loanId: freshKey() };
    const step = stepOf(around, { ...of, lendableId, step: 'returned', ...said });
    const { state } = lendable;
    const left = open.length > 1 ? 'lent' : 'available';
    return success({
      steps: [step],
      state: state === 'retired' ? state : isBroken ? 'repair' : left,
    });
  });
}

/** Lets somebody keep a thing for longer. */
export function extend(
  around: Surroundings,
  said: { lendableId: string; loanId: string; dueOn: LocalDate; doneBy?: string },
): Promise<Result<LendingDone, LendFailure>> {
  return change(around, said.lendableId, ({ lendable, standing }) => {
    const loan = standing.open.find(({ loanId }) => loanId === said.loanId);
    if (!loan) return failure({ code: 'notOut' });
    const step = stepOf(around, { ...said, step: 'extended', personId: loan.personId });
    return success({ steps: [step], state: lendable.state });
  });
}

/** Two tablets lent the same thing: the office says which loan it is. The others end, and stay to be
 *  seen. */
export function keepOneLoan(
  around: Surroundings,
  { lendableId, loanId }: { lendableId: string; loanId: string },
): Promise<Result<LendingDone, LendFailure>> {
  return change(around, lendableId, ({ lendable, standing: { open } }) => {
    if (!open.some((one) => one.loanId === loanId)) return failure({ code: 'notOut' });
    const others = open.filter((one) => one.loanId !== loanId);
    const cleared = (one: Lending) => ({ loanId: one.loanId, personId: one.personId });
    const steps = others.map((one) =>
      stepOf(around, { ...cleared(one), lendableId, step: 'returned', cleared: true }),
    );
    return success({ steps, state: lendable.state });
  });
}

/** Says how a thing stands: to be repaired, gone, with the office, out of use, here again. */
export function setLendableState(
  around: Surroundings,
  lendableId: string,
  state: Exclude<LendableState, 'lent'>,
): Promise<Result<LendingDone, LendFailure>> {
  return change(around, lendableId, ({ standing: { open } }) => {
    const isOut = state === 'available' && open.length > 0;
    return success({ steps: [], state: isOut ? 'lent' : state });
  });
}

/** Takes back what was just done ("Rückgängig"). A state that another has set since stays. */
export async function undoLending(
  around: Surroundings,
  { lendableId, stepIds, state }: LendingDone,
): Promise<Result<void, CommandFailure>> {
  const setBack: Edit = {
    id: lendableId,
    change: (current) =>
      current?.state === state.to ? { ...current, state: state.from } : current,
  };
  const { database } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    return writeChecked(around, viewer, [...stepIds.map(remove), setBack]);
  });
}

type Plan = { steps: Body[]; state: LendableState };
type Planned = Result<Plan, { code: 'notAvailable' | 'notOut' | 'whichLoan' }>;

function change(
  around: Surroundings,
  lendableId: string,
  plan: (known: { lendable: Lendable; standing: LendableStanding }) => Planned,
): Promise<Result<LendingDone, LendFailure>> {
  const { database, quarter } = around;
  return database.transaction('rw', tablesOf(database), async () => {
    const viewer = viewerOf(await readSession(database));
    const lendable = await documentById<Lendable>(database, quarter, lendableId);
    if (!lendable) return failure({ code: 'unknown', id: lendableId });
    const standing = lendableStanding(lendable, await readLoanSteps(database, quarter));
    const planned = plan({ lendable, standing });
    if (!planned.ok) return planned;
    const { steps, state } = planned.value;
    const said: Edit = {
      id: lendableId,
      change: (current) => (current && current.state !== state ? { ...current, state } : current),
    };
    const written = await writeChecked(around, viewer, [...steps.map(put), said]);
    if (!written.ok) return written;
    const stepIds = steps.map(({ _id }) => _id);
    return success({ lendableId, stepIds, state: { from: lendable.state, to: state } });
  });
}

type Step = Pick<Loan, 'loanId' | 'lendableId' | 'step'> & Record<string, unknown>;

/** A step of now, without what nobody said. */
function stepOf({ now }: Surroundings, said: Step): Body {
  const at = now().toISOString();
  const kept = Object.entries(said).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const _id = loanStepId(said.loanId, freshKey());
  return { _id, type: 'loan', v: 1, createdAt: at, at, ...Object.fromEntries(kept) };
}
