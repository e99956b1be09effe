import { expect, it } from 'vitest';
import type { Lendable } from '#domain/lendable.ts';
import { lendableStanding } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import {
  isInView,
  isMeant,
  LENDING_VIEWS,
  lendingViewIn,
} from '../../../app/features/lending/lending-views.ts';
import { SAMPLES } from '../../support/sample-documents.ts';

const viewOf = (state: string, ...steps: object[]) => {
  const lendable = { ...SAMPLES.lendable, state } as unknown as Lendable;
  return { lendable, standing: lendableStanding(lendable, steps as Loan[]) };
};
const viewsOf = (view: ReturnType<typeof viewOf>, inPeace: string[] = []) =>
  LENDING_VIEWS.filter((name) =>
    isInView(view, name, { today: '2026-12-23', inPeace: new Set(inPeace) }),
  );

it('a thing is in each list that it belongs to', () => {
  expect(viewsOf(viewOf('available'))).toEqual(['all', 'available']);
  expect(viewsOf(viewOf('lent', SAMPLES.loan))).toEqual(['all', 'lent', 'overdue']);
  expect(viewsOf(viewOf('lent', SAMPLES.loan), ['l1'])).toContain('toClear');
  expect(viewsOf(viewOf('missing', SAMPLES.loan))).toEqual(['all', 'lent', 'overdue', 'missing']);
  expect(viewsOf(viewOf('officeClarifies'))).toEqual(['all', 'toClear']);
  expect(viewsOf(viewOf('retired'))).toEqual(['retired']);
  const second = { ...SAMPLES.loan, _id: 'loan:l2~s', loanId: 'l2', dueOn: '2027-01-01' };
  expect(viewsOf(viewOf('lent', SAMPLES.loan, second))).toContain('toClear');
});

it('a thing is found by its number and by words of its name', () => {
  const view = viewOf('available');
  expect(['4', 'tab', 'TABLET 4', ' '].every((typed) => isMeant(view, typed))).toBe(true);
  expect(['5', 'let'].some((typed) => isMeant(view, typed))).toBe(false);
  expect([lendingViewIn('overdue'), lendingViewIn('nothing')]).toEqual(['overdue', 'all']);
});
