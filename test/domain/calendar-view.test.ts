import { describe, expect, it } from 'vitest';
import { calendarViewFrom, daysOfView, neighbourView } from '#domain/calendar-view.ts';

describe('the view that an address asks for', () => {
  it('is this week where it says nothing, or nothing that can be understood', () => {
    const thisWeek = { span: 'week', date: '2026-12-01' };
    expect(calendarViewFrom({}, '2026-12-01')).toEqual(thisWeek);
    expect(calendarViewFrom({ view: 'year', date: '2026-02-30' }, '2026-12-01')).toEqual(thisWeek);
  });

  it('is what it names', () => {
    expect(calendarViewFrom({ view: 'month', date: '2027-02-14' }, '2026-12-01')).toEqual({
      span: 'month',
      date: '2027-02-14',
    });
  });
});

describe('the days of a view', () => {
  it('are a day, Monday to Sunday, or the month', () => {
    expect(daysOfView({ span: 'day', date: '2026-12-31' })).toEqual({
      from: '2026-12-31',
      until: '2027-01-01',
    });
    expect(daysOfView({ span: 'week', date: '2027-01-03' })).toEqual({
      from: '2026-12-28',
      until: '2027-01-04',
    });
    expect(daysOfView({ span: 'month', date: '2026-12-31' })).toEqual({
      from: '2026-12-01',
      until: '2027-01-01',
    });
  });

  it.each(['day', 'week', 'month'] as const)('of %s lead on and back without a gap', (span) => {
    const view = { span, date: '2027-01-31' };
    const after = neighbourView(view, 1);
    expect(daysOfView(after).from).toBe(daysOfView(view).until);
    expect(daysOfView(neighbourView(after, -1))).toEqual(daysOfView(view));
  });
});
