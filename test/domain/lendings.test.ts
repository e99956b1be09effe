import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import type { LendableState } from '#domain/lendable.ts';
import {
  isContested,
  isOverdue,
  lendableStanding,
  lendingsOf,
  loansOut,
  standingsOf,
  stepsOfBorrowers,
} from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import { doc, RESIDENT_ID, SAMPLES, STRANGER_ID } from '../support/sample-documents.ts';

const TABLET = { _id: 'lendable:tablet-4', state: 'available' as LendableState };
let steps = 0;
const step = (
  loanId: string,
  kind: Loan['step'],
  day: number,
  fields: Partial<Loan> = {},
): Loan => {
  steps += 1;
  return doc('loan', `loan:${loanId}~${steps}`, {
    loanId,
    lendableId: TABLET._id,
    personId: RESIDENT_ID,
    step: kind,
    at: `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`,
    ...(kind !== 'returned' && { dueOn: `2026-12-${String(day).padStart(2, '0')}` }),
    ...fields,
  }) as unknown as Loan;
};
const back = (day: number) =>
  step(`bare${day}`, 'returned', day, { personId: undefined, loanId: `bare${day}` });
const openOf = (...all: Loan[]) => lendableStanding(TABLET, all).open.map(({ loanId }) => loanId);

describe('a thing to lend', () => {
  it('is with whom it was lent to, until it comes back', () => {
    const lent = step('a', 'lent', 1);
    const extended = step('a', 'extended', 5, { dueOn: '2026-12-24' });
    const out = lendableStanding(TABLET, [extended, lent]);
    expect([out.state, out.open]).toMatchObject([
      'lent',
      [{ personId: RESIDENT_ID, since: lent.at, dueOn: '2026-12-24' }],
    ]);
    expect([isOverdue(out, '2026-12-24'), isOverdue(out, '2026-12-25')]).toEqual([false, true]);
    const in_ = lendableStanding({ ...TABLET, state: 'lent' }, [
      step('a', 'returned', 9),
      extended,
      lent,
    ]);
    expect([in_.state, in_.open, in_.past.length]).toEqual(['available', [], 1]);
    expect(isOverdue(in_, '2027-01-01')).toBe(false);
  });

  it('stays what was said of it, whatever its loans say', () => {
    for (const state of ['repair', 'missing', 'officeClarifies', 'retired'] as const) {
      expect(lendableStanding({ ...TABLET, state }, [step('a', 'lent', 1)]).state).toBe(state);
      expect(lendableStanding({ ...TABLET, state }, []).state).toBe(state);
    }
  });

  it('that two tablets lent has two loans, and one is left when the other ends', () => {
    const [one, two] = [step('a', 'lent', 1), step('b', 'lent', 1, { personId: STRANGER_ID })];
    const both = lendableStanding(TABLET, [two, one]);
    expect([isContested(both), both.open.length]).toEqual([true, 2]);
    const left = lendableStanding(TABLET, [two, one, step('a', 'returned', 2)]);
    expect([isContested(left), left.open.map(({ loanId }) => loanId)]).toEqual([false, ['b']]);
  });

  it('that came back where nobody knew of its loan is back', () => {
    expect(openOf(step('a', 'lent', 1))).toEqual(['a']);
    expect(openOf(back(2), step('a', 'lent', 1))).toEqual([]);
    // What is lent again afterwards is out again.
    expect(openOf(back(2), step('a', 'lent', 1), step('b', 'lent', 3))).toEqual(['b']);
    const alone = lendableStanding(TABLET, [back(2)]);
    expect([alone.state, alone.past.length]).toEqual(['available', 1]);
  });

  it('is guessed at nowhere: of two loans such a return ends none, until one ended by itself', () => {
    const two = [step('a', 'lent', 1), step('b', 'lent', 2, { personId: STRANGER_ID })];
    expect(openOf(...two, back(3))).toEqual(['a', 'b']);
    expect(openOf(...two, back(3), step('a', 'returned', 4))).toEqual([]);
  });

  it('of many is told apart from all others', () => {
    const other = { _id: 'lendable:other', state: 'available' as LendableState };
    const lent = step('a', 'lent', 1, { lendableId: other._id });
    const [mine, theirs] = standingsOf([TABLET, other], [lent]);
    expect([mine?.standing.state, theirs?.standing.state]).toEqual(['available', 'lent']);
  });
});

describe('what somebody borrowed', () => {
  it('goes with its returns, also with one that named nobody', () => {
    const all = [
      step('a', 'lent', 1),
      back(2),
      step('b', 'lent', 3, { personId: STRANGER_ID, lendableId: 'lendable:other' }),
    ];
    const mine = stepsOfBorrowers(all, (personId) => personId === RESIDENT_ID);
    expect(mine.map((one) => one.step)).toEqual(['lent', 'returned']);
    expect([loansOut(mine), loansOut(all)]).toEqual([[], ['lendable:other']]);
  });
});

describe('in whatever order the steps come', () => {
  const someStep = fc.record({
    loan: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('lent', 'extended', 'returned', 'back'),
    day: fc.integer({ min: 1, max: 28 }),
  });
  const someSteps = fc
    .array(someStep, { maxLength: 9 })
    .map((all) =>
      all.map(({ loan, kind, day }) =>
        kind === 'back' ? back(day) : step(loan, kind as never, day),
      ),
    );
  const shuffled = someSteps.chain((all) =>
    fc.record({
      all: fc.constant(all),
      other: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    }),
  );

  it('the thing stands the same', () => {
    fc.assert(
      fc.property(shuffled, ({ all, other }) => {
        expect(lendableStanding(TABLET, other)).toEqual(lendableStanding(TABLET, all));
      }),
    );
  });

  it('no step is lost, and each is told of once', () => {
    fc.assert(
      fc.property(someSteps, (all) => {
        const told = lendingsOf(all).flatMap((lending) => lending.steps.map(({ _id }) => _id));
        expect(told.sort()).toEqual(all.map(({ _id }) => _id).sort());
      }),
    );
  });
});

describe('a step of a loan', () => {
  it('names its borrower, but for a return of which nobody knew; and nobody signs that', () => {
    const { personId: _, ...nobodys } = SAMPLES.loan;
    const signature = { width: 10, height: 10, strokes: [[1, 1, 9, 9]] };
    expect(parseDocument(SAMPLES.loan).ok).toBe(true);
    expect(parseDocument(nobodys).ok).toBe(false);
    expect(parseDocument({ ...nobodys, step: 'returned' }).ok).toBe(true);
    expect(parseDocument({ ...nobodys, step: 'returned', signature }).ok).toBe(false);
  });
});
