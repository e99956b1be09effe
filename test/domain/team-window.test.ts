import { describe, expect, it } from 'vitest';
import { idsBefore, windowStart } from '#domain/team-window.ts';
import type { Body } from '#domain/version.ts';
import { aTally, DEVICE_ID, doc, RESIDENT_ID, TEAM_SAMPLES } from '../support/sample-documents.ts';
import { aVisit } from '../support/visits.ts';

const START = '2026-10-02';
const leaving = (...docs: Body[]) => [...idsBefore(START, docs)].sort();
const step = (loanId: string, kind: string, day: string, fields: object = {}): Body =>
  doc('loan', `loan:${loanId}~${kind}-${day}`, {
    loanId,
    lendableId: 'lendable:tablet-4',
    personId: RESIDENT_ID,
    step: kind,
    at: `${day}T14:30:00Z`,
    ...fields,
  });

describe('what a team’s device holds of the past', () => {
  it('begins sixty days ago, by the day people call it', () => {
    expect(windowStart(new Date('2026-12-01T12:00:00Z'))).toBe(START);
    // Half past midnight in Berlin is the next day already.
    expect(windowStart(new Date('2026-11-30T23:30:00Z'))).toBe(START);
    expect(windowStart(new Date('2026-11-30T22:30:00Z'))).toBe('2026-10-01');
  });

  it('is visits and counts of sessions from that day on', () => {
    const [last, first] = [aVisit(RESIDENT_ID, '2026-10-01'), aVisit(RESIDENT_ID, START)];
    const old = { ...aTally(DEVICE_ID), _id: 'tally:huellen~2026-10-01~d1' };
    const tally = { ...old, sessionId: 'session:huellen~2026-10-01' };
    expect(leaving(last, first, tally)).toEqual([tally._id, last._id]);
  });

  it('counts a month as long as a day of it is held', () => {
    const ofMonth = (month: string) => {
      const { sessionId: _, ...tally } = aTally('server');
      return { ...tally, _id: `tally:huellen~${month}~server`, month };
    };
    expect(leaving(ofMonth('2026-09'), ofMonth('2026-10'))).toEqual([
      'tally:huellen~2026-09~server',
    ]);
  });

  it('is every loan that is out, however old, and whole loans that ended from that day on', () => {
    const out = [step('a', 'lent', '2026-01-05'), step('a', 'extended', '2026-02-05')];
    const late = [step('b', 'lent', '2026-01-05'), step('b', 'returned', START)];
    const over = [step('c', 'lent', '2026-01-05'), step('c', 'returned', '2026-10-01')];
    expect(leaving(...out, ...late, ...over)).toEqual(over.map(({ _id }) => _id).sort());
  });

  it('takes a return that named nobody with the loan that it ended', () => {
    const bare = step('d', 'returned', '2026-01-09', { personId: undefined });
    const lent = step('e', 'lent', '2026-01-05');
    expect(leaving(lent, bare)).toEqual([bare._id, lent._id].sort());
    expect(leaving(lent)).toEqual([]);
  });

  it('is everything else, whatever its day', () => {
    const { visit: _, tally: __, loan: ___, ...others } = TEAM_SAMPLES;
    expect([...idsBefore('2099-01-01', Object.values(others))]).toEqual([]);
  });
});
