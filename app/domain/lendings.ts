import type { LendableState } from './lendable.ts';
import { type Loan, loanStanding } from './loan.ts';
import type { LocalDate } from './local-time.ts';

/*
 * How things to lend stand, by all steps of all their loans, in whatever order they came: two tablets
 * may have lent the same thing, and a third may have taken it back before it heard of either.
 */

/** One lending by its steps, from whichever of them are here. */
export interface Lending {
  loanId: string;
  lendableId: string;
  /** The borrower; unknown where a thing came back of which no loan was known. */
  personId?: string;
  /** When it was lent; where that step has not come yet, the first that has. ISO instant. */
  since: string;
  dueOn?: LocalDate;
  lent?: Loan;
  /** What ended it. */
  returned?: Loan;
  /** In the order of their times. */
  steps: readonly Loan[];
}

/** A thing to lend by what is known of it now. */
export interface LendableStanding {
  /** `available` and `lent` as the loans say; else what somebody said of the thing. */
  state: LendableState;
  /** Who has it, the longest first. More than one: two tablets lent it, the office clarifies. */
  open: readonly Lending[];
  /** What is over, the newest first. */
  past: readonly Lending[];
}

/** Every lending of some steps, the oldest first. */
export function lendingsOf(steps: readonly Loan[]): Lending[] {
  const byLoan = grouped(steps, ({ loanId }) => loanId);
  const all = [...byLoan.values()].flatMap((ofLoan) => lendingOf(ofLoan) ?? []);
  const things = grouped(all, ({ lendableId }) => lendableId);
  return [...things.values()].flatMap(withBareReturns).sort(bySince);
}

/** How a thing stands, by the steps of its loans. */
export function lendableStanding(
  { _id, state }: { _id: string; state: LendableState },
  steps: readonly Loan[],
): LendableStanding {
  const all = lendingsOf(steps.filter(({ lendableId }) => lendableId === _id));
  const open = all.filter(({ returned }) => !returned);
  const past = all.filter(({ returned }) => returned).sort(byReturn);
  return { state: stateBy(state, open.length > 0), open, past };
}

/** The same of many things. */
export function standingsOf<Thing extends { _id: string; state: LendableState }>(
  lendables: readonly Thing[],
  steps: readonly Loan[],
): { lendable: Thing; standing: LendableStanding }[] {
  const byThing = grouped(steps, ({ lendableId }) => lendableId);
  return lendables.map((lendable) => ({
    lendable,
    standing: lendableStanding(lendable, byThing.get(lendable._id) ?? []),
  }));
}

/** What a thing is by what was said of it and whether somebody has it: a repair is one either way,
 *  "available" and "lent" are what the loans say. */
export function stateBy(said: LendableState, isOut: boolean): LendableState {
  if (said !== 'available' && said !== 'lent') return said;
  return isOut ? 'lent' : 'available';
}

/** Whether two have the same thing, as the tablets say. */
export function isContested({ open }: LendableStanding): boolean {
  return open.length > 1;
}

/** Whether the office has to find out about it: two have it, its borrower has died or moved, or it is
 *  overdue and nobody may be reminded (`inPeace`: such loans). */
export function needsOffice(standing: LendableStanding, inPeace: ReadonlySet<string>): boolean {
  const isInPeace = standing.open.some(({ loanId }) => inPeace.has(loanId));
  return isContested(standing) || standing.state === 'officeClarifies' || isInPeace;
}

/** Whether somebody should have brought it back before today. */
export function isOverdue({ open }: LendableStanding, today: LocalDate): boolean {
  return open.some(({ dueOn }) => dueOn !== undefined && dueOn < today);
}

/** The things that are out by all steps of some loans: lent, and not brought back. */
export function loansOut(steps: readonly Loan[]): string[] {
  const open = lendingsOf(steps).filter(({ returned }) => !returned);
  return [...new Set(open.map(({ lendableId }) => lendableId))];
}

/** The steps of what some persons borrowed, with returns that named nobody and ended one of these. */
export function stepsOfBorrowers(
  steps: readonly Loan[],
  isBorrower: (personId: string) => boolean,
): Loan[] {
  return lendingsOf(steps)
    .filter(({ personId }) => personId !== undefined && isBorrower(personId))
    .flatMap((lending) => lending.steps);
}

function lendingOf(ofLoan: readonly Loan[]): Lending | undefined {
  const steps = [...ofLoan].sort(byTime);
  const [first] = steps;
  if (!first) return undefined;
  const { dueOn, returned } = loanStanding(steps);
  const lent = steps.find(({ step }) => step === 'lent');
  const { loanId, lendableId } = lent ?? first;
  const personId = (lent ?? steps.find((step) => step.personId !== undefined))?.personId;
  return { loanId, lendableId, personId, since: (lent ?? first).at, dueOn, lent, returned, steps };
}

/**
 * A return that names no borrower was written where no loan of the thing was known. It ends the loan
 * that was open then, where there is exactly one; else it stands for itself, and nothing is guessed.
 */
function withBareReturns(ofThing: readonly Lending[]): Lending[] {
  const isBare = ({ personId, returned }: Lending) => personId === undefined && returned;
  const bare = ofThing.filter(isBare).sort(bySince);
  let known = ofThing.filter((lending) => !isBare(lending));
  for (const { returned, steps, ...rest } of bare) {
    const wasOut = known.filter((one) => !one.returned && timeOf(one.since) <= timeOf(rest.since));
    const [ended] = wasOut;
    const closed = ended && { ...ended, returned, steps: [...ended.steps, ...steps].sort(byTime) };
    if (wasOut.length === 1 && closed) known = known.map((one) => (one === ended ? closed : one));
    else known = [...known, { ...rest, returned, steps }];
  }
  return known;
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function timeOf(instant: string): number {
  return Date.parse(instant);
}

function byTime(a: Loan, b: Loan): number {
  return timeOf(a.at) - timeOf(b.at) || (a._id < b._id ? -1 : 1);
}

function bySince(a: Lending, b: Lending): number {
  return timeOf(a.since) - timeOf(b.since) || (a.loanId < b.loanId ? -1 : 1);
}

function byReturn(a: Lending, b: Lending): number {
  return (
    timeOf(b.returned?.at ?? b.since) - timeOf(a.returned?.at ?? a.since) ||
    (a.loanId < b.loanId ? -1 : 1)
  );
}
