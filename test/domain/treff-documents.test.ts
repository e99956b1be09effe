import { describe, expect, it } from 'vitest';
import { cardNumberFrom, isCardNumber } from '#domain/card-number.ts';
import { type Loan, loanStanding } from '#domain/loan.ts';
import { isOpenSession, sessionId } from '#domain/session.ts';
import { shiftId } from '#domain/shift.ts';
import { monthTallyId, summedCounts, type Tally, tallyId, writerOfTally } from '#domain/tally.ts';
import { visitId } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { RESIDENT_ID, SAMPLES, STRANGER_ID, VOLUNTEER_ID } from '../support/sample-documents.ts';

describe('what two tablets make without a network', () => {
  it('is one session, one visit, and a count each', () => {
    const session = sessionId('place:osm~node~123', '2026-12-01');
    expect(session).toBe('session:osm~node~123~2026-12-01');
    expect(visitId(session, RESIDENT_ID)).toBe(`visit:osm~node~123~2026-12-01~${RESIDENT_ID}`);
    expect(tallyId(session, 'd1.x')).toBe('tally:osm~node~123~2026-12-01~d1.x');
    expect(writerOfTally(tallyId(session, 'd1.x'))).toBe('d1.x');
    expect(monthTallyId('place:a', '2026-12')).toBe('tally:a~2026-12~server');
    expect(shiftId(undefined, '2026-12-01', RESIDENT_ID)).toBe(`shift:2026-12-01~${RESIDENT_ID}`);
  });

  it('adds up by band', () => {
    const counts: Pick<Tally, 'counts'>[] = [
      { counts: { '75+': 3, '60–74': 1 } },
      { counts: { '75+': 2 } },
      {},
    ];
    expect(summedCounts(counts)).toEqual({ '75+': 5, '60–74': 1 });
  });

  it('is open from its opening until it is closed', () => {
    expect(isOpenSession({})).toBe(false);
    expect(isOpenSession({ opened: '2026-12-01T13:00:00Z' })).toBe(true);
    expect(isOpenSession({ opened: 'x', closed: '2026-12-01T17:00:00Z' })).toBe(false);
  });
});

describe('a card number', () => {
  it('finds every wrong digit and every swap of neighbours', () => {
    for (let start = 0; start < 100_000; start += 997) {
      const number = cardNumberFrom(String(start).padStart(5, '0'));
      expect(isCardNumber(number)).toBe(true);
      for (let at = 0; at < 6; at += 1) {
        for (const digit of '0123456789') {
          const typed = number.slice(0, at) + digit + number.slice(at + 1);
          expect(isCardNumber(typed)).toBe(typed === number);
        }
        const swapped = [...number];
        [swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? '', swapped[at] ?? ''];
        if (at < 5) expect(isCardNumber(swapped.join(''))).toBe(swapped.join('') === number);
      }
    }
  });

  it('has six digits', () => {
    expect(cardNumberFrom('57294')).toBe('572946');
    expect(isCardNumber('57294')).toBe(false);
    expect(() => cardNumberFrom('5729')).toThrow(RangeError);
  });
});

describe('a visitor who turned out to be another', () => {
  const merged = (pairs: Record<string, string>) =>
    new Map(Object.entries(pairs).map(([from, into]) => [from, { mergedInto: into }]));

  it('is who they are in the end', () => {
    const visitors = merged({ [STRANGER_ID]: VOLUNTEER_ID, [VOLUNTEER_ID]: RESIDENT_ID });
    expect(mergedPerson(STRANGER_ID, visitors)).toBe(RESIDENT_ID);
    expect(mergedPerson(RESIDENT_ID, visitors)).toBe(RESIDENT_ID);
  });

  it('is one person even where two offices merged in a circle', () => {
    const circle = { a3: 'a1', a1: 'a2', a2: 'a1' };
    for (const person of ['a1', 'a2', 'a3']) {
      expect(mergedPerson(person, merged(circle))).toBe('a1');
    }
    expect(mergedPerson('a1', merged({ a1: 'a1' }))).toBe('a1');
  });
});

describe('a loan', () => {
  const step = (kind: string, at: string, fields = {}) =>
    ({ ...SAMPLES.loan, _id: `loan:l1~${kind}`, step: kind, at, ...fields }) as unknown as Loan;
  const lent = step('lent', '2026-12-01T14:00:00Z', { dueOn: '2026-12-22' });
  const extended = step('extended', '2026-12-20T14:00:00Z', { dueOn: '2027-01-12' });
  const returned = step('returned', '2027-01-10T14:00:00Z', { dueOn: undefined });

  it('is due when the last step said, and back when one says so, in whatever order they came', () => {
    expect(loanStanding([lent])).toEqual({ dueOn: '2026-12-22', returned: undefined });
    expect(loanStanding([extended, lent])).toEqual({ dueOn: '2027-01-12', returned: undefined });
    expect(loanStanding([returned, lent])).toEqual({ dueOn: '2026-12-22', returned });
  });
});
