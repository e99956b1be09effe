import { describe, expect, it } from 'vitest';
import type { Call } from '#domain/call.ts';
import { LENDABLE_STATES } from '#domain/lendable.ts';
import type { Loan } from '#domain/loan.ts';
import type { Person } from '#domain/person.ts';
import { callsToMake, overdueLoans, reachAmong } from '#domain/reach.ts';
import type { Visitor } from '#domain/visitor.ts';
import { samePersons } from '#domain/visitor.ts';
import {
  aPerson,
  doc,
  RESIDENT_ID,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const REASONS = ['died', 'moved', 'asked'] as const;

function persons(...ended: string[]): Person[] {
  return [RESIDENT_ID, STRANGER_ID, VOLUNTEER_ID].map(
    (id) =>
      aPerson(
        id,
        ended.includes(id) ? { ended: { reason: 'died', on: '2026-11-20' } } : {},
      ) as never,
  );
}

const visitor = (personId: string, mergedInto?: string) =>
  doc('visitor', `visitor:${personId}`, {
    personId,
    displayName: 'A',
    mergedInto,
  }) as never as Visitor;
const call = (key: string, personId: string | undefined, fields: Partial<Call> = {}) =>
  doc('call', `office:call:${key}`, {
    whom: { personId },
    why: 'confirm',
    ...fields,
  }) as never as Call;
const step = (loanId: string, personId: string, fields: Partial<Loan> = {}) =>
  doc('loan', `loan:${loanId}~${fields.step ?? 'lent'}`, {
    loanId,
    lendableId: `lendable:${loanId}`,
    personId,
    step: 'lent',
    at: '2026-11-01T10:00:00Z',
    dueOn: '2026-11-22',
    ...fields,
  }) as never as Loan;

describe('whom anybody may turn to', () => {
  it.each(REASONS)('nobody who has ended: %s', (reason) => {
    const mayReach = reachAmong([
      aPerson(RESIDENT_ID, { ended: { reason, on: '2026-11-20' } }) as never,
      aPerson(STRANGER_ID) as never,
    ]);
    expect([mayReach(RESIDENT_ID), mayReach(STRANGER_ID), mayReach(undefined)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('nobody who turned out to be the same, in either direction', () => {
    const merged = [visitor(RESIDENT_ID, STRANGER_ID), visitor(STRANGER_ID)];
    for (const ended of [RESIDENT_ID, STRANGER_ID]) {
      const mayReach = reachAmong(persons(ended), merged);
      expect([RESIDENT_ID, STRANGER_ID, VOLUNTEER_ID].map(mayReach)).toEqual([false, false, true]);
    }
    expect(samePersons(STRANGER_ID, merged).sort()).toEqual([RESIDENT_ID, STRANGER_ID]);
  });

  it('everybody again whose end was taken back', () => {
    expect(reachAmong(persons())(RESIDENT_ID)).toBe(true);
  });
});

describe('calls and letters', () => {
  const calls = [
    call('late', STRANGER_ID),
    call('ended', RESIDENT_ID, { byWhen: '2026-11-01' }),
    call('letter', RESIDENT_ID, { way: 'letter' }),
    call('soon', STRANGER_ID, { byWhen: '2026-12-02' }),
    call('caretaker', undefined, { byWhen: '2026-12-01' }),
    call('done', STRANGER_ID, { doneAt: '2026-11-30T10:00:00Z' }),
  ];
  const keys = (list: Call[]) => list.map(({ _id }) => _id.slice('office:call:'.length));

  it('go to nobody who has ended, and the rest in the order in which they are due', () => {
    expect(keys(callsToMake(calls, reachAmong(persons(RESIDENT_ID))))).toEqual([
      'caretaker',
      'soon',
      'late',
    ]);
  });

  it('go to everybody while nobody has', () => {
    expect(keys(callsToMake(calls, reachAmong(persons())))).toContain('letter');
  });
});

describe('overdue loans', () => {
  const steps = [
    step('l1', RESIDENT_ID),
    step('l2', STRANGER_ID, { dueOn: '2026-11-10' }),
    step('l3', STRANGER_ID),
    step('l3', STRANGER_ID, { step: 'returned', at: '2026-11-21T10:00:00Z', dueOn: undefined }),
    step('l4', STRANGER_ID),
    step('l4', STRANGER_ID, { step: 'extended', at: '2026-11-20T10:00:00Z', dueOn: '2026-12-24' }),
  ];
  const reminding = (...ended: string[]) => ({
    mayReach: reachAmong(persons(...ended)),
    lendables: [],
  });
  const ids = (list: { loanId: string }[]) => list.map(({ loanId }) => loanId);

  it('remind nobody who has ended: the office clarifies', () => {
    const { remind, clarify } = overdueLoans(steps, '2026-12-01', reminding(RESIDENT_ID));
    expect([ids(remind), ids(clarify)]).toEqual([['l2'], ['l1']]);
  });

  it('are those that are out and past their last day', () => {
    expect(ids(overdueLoans(steps, '2026-12-01', reminding()).remind)).toEqual(['l2', 'l1']);
    expect(overdueLoans(steps, '2026-11-10', reminding()).remind).toEqual([]);
  });

  it.each(LENDABLE_STATES)('of a thing that is said to be %s', (state) => {
    const lendables = [{ _id: 'lendable:l1', state }];
    const { remind, clarify } = overdueLoans(steps, '2026-12-01', { ...reminding(), lendables });
    const isOffices = state === 'officeClarifies' || state === 'missing';
    expect([ids(remind), ids(clarify)]).toEqual(isOffices ? [['l2'], ['l1']] : [['l2', 'l1'], []]);
  });
});
